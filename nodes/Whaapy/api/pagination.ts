import type { IDataObject, INode, NodeOperationError } from 'n8n-workflow';
import { refusal } from './apiError';
import { isObject } from './response';

/** One page of a list, and where the next one begins. */
export interface Page<T> {
	items: T[];
	/** Whether the API says that there is more. */
	hasMore: boolean;
	/** Where the next page begins, as the API says it. */
	cursor: string | undefined;
}

/** What a walk needs to know of the list it walks. */
export interface Walk<T> {
	node: INode;
	itemIndex: number;
	/** What the list holds, for messages, e.g. "messages". */
	things: string;
	/** Reads the page that begins at a cursor; the first one without. */
	read(cursor: string | undefined, alreadyRead: number): Promise<Page<T>>;
	/** Names an item of the list for good. */
	id(item: T): unknown;
	/** The cursor to begin at. */
	from?: string;
}

/**
 * Walks a list page by page, and never in circles.
 *
 * Every page must bring items not seen before and a cursor not used before, or the walk ends with a
 * message: the alternative is an endless loop, or a history with silent holes or repetitions.
 *
 * @throws NodeOperationError saying how many were read until then
 */
export async function* walkPages<T>(walk: Walk<T>): AsyncGenerator<T[]> {
	const known = new Set<unknown>();
	const cursors = new Set<string | undefined>([walk.from]);
	let cursor = walk.from;
	for (;;) {
		const page = await walk.read(cursor, known.size);
		for (const item of page.items) {
			const before = known.size;
			known.add(walk.id(item));
			if (known.size === before) {
				throw stuck(walk, before, `sent the same ${walk.things} twice`);
			}
		}
		yield page.items;
		if (!page.hasMore) return;
		if (page.items.length === 0) throw stuck(walk, known.size, 'sent an empty page but has more');
		if (page.cursor === undefined) {
			throw stuck(walk, known.size, `has more ${walk.things} but does not say where they begin`);
		}
		if (cursors.has(page.cursor)) throw stuck(walk, known.size, 'sent the same cursor twice');
		cursor = page.cursor;
		cursors.add(cursor);
	}
}

function stuck(
	walk: Pick<Walk<never>, 'node' | 'itemIndex' | 'things'>,
	read: number,
	what: string,
): NodeOperationError {
	const { node, itemIndex, things } = walk;
	return refusal(
		node,
		itemIndex,
		`Whaapy ${what}, after ${read} ${things} were read`,
		`To go on with fewer ${things}, turn 'Return All' off and set 'Limit' to ${read} at most. If it stays so, tell Whaapy's support.`,
	);
}

/** The cursor of the next page of a list under `pagination` (FACTS, "Conversations"), if there is one. */
export function nextCursor(body: IDataObject): string | undefined {
	const { pagination } = body;
	if (!isObject(pagination) || pagination.has_more === false) return undefined;
	const { next_cursor: cursor } = pagination;
	if (typeof cursor === 'number') return String(cursor);
	return typeof cursor === 'string' && cursor !== '' ? cursor : undefined;
}
