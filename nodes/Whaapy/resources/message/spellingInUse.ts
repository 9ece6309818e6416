import type { WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';
import { otherSpelling, subscriberKey } from '../../phone/variants';
import { SEARCH_ENDPOINT, searchByPhone } from '../contact/find';

/** The endpoints that {@link findSpellingInUse} may ask. */
export const SPELLING_ENDPOINTS = [
	SEARCH_ENDPOINT,
	'GET /conversations/v1/by-phone/{phone}',
] as const;

/**
 * The spelling under which Whaapy keeps a person, so that a message does not start a second
 * conversation beside the first; the number as given if Whaapy does not know the person, or if the
 * key may not look.
 *
 * One request for a number that the run has not looked up yet: the search for contacts, which finds
 * both spellings at once. It tells the spelling of a conversation too, because a conversation has a
 * contact (`conversation.created` in docs/events.md has one number for both), and the number of a
 * contact cannot be changed (docs/whaapy-api.yaml). Whether a merge keeps the two together is not
 * known (docs/whaapy-api.md, "Gaps"). Up to two more requests if both spellings have a contact or the
 * search is of no use: then the conversation itself is looked up under each.
 */
export async function findSpellingInUse(client: WhaapyClient, phone: string): Promise<string> {
	const other = otherSpelling(phone);
	if (other === undefined) return phone;
	// If there is none, the message starts one under the number as given, for the rest of the run.
	return await client.cache.get(`spelling in use: ${subscriberKey(phone)}`, async () => {
		const contacts = await searchByPhone(client, phone);
		if (contacts) {
			const [spelling = phone, ...more] = new Set(contacts.map((match) => match.phoneNumber));
			if (more.length === 0) return spelling;
		}
		for (const spelling of [phone, other]) {
			const found = await client.getIfAllowed('/conversations/v1/by-phone/{phone}', {
				path: { phone: spelling },
				envelope: objectIn('data'),
			});
			if (found) return spelling;
		}
		return phone;
	});
}
