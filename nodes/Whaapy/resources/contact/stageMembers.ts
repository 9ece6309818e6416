import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';
import type { Page } from '../../api/pagination';
import { hasMore, PAGE_SIZE } from '../../api/pagination';
import { idIn } from '../../shared/id';
import { contactPage, stageIdOf } from './find';

/** Contacts of whom it is asked whether they are in a stage. */
interface MemberQuery {
	stageId: string;
	contactIds: readonly string[];
	/** True if what the run knows may have become untrue, so that Whaapy is asked anew. */
	anew?: boolean;
}

const keyOf = (contactId: string) => `stage of contact ${contactId}`;

/** Keeps for the rest of the run in which stage a contact is; `null` stands for none. */
export function rememberStage(
	client: WhaapyClient,
	contactId: string,
	stageId: string | null,
): void {
	client.cache.set(keyOf(contactId), stageId);
}

/**
 * Those of some contacts that are in a stage of the funnel. No request for what the run knows; else
 * one for each 100 contacts of the stage, until all are found. If the stage has more pages than there
 * are contacts to find, those left are asked for one by one, so that to move one contact into a stage
 * of 10,000 costs three requests and not 101. So they are if a page tells of more, but not where.
 */
export async function findMembers(
	client: WhaapyClient,
	{ stageId, contactIds, anew = false }: MemberQuery,
): Promise<Set<string>> {
	const ask = async <T>(key: string, request: () => Promise<T>) =>
		anew ? await request() : await client.cache.get(key, request);
	const members = new Set<string>();
	const unknown = new Set<string>();
	for (const id of contactIds) {
		const known = anew ? undefined : await client.cache.known<string | null>(keyOf(id));
		if (known === undefined) unknown.add(id);
		else if (known === stageId) members.add(id);
	}
	let cursor: string | undefined;
	let read = 0;
	for (let pages = 0; pages < contactIds.length && unknown.size > 0; pages++) {
		const page = await ask(
			`contacts in stage ${stageId} from ${cursor ?? 'the first'}`,
			async () => await readPage(client, { stageId, cursor, read }),
		);
		for (const id of page.ids) if (unknown.delete(id)) members.add(id);
		if (!page.hasMore) return members;
		if (page.next === undefined) break;
		cursor = page.next;
		read = page.read;
	}
	for (const id of unknown) {
		const current = await ask(keyOf(id), async () => await readStage(client, id));
		if (current === stageId) members.add(id);
	}
	return members;
}

interface Position {
	stageId: string;
	cursor: string | undefined;
	/** How many contacts the pages before it held. */
	read: number;
}

async function readPage(client: WhaapyClient, { stageId, cursor, read: before }: Position) {
	const page: Page<IDataObject> = await client.get('/contacts/v1', {
		query: { funnel_stage_id: stageId, limit: PAGE_SIZE, cursor },
		envelope: contactPage,
	});
	// The filter is not documented, so it is checked as far as a contact shows its stage.
	const isMember = (contact: IDataObject) => (stageIdOf(contact) ?? stageId) === stageId;
	const ids = page.items.filter(isMember).map(({ id }) => idIn(id));
	const next = page.cursor === cursor ? undefined : page.cursor;
	const read = before + page.items.length;
	return {
		ids: ids.filter((id) => id !== undefined),
		hasMore: hasMore(page, PAGE_SIZE, read),
		next,
		read,
	};
}

/** The stage of one contact; `null` also if there is no such contact, which the move itself tells. */
async function readStage(client: WhaapyClient, id: string): Promise<string | null> {
	const result = await client.find('/contacts/v1/{id}', {
		path: { id },
		envelope: objectIn('contact'),
	});
	return ('found' in result && stageIdOf(result.found)) || null;
}
