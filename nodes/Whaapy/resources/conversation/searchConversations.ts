import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { listIn } from '../../api/response';
import { nextCursor } from '../../api/pagination';
import { WHILE_A_USER_WAITS } from '../../api/session';
import { label } from '../pickerLabel';

/**
 * The conversations of the "From List" picker: name and number, page by page (FACTS,
 * "Conversations").
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchConversations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await WhaapyClient.open(this, WHILE_A_USER_WAITS);
	const body = await client.getPage({
		path: ['conversations', 'v1'],
		qs: { limit: 50, search: filter, cursor: paginationToken },
		envelope: 'data',
	});
	return {
		results: listIn(body, ['data']).map((conversation) => ({
			name: label(conversation.contactName, conversation.phoneNumber, conversation.id),
			value: String(conversation.id),
		})),
		paginationToken: nextCursor(body),
	};
}
