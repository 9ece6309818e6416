import type { IDataObject, INode, NodeOperationError } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { idIn } from '../shared/id';
import { operationError } from '../shared/inputError';
import type { Envelope } from './envelope';
import { listIn } from './envelope';

/** One page of a list, and where the next one begins. */
export interface Page<T> {
	items: T[];
	/** Whether the API says that there is more; `undefined` if it does not say. */
	hasMore: boolean | undefined;
	/** Where the next page begins, as the API says it. */
	cursor: string | undefined;
}

/** A page of a list that is paged by a cursor under `pagination` (contacts, conversations). */
export function cursorPageIn<T extends object = IDataObject>(
	...names: string[]
): Envelope<Page<T>> {
	return pageIn<T>(names, ({ pagination }) => {
		const { has_more: hasMore, next_cursor: cursor }: IDataObject = isObject(pagination)
			? pagination
			: {};
		const isLast = hasMore === false;
		return { hasMore: toBoolean(hasMore), cursor: isLast ? undefined : toCursor(cursor) };
	});
}

/**
 * A page of a list that is paged by an offset (broadcasts, their recipients). The page does not say
 * where the next one begins: the caller counts the items.
 */
export function offsetPageIn<T extends object = IDataObject>(
	...names: string[]
): Envelope<Page<T>> {
	return pageIn<T>(names, ({ meta }) => ({
		hasMore: isObject(meta) ? toBoolean(meta.hasMore) : undefined,
		cursor: undefined,
	}));
}

/**
 * A page of messages, newest first, that is paged backwards by the ID of its oldest message.
 *
 * The documentation says newest first and shows oldest first, so the order is read off
 * `meta.oldestMessageId`: if the first message is the oldest, the page is turned around.
 */
export function messagePageIn<T extends object = IDataObject>(
	...names: string[]
): Envelope<Page<T>> {
	const { read, isEmpty } = pageIn<T>(names, ({ meta }) => {
		const { hasMore, oldestMessageId }: IDataObject = isObject(meta) ? meta : {};
		return { hasMore: toBoolean(hasMore), cursor: idIn(oldestMessageId) };
	});
	return {
		isEmpty,
		read(body) {
			const page = read(body);
			if (page === undefined || page.items.length < 2) return page;
			const first = page.items[0];
			const startsWithOldest = isObject(first) && idIn(first.id) === page.cursor;
			return startsWithOldest ? { ...page, items: page.items.reverse() } : page;
		},
	};
}

function pageIn<T extends object>(
	names: string[],
	position: (body: IDataObject) => Omit<Page<T>, 'items'>,
): Envelope<Page<T>> {
	const list = listIn<T>(...names);
	return {
		isEmpty: (body) => list.isEmpty(body),
		read(body) {
			const items = list.read(body);
			return items && isObject(body) ? { items, ...position(body) } : undefined;
		},
	};
}

function toBoolean(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

function toCursor(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What a walk needs to know of the list that it walks. */
interface Walk<T> {
	node: INode;
	itemIndex: number;
	/** What the list holds, for messages, e.g. "messages". */
	things: string;
	/** Reads the page that begins at a cursor; the first page has none. */
	read(cursor: string | undefined, itemsRead: number): Promise<Page<T>>;
	/** Identifies an item of the list for good. */
	id(item: T): unknown;
	/** Whether an item may come twice, as in a list that changes while it is read; it counts once. */
	mayRepeat?: boolean;
	/** The cursor to begin at. */
	from?: string;
}

/**
 * Walks a list page by page, and never in circles.
 *
 * Every page must bring items not seen before and a cursor not used before, or the walk ends with a
 * message: the alternative is an endless loop, or a history with silent holes or repetitions.
 *
 * @throws NodeOperationError that says how many items were read until then
 */
export async function* walkPages<T>(walk: Walk<T>): AsyncGenerator<T[]> {
	const known = new Set<unknown>();
	const cursors = new Set<string | undefined>([walk.from]);
	let cursor = walk.from;
	for (;;) {
		const page = await walk.read(cursor, known.size);
		const items: T[] = [];
		for (const item of page.items) {
			const before = known.size;
			if (known.add(walk.id(item)).size > before) items.push(item);
			else if (!walk.mayRepeat) {
				throw noProgress(walk, before, `sent the same ${walk.things} twice`);
			}
		}
		yield items;
		if (!page.hasMore) return;
		if (items.length === 0) {
			throw noProgress(walk, known.size, 'sent an empty page but has more');
		}
		if (page.cursor === undefined) {
			const what = `has more ${walk.things} but does not say where they begin`;
			throw noProgress(walk, known.size, what);
		}
		if (cursors.has(page.cursor)) {
			throw noProgress(walk, known.size, 'sent the same cursor twice');
		}
		cursor = page.cursor;
		cursors.add(cursor);
	}
}

function noProgress(
	{ node, itemIndex, things }: Pick<Walk<never>, 'node' | 'itemIndex' | 'things'>,
	itemsRead: number,
	what: string,
): NodeOperationError {
	return operationError(node, {
		message: `Whaapy ${what}, after ${itemsRead} ${things} were read`,
		description: `To go on with fewer ${things}, turn 'Return All' off and set 'Limit' to ${itemsRead} at most. If it stays so, tell Whaapy's support.`,
		itemIndex,
	});
}
