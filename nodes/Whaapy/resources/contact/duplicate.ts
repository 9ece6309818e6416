import type { IDataObject, NodeApiError } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { StatusMessages } from '../../api/request';
import { otherSpelling } from '../../phone/variants';
import { isObject } from '../../shared/guards';
import { idIn } from '../../shared/id';
import type { UserMessage } from '../../shared/inputError';
import type { ContactMatch } from './find';
import { findContact, knownContact } from './find';

/** The requests of an operation that looks for a duplicate before it makes one of its own. */
export const NEW_NUMBER_COSTS = {
	'new number with one spelling': 1,
	'new Mexican number': 2,
	'new Argentine number': 2,
	'new Brazilian number': 2,
	"new number with two spellings, 'Also Try +521 / +52 (MX, AR, BR)' off": 1,
};

/** Advice for a contact that cannot be created a second time. */
const ADVICE =
	"Use the operation 'Create or Update' to update the existing contact instead of creating a second one.";

/**
 * The ID of the contact that a duplicate response names, at the root or under `error`
 * (docs/whaapy-api.md, "Statuses and error bodies").
 */
export function existingContactId(body: unknown): string | undefined {
	if (!isObject(body)) return undefined;
	const nested: IDataObject = isObject(body.error) ? body.error : {};
	return idIn(body.existing_contact_id ?? nested.existing_contact_id);
}

function namedDuplicate(body: unknown): UserMessage | undefined {
	const id = existingContactId(body);
	if (id === undefined) return undefined;
	return {
		message: `A contact with this phone number already exists: ${id}`,
		description: ADVICE,
	};
}

/** The words for a duplicate that Whaapy refuses and whose contact it names. */
export const NAMED_DUPLICATE: StatusMessages = { 409: namedDuplicate };

/** The words for a duplicate that Whaapy refuses, whether it names the contact or not. */
export const DUPLICATE: StatusMessages = {
	409: (body) =>
		namedDuplicate(body) ?? {
			message:
				"A contact with this phone number already exists, but Whaapy's answer does not say which",
			description:
				"Nothing was saved for this item. Find the contact in Whaapy and use the operation 'Update' with its ID.",
		},
};

/**
 * The contact that a person has already. One request for numbers with two spellings; none for those
 * with one, because Whaapy itself refuses the same spelling twice, and none for a number that the run
 * has met before.
 */
export async function findDuplicate(
	client: WhaapyClient,
	phone: string,
	tryOtherSpellings: boolean,
): Promise<ContactMatch | undefined> {
	return tryOtherSpellings && otherSpelling(phone) !== undefined
		? await findContact(client, phone)
		: await knownContact(client, phone);
}

/**
 * The error if a second contact of one person was refused without asking Whaapy.
 *
 * @param phone the number as it was given
 */
export function duplicateContact(
	client: WhaapyClient,
	phone: string,
	{ id, phoneNumber }: ContactMatch,
): NodeApiError {
	const isSame = phoneNumber === phone;
	return client.statusError(
		'409',
		`A contact with this phone number already exists${isSame ? '' : ` as ${phoneNumber}`}: ${id}`,
		isSame
			? ADVICE
			: `${ADVICE} To have two, turn 'Also Try +521 / +52 (MX, AR, BR)' off under Options.`,
	);
}
