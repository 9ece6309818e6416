import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../../api/client';
import { messagePageIn } from '../../../api/pagination';

/** The newest messages of a conversation, the newest one first. One request, which does not wait. */
export async function newestMessages(
	client: WhaapyClient,
	conversationId: string,
	limit: number,
): Promise<IDataObject[]> {
	const { items } = await client.get('/conversations/v1/{id}/messages', {
		path: { id: conversationId },
		query: { limit },
		envelope: messagePageIn<IDataObject>('data'),
		isUrgent: true,
	});
	return items;
}
