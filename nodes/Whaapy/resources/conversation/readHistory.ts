import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { Page } from '../../api/pagination';
import { walkPages } from '../../api/pagination';
import type { HistoryPage } from '../../delivery/history';
import { readMessages } from '../../delivery/history';
import { unknownConversation } from './find';
import type { MessageFilter } from './messageFilter';
import { isUnfiltered } from './messageFilter';

/** The part of a conversation's messages to read. */
interface History {
	conversationId: string;
	/** The message to begin before; at the newest one if not set. */
	before?: string;
	filter: MessageFilter;
	/** How many messages are wanted at most. */
	limit: number;
	/** The display name of the parameter that names the conversation; 'Conversation' if not set. */
	parameter?: string;
	/** Is told where each page begins, before it is read. */
	asking?: (before: string | undefined) => void;
}

/** Reads the messages of a conversation, newest first, a page of at most 100 per request. */
export function readHistory(
	client: WhaapyClient,
	{ conversationId, before, filter, limit, parameter, asking }: History,
): AsyncGenerator<IDataObject[]> {
	return walkPages<IDataObject>(client, {
		things: 'messages',
		from: before,
		id: ({ id }) => id,
		// With a filter nobody knows how many must be read to find enough.
		limit: isUnfiltered(filter) ? limit : undefined,
		async read(cursor, size) {
			asking?.(cursor);
			return await readPage(client, { conversationId, before: cursor, size, parameter });
		},
	});
}

/** Reads one page of a conversation's messages, with the words for a conversation that does not exist. */
export async function readPage(
	client: WhaapyClient,
	{ parameter, ...page }: Omit<HistoryPage, 'messages'> & Pick<History, 'parameter'>,
): Promise<Page<IDataObject>> {
	const messages = unknownConversation(page.conversationId, parameter);
	return await readMessages(client, { ...page, messages });
}
