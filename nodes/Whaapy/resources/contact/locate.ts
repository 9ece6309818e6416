import type { IdOrPhone } from '../../parameters/parameterTypes';
import { otherSpelling } from '../../phone/variants';
import { notFound } from '../notFound';
import type { RunOf } from '../operation';
import type { ContactMatch } from './find';
import { getContactByPhone } from './find';

/** The parameters of an operation on one contact. */
export interface ContactParameters extends LookupParameters {
	contactId: IdOrPhone;
}

/** The parameters that a look-up by phone heeds. */
interface LookupParameters {
	options: { tryOtherSpellings: boolean };
}

/** The words for a contact that does not exist. */
export const contactMissing = (id: string) =>
	notFound(
		'contact',
		id,
		"Check 'Contact', or choose it 'From List'. If you have the phone number, choose it 'By Phone'.",
	);

/**
 * The ID of the contact that a locator names. One request for a phone number, none for an ID and for
 * a number that the run has looked up before.
 *
 * @throws NodeApiError if Whaapy has no contact with the number
 */
export async function findContactId(
	run: RunOf<LookupParameters>,
	reference: IdOrPhone,
): Promise<string> {
	return (await findReferenced(run, reference)).id;
}

/**
 * The same, with what the look-up tells beside the ID.
 *
 * @throws NodeApiError if Whaapy has no contact with the number
 */
export async function findReferenced(
	{ client, parameters }: RunOf<LookupParameters>,
	reference: IdOrPhone,
): Promise<Pick<ContactMatch, 'id' | 'stageId'>> {
	if ('id' in reference) return reference;
	const { phone } = reference;
	const { tryOtherSpellings } = parameters.options;
	const contact = await getContactByPhone(client, phone, tryOtherSpellings);
	if (contact) return contact;
	const other = tryOtherSpellings ? otherSpelling(phone) : undefined;
	throw client.statusError(
		'404',
		`Whaapy has no contact with ${other === undefined ? phone : `${phone} or ${other}`}`,
		"Check the number, and 'Default Country' under Options. To add the person, use the operation 'Create or Update'.",
	);
}
