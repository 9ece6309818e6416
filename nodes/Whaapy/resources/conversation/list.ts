import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { pageIn } from '../../api/pagination';
import type { Parameters } from '../../parameters/parameterTypes';
import { choices } from '../../shared/labels';
import { filtersField } from '../properties';
import type { Amount } from '../readList';
import { readList } from '../readList';

/** Which conversations of the account to take. */
export const conversationFilters = filtersField(
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. Juan',
		description: 'Return conversations with this in the name or phone number of the person',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'active',
		description: 'Return conversations with this status',
		options: choices('active', 'archived', 'closed'),
	},
);

/** Reads the conversations that fit the filters, the last one that was written in first. */
export async function readConversations(
	client: WhaapyClient,
	amount: Amount,
	{ search, status }: Parameters<[typeof conversationFilters]>['filters'],
): Promise<IDataObject[]> {
	return await readList(client, amount, {
		things: 'conversations',
		read: async (position) =>
			await client.get('/conversations/v1', {
				query: { search: search?.trim() || undefined, status, ...position },
				envelope: pageIn('data', 'conversations'),
			}),
	});
}
