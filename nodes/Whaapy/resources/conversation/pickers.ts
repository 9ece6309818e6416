import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Conversation } from '../../api/contract';
import { WhaapyClient } from '../../api/client';
import { pageIn } from '../../api/pagination';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { personLabel } from '../personLabel';

/**
 * The conversations of the "From List" picker: name and number, page by page.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchConversations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const { items, cursor } = await client.get('/conversations/v1', {
		query: { limit: 50, search: filter, cursor: paginationToken },
		envelope: pageIn<Conversation>('data', 'conversations'),
	});
	return {
		results: items.map(({ id, contactName, phoneNumber }) => ({
			name: personLabel(contactName, phoneNumber, id),
			value: String(id),
		})),
		paginationToken: cursor,
	};
}
