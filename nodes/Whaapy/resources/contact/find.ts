import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { Explanation } from '../../api/errorMessages';
import { idIn } from '../../shared/id';
import { isObject, listIn } from '../../api/response';
import { otherSpelling } from '../../phone/normalizePhone';

export const CONTACTS = ['contacts', 'v1'];

/** The names under which a list of contacts may come (FACTS, "Contacts"). */
export const LISTED = ['contacts', 'data'];

/** A contact as far as a look-up needs it. */
export interface Stored {
	id: string;
	/** The spelling of its number in Whaapy. */
	phoneNumber: string;
}

/** What the user reads when there is no contact with an ID. */
export function contactMissing(id: string): Explanation {
	return {
		message: `Whaapy has no contact with the ID '${id}'`,
		description:
			"Check 'Contact', or choose it 'From List'. If you have the phone number, 'Find by Phone' of a conversation gives its 'contactId'.",
	};
}

/** What the user reads when Whaapy refuses a duplicate without saying of which contact. */
export const UNNAMED_DUPLICATE: Explanation = {
	message:
		"A contact with this phone number already exists, but Whaapy's answer does not say which",
	description:
		"Nothing was saved for this item. Find the contact in Whaapy and use the operation 'Update' with its ID.",
};

/**
 * The contact that is stored under exactly this number (FACTS, "Contacts": `search`).
 *
 * @returns `undefined` where there is none, and where Whaapy does not let this key search: a key
 *   that may only write must still be able to create, and Whaapy itself refuses the same spelling
 *   twice
 */
export async function findStored(client: WhaapyClient, e164: string): Promise<Stored | undefined> {
	const digits = e164.slice(1);
	const body = await client.peek({
		path: CONTACTS,
		qs: { search: digits, limit: 10 },
		envelope: LISTED,
	});
	const found = listIn(body ?? {}, LISTED).find(
		({ phone_number: phone }) => String(phone).replace(/\D/g, '') === digits,
	);
	const id = idIn(found?.id);
	return id === undefined ? undefined : { id, phoneNumber: e164 };
}

/**
 * The contact of the same person under the other WhatsApp spelling of the number (FACTS, "Phone
 * numbers"); no request for numbers with one spelling.
 */
export async function findTwin(client: WhaapyClient, e164: string): Promise<Stored | undefined> {
	const other = otherSpelling(e164);
	return other === undefined ? undefined : await findStored(client, other);
}

/** The contact out of its envelope. */
export function contactIn({ contact }: IDataObject): IDataObject {
	return isObject(contact) ? contact : {};
}
