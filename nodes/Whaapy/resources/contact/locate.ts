import type { INode } from 'n8n-workflow';
import { statusError } from '../../api/apiError';
import type { WhaapyClient } from '../../api/client';
import type { StatusMessages } from '../../api/errorMessages';
import type { ValidationIssues } from '../../parameters/issues';
import type { Located } from '../../parameters/parameterTypes';
import { validateId, validatePhone } from '../../parameters/validate';
import { otherSpelling } from '../../phone/variants';
import type { ContactMatch } from './find';
import { getContactByPhone } from './find';

/** A contact as a locator names it: by its ID, or by a phone number. */
type ContactReference = { id: string } | { phone: string; tryOtherSpellings: boolean };

/** What of an operation's run the validation of a locator needs. */
export interface LocatorRun {
	issues: ValidationIssues;
	defaultCountry: string;
	parameters: { options: { tryOtherSpellings: boolean } };
}

/** What of an operation's run the look-up of a contact needs. */
export interface LookupRun {
	client: WhaapyClient;
	context: { getNode(): INode };
	itemIndex: number;
}

/** What the user reads if there is no contact with an ID. */
export function contactMissing(id: string): StatusMessages {
	return {
		404: {
			message: `Whaapy has no contact with the ID '${id}'`,
			description:
				"Check 'Contact', or choose it 'From List'. If you have the phone number, choose it 'By Phone'.",
		},
	};
}

/**
 * Validates what a locator of a contact holds.
 *
 * @param parameter the locator's display name
 */
export function validateContact(
	{ issues, defaultCountry, parameters }: LocatorRun,
	{ mode, value }: Located,
	parameter = 'Contact',
): ContactReference {
	if (mode !== 'phone') return { id: validateId(issues, { parameter, value, byPhone: true }) };
	const phone = validatePhone(issues, { parameter, value, defaultCountry });
	return { phone, tryOtherSpellings: parameters.options.tryOtherSpellings };
}

/**
 * The ID of the contact that a locator names. One request for a phone number, none for an ID and for
 * a number that the run has looked up before.
 *
 * @throws NodeApiError if Whaapy has no contact with the number
 */
export async function findContactId(run: LookupRun, reference: ContactReference): Promise<string> {
	return (await findReferenced(run, reference)).id;
}

/**
 * The same, with what the look-up tells beside the ID.
 *
 * @throws NodeApiError if Whaapy has no contact with the number
 */
export async function findReferenced(
	{ client, context, itemIndex }: LookupRun,
	reference: ContactReference,
): Promise<Pick<ContactMatch, 'id' | 'stageId'>> {
	if ('id' in reference) return reference;
	const { phone, tryOtherSpellings } = reference;
	const contact = await getContactByPhone(client, phone, tryOtherSpellings);
	if (contact) return contact;
	const other = tryOtherSpellings ? otherSpelling(phone) : undefined;
	throw statusError(context.getNode(), '404', {
		message: `Whaapy has no contact with ${other === undefined ? phone : `${phone} or ${other}`}`,
		description:
			"Check the number, and 'Default Country' under Options. To add the person, use the operation 'Create or Update'.",
		itemIndex,
	});
}
