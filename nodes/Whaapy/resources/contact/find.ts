import type { WhaapyClient } from '../../api/client';
import { listIn } from '../../api/envelope';
import type { StatusMessages } from '../../api/errorMessages';
import { otherSpelling } from '../../phone/variants';
import { idIn } from '../../shared/id';

/** The path of the contacts of an account. */
export const CONTACTS = ['contacts', 'v1'];

/** A contact as far as a look-up needs it. */
export interface ContactMatch {
	id: string;
	/** The spelling of its number in Whaapy. */
	phoneNumber: string;
}

/** What the user reads if there is no contact with an ID. */
export function contactMissing(id: string): StatusMessages {
	return {
		404: {
			message: `Whaapy has no contact with the ID '${id}'`,
			description:
				"Check 'Contact', or choose it 'From List'. If you have the phone number, 'Find by Phone' of a conversation gives its 'contactId'.",
		},
	};
}

/** What the user reads if Whaapy refuses a duplicate without saying of which contact. */
export const UNNAMED_DUPLICATE: StatusMessages = {
	409: {
		message:
			"A contact with this phone number already exists, but Whaapy's answer does not say which",
		description:
			"Nothing was saved for this item. Find the contact in Whaapy and use the operation 'Update' with its ID.",
	},
};

/**
 * The contact that is stored under exactly this spelling of a number. One request.
 *
 * @returns `undefined` if there is none, and if Whaapy does not let this key search: a key that may
 *   only write must still be able to create, and Whaapy itself refuses the same spelling twice
 */
export async function findContact(
	client: WhaapyClient,
	phone: string,
): Promise<ContactMatch | undefined> {
	const digits = phone.slice(1);
	const contacts = await client.getIfAllowed({
		path: CONTACTS,
		query: { search: digits, limit: 10 },
		envelope: listIn('contacts', 'data'),
	});
	const match = contacts?.find(
		(contact) => String(contact.phone_number).replace(/\D/g, '') === digits,
	);
	const id = idIn(match?.id);
	return id === undefined ? undefined : { id, phoneNumber: phone };
}

/**
 * The contact of the same person under WhatsApp's other spelling of the number. No request for
 * numbers with one spelling.
 */
export async function findContactUnderOtherSpelling(
	client: WhaapyClient,
	phone: string,
): Promise<ContactMatch | undefined> {
	const other = otherSpelling(phone);
	return other === undefined ? undefined : await findContact(client, other);
}
