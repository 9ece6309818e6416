import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import type { Page } from '../api/pagination';
import { walkPages } from '../api/pagination';
import type { Parameters } from '../parameters/parameterTypes';
import type { returnAllOrLimit } from './properties';

/** How many things of a list to read. */
export type Amount = Parameters<typeof returnAllOrLimit>;

/** A whole list. */
export const ALL: Amount = { returnAll: true, limit: 0 };

/** A list of the API. */
export interface List {
	/** The name of its items for messages, e.g. "conversations". */
	things: string;
	/**
	 * Reads one page.
	 *
	 * @param position the part of the query that says where the page begins and ends
	 */
	read(position: IDataObject): Promise<Page<IDataObject>>;
	/** How the next page is asked for: by the cursor of the last one, or by a number of items. */
	paging?: 'cursor' | 'offset';
}

/**
 * Reads a list for 'Return All' and 'Limit', 100 items per request.
 *
 * An item that comes twice is returned once: the list may change while it is read. An item without an
 * ID is known by all that it holds.
 *
 * @throws NodeOperationError if the pages do not come to an end
 */
export async function readList(
	client: WhaapyClient,
	{ returnAll, limit: atMost }: Amount,
	{ things, read, paging = 'cursor' }: List,
): Promise<IDataObject[]> {
	const limit = returnAll ? Number.POSITIVE_INFINITY : atMost;
	const walk = walkPages<IDataObject>(client, {
		things,
		id: (item) => JSON.stringify(item.id ?? item),
		mayRepeat: true,
		limit,
		paging,
		read: async (cursor, size) => await read({ limit: size, [paging]: cursor }),
	});
	const found: IDataObject[] = [];
	for await (const items of walk) {
		found.push(...items);
		if (found.length >= limit) break;
	}
	return found.slice(0, limit);
}
