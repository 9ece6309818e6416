import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { idIn } from '../shared/id';
import type { WhaapyClient } from './client';
import type { Envelope } from './envelope';
import { listIn } from './envelope';

/** The most items that one page may hold, of every list (docs/whaapy-api.md, "Pagination"). */
export const PAGE_SIZE = 100;

/**
 * How many of the last items a walk remembers at least, and at most twice as many, to see that one
 * comes twice. A walk in a circle shows in its cursors too, and what is kept longer V8 collects late.
 */
const REMEMBERED = 1_000;

/** One page of a list, and what it says of the rest. */
export interface Page<T> {
	items: T[];
	/** True if the API says that there is more; `undefined` if it does not say. */
	hasMore: boolean | undefined;
	/** Where the next page begins, as the API says it. */
	cursor: string | undefined;
	/** How many items the whole list has, and how many a page holds, if the API says so. */
	total?: number;
	size?: number;
}

/**
 * A page of a list: contacts, conversations, templates, broadcasts, recipients.
 *
 * The words about the rest stand under `pagination` or `meta`, in snake_case or camelCase, or beside
 * the list (docs/whaapy-api.md, "Pagination"). A cursor says that there is more, unless the page says
 * that there is not.
 */
export function pageIn<T extends object = IDataObject>(...names: string[]): Envelope<Page<T>> {
	const list = listIn<T>(...names);
	return {
		read(body) {
			const items = list.read(body);
			return items && { items, ...positionIn(body as IDataObject) };
		},
	};
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
	const pages = pageIn<T>(...names);
	return {
		read(body) {
			const page = pages.read(body);
			if (page === undefined) return undefined;
			const { meta } = body as IDataObject;
			// Unlike a cursor, the oldest message is named on the last page too.
			const cursor = idIn(isObject(meta) ? meta.oldestMessageId : undefined);
			const first = page.items[0];
			const isReversed = page.items.length > 1 && isObject(first) && idIn(first.id) === cursor;
			return { ...page, cursor, items: isReversed ? page.items.reverse() : page.items };
		},
	};
}

function positionIn(body: IDataObject): Omit<Page<never>, 'items'> {
	const said: IDataObject = Object.assign(
		{},
		body,
		...[body.meta, body.pagination].filter(isObject),
	);
	const hasMore = toBoolean(said.has_more ?? said.hasMore);
	const next = toCursor(said.next_cursor ?? said.nextCursor);
	const cursor = hasMore === false ? undefined : next;
	const [page, pages] = [toCount(said.page), toCount(said.total_pages ?? said.totalPages)];
	const hasNext = page === undefined || pages === undefined ? undefined : page < pages;
	return {
		hasMore: hasMore ?? (cursor !== undefined || hasNext),
		cursor,
		total: toCount(said.total),
		size: toCount(said.limit),
	};
}

function toBoolean(value: unknown): boolean | undefined {
	if (value === 'true' || value === 1) return true;
	if (value === 'false' || value === 0) return false;
	return typeof value === 'boolean' ? value : undefined;
}

function toCount(value: unknown): number | undefined {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return Number.isSafeInteger(count) && Number(count) >= 0 ? Number(count) : undefined;
}

function toCursor(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Tells if a list has more than its pages until now.
 *
 * If the API does not say, it has if its total is larger, or if the page is as full as it may be: one
 * request too many, or a message, is better than items lost.
 *
 * @param asked how many items the page was asked for
 * @param read how many items all pages until now held, those of this one included
 */
export function hasMore(
	{ items, hasMore: said, total, size }: Page<unknown>,
	asked: number,
	read: number,
): boolean {
	if (said !== undefined) return said;
	if (total !== undefined) return total > read;
	return items.length > 0 && items.length === Math.min(asked, size || asked);
}

/** The list that a walk reads. */
interface Walk<T> {
	/** The name of its items for messages, e.g. "messages". */
	things: string;
	/**
	 * Reads the page that begins at a cursor; the first page has none.
	 *
	 * @param size how many items to ask for
	 */
	read(cursor: string | undefined, size: number): Promise<Page<T>>;
	/** How many items are wanted at most, if all that are read count; a page asks for no more. */
	limit?: number;
	/** How the next page is asked for: by the cursor of the last one, or by a number of items. */
	paging?: 'cursor' | 'offset';
	/** Identifies an item of the list for good. */
	id(item: T): unknown;
	/** True if an item may come twice, as in a list that changes while it is read; it counts once. */
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
export async function* walkPages<T>(
	client: Pick<WhaapyClient, 'error'>,
	{ things, from, limit = Number.POSITIVE_INFINITY, ...walk }: Walk<T>,
): AsyncGenerator<T[]> {
	let found = 0;
	const noProgress = (what: string) =>
		client.error(
			`Whaapy ${what}, after ${found} ${things} were read`,
			`To go on with fewer ${things}, turn 'Return All' off and set 'Limit' to ${found} at most. If it keeps happening, contact Whaapy support.`,
		);
	let recent = new Set<unknown>();
	let earlier = new Set<unknown>();
	const cursors = new Set([from]);
	let cursor = from;
	let read = 0;
	for (;;) {
		const size = Math.min(PAGE_SIZE, limit - found);
		const page = await walk.read(cursor, size);
		read += page.items.length;
		const items: T[] = [];
		for (const item of page.items) {
			const id = walk.id(item);
			if (!recent.has(id) && !earlier.has(id)) {
				items.push(item);
				found += 1;
			} else if (!walk.mayRepeat) {
				throw noProgress(`sent the same ${things} twice`);
			}
			recent.add(id);
		}
		if (recent.size >= REMEMBERED) [recent, earlier] = [new Set(), recent];
		yield items;
		// Of a walk that begins in the middle nobody knows how much of the total is left.
		const said = from === undefined ? page : { ...page, total: undefined };
		if (!hasMore(said, size, read)) return;
		if (items.length === 0) throw noProgress('sent an empty page but has more');
		cursor = walk.paging === 'offset' ? String(read) : page.cursor;
		if (cursor === undefined) {
			throw noProgress(`has more ${things} but does not say where they begin`);
		}
		if (cursors.has(cursor)) throw noProgress('sent the same cursor twice');
		cursors.add(cursor);
	}
}
