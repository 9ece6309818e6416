import type { IDataObject, INode } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import type { Envelope } from '../api/envelope';
import type { StatusMessages } from '../api/errorMessages';
import type { Page } from '../api/pagination';
import { walkPages } from '../api/pagination';

/** What of an operation's run the reading of a list needs. */
export interface ListRun {
	client: WhaapyClient;
	context: { getNode(): INode };
	itemIndex: number;
	parameters: { returnAll: boolean; limit: number };
}

/** A list of the API. */
export interface List {
	/** What it holds, for messages, e.g. "conversations". */
	things: string;
	path: readonly string[];
	query?: IDataObject;
	page: Envelope<Page<IDataObject>>;
	/** How the next page is asked for: by the cursor of the last one, or by a number of items. */
	paging?: 'cursor' | 'offset';
	messages?: StatusMessages;
}

/**
 * Reads a list for 'Return All' and 'Limit', 100 items per request.
 *
 * What comes twice is returned once: the list may change while it is read.
 *
 * @throws NodeOperationError if the pages do not come to an end
 */
export async function readList(run: ListRun, list: List): Promise<IDataObject[]> {
	const { client, context, itemIndex, parameters } = run;
	const { things, path, query, page: envelope, paging = 'cursor', messages } = list;
	const limit = parameters.returnAll ? Number.POSITIVE_INFINITY : parameters.limit;
	const walk = walkPages<IDataObject>({
		node: context.getNode(),
		itemIndex,
		things,
		id: identity,
		mayRepeat: true,
		limit,
		paging,
		async read(cursor, size) {
			const asked = { ...query, limit: size, [paging]: cursor };
			return await client.get({ path, query: asked, envelope, messages });
		},
	});
	const found: IDataObject[] = [];
	for await (const items of walk) {
		found.push(...items);
		if (found.length >= limit) break;
	}
	return found.slice(0, limit);
}

/** What makes an item of a list itself; if it has no ID, all that it holds. */
function identity(item: IDataObject): string {
	return JSON.stringify(item.id ?? item);
}
