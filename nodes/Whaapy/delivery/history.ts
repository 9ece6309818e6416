import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import type { Page } from '../api/pagination';
import { messagePageIn } from '../api/pagination';
import type { StatusMessages } from '../api/request';

/** The messages of a conversation that one request asks for. */
export interface HistoryPage {
	conversationId: string;
	/** How many messages at most. */
	size: number;
	/** The message to begin before; at the newest one if not set. */
	before?: string;
	/** True if somebody waits for the answer: then this does not wait for the rate limit. */
	isUrgent?: boolean;
	/** The words for a conversation that does not exist. */
	messages?: StatusMessages;
}

/** Reads one page of a conversation's messages, newest first. One request. */
export async function readMessages(
	client: WhaapyClient,
	{ conversationId, size, before, ...more }: HistoryPage,
): Promise<Page<IDataObject>> {
	return await client.get('/conversations/v1/{id}/messages', {
		path: { id: conversationId },
		query: { limit: size, before },
		envelope: messagePageIn('data'),
		...more,
	});
}
