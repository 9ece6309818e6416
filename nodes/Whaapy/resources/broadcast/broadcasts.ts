import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { objectOrAnswer } from '../../api/envelope';
import { pageIn } from '../../api/pagination';
import { notFound } from '../notFound';
import type { List } from '../readList';

/** The broadcasts of the account, all or those with a status. */
export function broadcastList(client: WhaapyClient, status?: string): List {
	return {
		things: 'broadcasts',
		paging: 'offset',
		read: async (position) =>
			await client.get('/broadcasts', {
				query: { status, ...position },
				envelope: pageIn('data', 'broadcasts'),
			}),
	};
}

/** One broadcast, or the whole answer if it holds none: the answer is not documented. */
export const broadcastOrAnswer = objectOrAnswer('data', 'broadcast');

/** The words for a broadcast that does not exist. */
export const unknownBroadcast = (id: string) =>
	notFound('broadcast', id, "Check 'Broadcast', or choose it 'From List'.");

/**
 * The broadcast with an ID. One request.
 *
 * @throws NodeApiError if Whaapy has none
 */
export async function readBroadcast(client: WhaapyClient, id: string): Promise<IDataObject> {
	return await client.get('/broadcasts/{id}', {
		path: { id },
		envelope: broadcastOrAnswer,
		messages: unknownBroadcast(id),
	});
}
