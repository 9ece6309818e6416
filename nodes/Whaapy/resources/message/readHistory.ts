import type { IDataObject, INode } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { messagePageIn, walkPages } from '../../api/pagination';
import { unknownConversation } from '../conversation/find';
import type { MessageFilter } from './filter';
import { isUnfiltered } from './filter';

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
		// With a filter nobody knows how many must be read to find enough.
		limit: isUnfiltered(filter) ? limit : undefined,
		async read(cursor, size) {
			return await client.get({
				path: ['conversations', 'v1', conversationId, 'messages'],
				query: { limit: size, before: cursor },
				envelope: messagePageIn('data'),
				messages: unknownConversation(conversationId, parameter),
			});
		},
	});
}
