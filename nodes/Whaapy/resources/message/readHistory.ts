import type { IDataObject, INode } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { messagePageIn, walkPages } from '../../api/pagination';
import { unknownConversation } from '../conversation/find';
import type { MessageFilter } from './filter';
import { isUnfiltered } from './filter';

/** Most messages that one page may hold. */
const PAGE_SIZE = 100;

/** What part of a conversation's messages to read. */
interface History {
	conversationId: string;
	/** The message to begin before; at the newest one if not set. */
	before: string | undefined;
	filter: MessageFilter;
	/** How many messages are wanted at most. */
	limit: number;
	/** The display name of the parameter that names the conversation; 'Conversation' if not set. */
	parameter?: string;
}

/** Reads the messages of a conversation, newest first, a page of at most 100 per request. */
export function readHistory(
	{ client, node, itemIndex }: { client: WhaapyClient; node: INode; itemIndex: number },
	{ conversationId, before, filter, limit, parameter }: History,
): AsyncGenerator<IDataObject[]> {
	return walkPages<IDataObject>({
		node,
		itemIndex,
		things: 'messages',
		from: before,
		id: ({ id }) => id,
		async read(cursor, itemsRead) {
			// With a filter nobody knows how many must be read to find enough.
			const pageSize = isUnfiltered(filter) ? Math.min(PAGE_SIZE, limit - itemsRead) : PAGE_SIZE;
			const page = await client.get({
				path: ['conversations', 'v1', conversationId, 'messages'],
				query: { limit: pageSize, before: cursor },
				envelope: messagePageIn('data'),
				messages: unknownConversation(conversationId, parameter),
			});
			// If a full page does not say, one request too many is better than messages lost.
			return { ...page, hasMore: page.hasMore ?? page.items.length >= pageSize };
		},
	});
}
