import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { Page } from '../../api/pagination';
import { hasMore, PAGE_SIZE, pageIn } from '../../api/pagination';
import { otherSpelling, sharedDigits, subscriberKey } from '../../phone/variants';
import { isObject } from '../../shared/guards';
import { idIn } from '../../shared/id';

/** The endpoint that {@link searchByPhone} asks. */
export const SEARCH_ENDPOINT = 'POST /contacts/v1/search';

/** The endpoints that a look-up by phone may ask: the search or, if it is refused, the list. */
export const LOOKUP_ENDPOINTS = [SEARCH_ENDPOINT, 'GET /contacts/v1'] as const;

/** A list of contacts (docs/whaapy-api.md, "Casing and envelopes"). */
export const contactPage = pageIn('contacts', 'data');

/** A contact as far as a look-up needs it. */
export interface ContactMatch {
	id: string;
	/** The spelling of its number in Whaapy, in E.164. */
	phoneNumber: string;
	/** Its stage in the funnel, see {@link stageIdOf}. */
	stageId?: string | null;
}

const SEARCH_SERVES = 'contact search serves';
const LIST_REFUSED = 'contact list refused';
const keyOf = (phone: string) => `contact ${subscriberKey(phone)}`;

/**
 * The contact of a person: the one under the spelling given or, if there is none, under WhatsApp's
 * other spelling of the number. One request for both spellings, none if the run has asked before.
 *
 * @returns `undefined` if there is none, and if Whaapy does not let this key search: a key that may
 *   only write must still be able to create, and Whaapy itself refuses the same spelling twice
 */
export async function findContact(
	client: WhaapyClient,
	phone: string,
): Promise<ContactMatch | undefined> {
	const matches = await client.cache.get(keyOf(phone), async () => await lookUp(client, phone));
	return best(matches, phone);
}

/**
 * The contact of a person, like {@link findContact}.
 *
 * @param tryOtherSpellings whether the other spelling counts
 * @throws NodeApiError if Whaapy does not let this key search
 */
export async function getContactByPhone(
	client: WhaapyClient,
	phone: string,
	tryOtherSpellings: boolean,
): Promise<ContactMatch | undefined> {
	const matches = await client.cache.get(
		keyOf(phone),
		async () =>
			(await lookUp(client, phone)) ??
			matchesIn(await client.get('/contacts/v1', list(phone)), phone),
	);
	return tryOtherSpellings ? best(matches, phone) : exact(matches, phone);
}

/**
 * The contacts under the spellings of a number, by the documented search alone. One request for both
 * spellings; none if the run knows the contacts, or that the search is of no use. The answer is not
 * kept, because a message may create the contact that it did not find.
 *
 * @returns `undefined` if Whaapy does not let this key search, and if the search does not filter
 */
export async function searchByPhone(
	client: WhaapyClient,
	phone: string,
): Promise<ContactMatch[] | undefined> {
	const known = await client.cache.known<ContactMatch[]>(keyOf(phone));
	return known ?? (await search(client, phone));
}

/** Looks exactly this spelling up in what the run knows. No request. */
export async function knownContact(
	client: WhaapyClient,
	phone: string,
): Promise<ContactMatch | undefined> {
	return exact(await client.cache.known<ContactMatch[]>(keyOf(phone)), phone);
}

/** Keeps for the rest of the run that a number has a contact. */
export async function rememberContact(
	client: WhaapyClient,
	phoneNumber: string,
	id: unknown,
): Promise<void> {
	const known = (await client.cache.known<ContactMatch[]>(keyOf(phoneNumber))) ?? [];
	const own = idIn(id);
	if (own === undefined) return;
	const others = known.filter((match) => match.phoneNumber !== phoneNumber);
	client.cache.set(keyOf(phoneNumber), [{ id: own, phoneNumber }, ...others]);
}

/** Forgets what the run knows of a number, because its contact has become another or none. */
export function forgetContact(client: WhaapyClient, phone: string): void {
	client.cache.delete(keyOf(phone));
}

function exact(matches: ContactMatch[] | undefined, phone: string): ContactMatch | undefined {
	return matches?.find(({ phoneNumber }) => phoneNumber === phone);
}

function best(matches: ContactMatch[] | undefined, phone: string): ContactMatch | undefined {
	return exact(matches, phone) ?? matches?.[0];
}

/** The contacts under the spellings of a number; `undefined` if this key may not look. */
async function lookUp(client: WhaapyClient, phone: string): Promise<ContactMatch[] | undefined> {
	const matches = await search(client, phone);
	if (matches) return matches;
	if (await client.cache.known<boolean>(LIST_REFUSED)) return undefined;
	const page = await client.getIfAllowed('/contacts/v1', list(phone));
	if (page === undefined) client.cache.set(LIST_REFUSED, true);
	return page && matchesIn(page, phone);
}

/**
 * The contacts that the search finds; `undefined` if it is of no use, which one request of the run
 * finds out while the others wait.
 */
async function search(client: WhaapyClient, phone: string): Promise<ContactMatch[] | undefined> {
	const first: { answer?: Promise<ContactMatch[] | undefined> } = {};
	const serves = await client.cache.get(SEARCH_SERVES, async () => {
		first.answer = askSearch(client, phone);
		return await first.answer.then(
			(matches) => matches !== undefined,
			// An outage says nothing about the search, and must not make the others wait in turn.
			() => true,
		);
	});
	if (first.answer) return await first.answer;
	if (!serves) return undefined;
	const matches = await askSearch(client, phone);
	if (matches === undefined) client.cache.set(SEARCH_SERVES, false);
	return matches;
}

async function askSearch(client: WhaapyClient, phone: string): Promise<ContactMatch[] | undefined> {
	const page = await client.searchIfAllowed('/contacts/v1/search', {
		body: { filters: { phone_number: { contains: sharedDigits(phone) } }, limit: PAGE_SIZE },
		envelope: contactPage,
	});
	const matches = page && matchesIn(page, phone);
	// More than a page of others who share the digits: then the filter did not count.
	const isWhole = page && !hasMore(page, PAGE_SIZE, page.items.length);
	return matches && (matches.length > 0 || isWhole) ? matches : undefined;
}

function list(phone: string) {
	return {
		query: { search: sharedDigits(phone), limit: PAGE_SIZE },
		envelope: contactPage,
	};
}

function matchesIn({ items }: Page<IDataObject>, phone: string): ContactMatch[] {
	const spellings = [phone, otherSpelling(phone)].filter((spelling) => spelling !== undefined);
	return items.flatMap((contact) => {
		const { id, phone_number: stored } = contact;
		const digits = String(stored).replace(/\D/g, '');
		const phoneNumber = spellings.find((spelling) => spelling.slice(1) === digits);
		const own = idIn(id);
		const stageId = stageIdOf(contact);
		return phoneNumber === undefined || own === undefined
			? []
			: [{ id: own, phoneNumber, stageId }];
	});
}

/** The stage that a contact is in; `null` if it is in none, `undefined` if its record does not say. */
export function stageIdOf(contact: IDataObject): string | null | undefined {
	const { funnel_stage: stage, funnel_stage_id: id = stage } = contact;
	const told = isObject(stage) ? stage.id : id;
	return told === null ? null : idIn(told);
}
