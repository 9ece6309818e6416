import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { objectOrAnswer } from '../../api/envelope';
import type { StatusMessages } from '../../api/errorMessages';
import { pageIn } from '../../api/pagination';
import type { List } from '../readList';

/** The path of the broadcasts of an account. */
export const BROADCASTS = ['broadcasts'];

/** All broadcasts of the account. */
export const BROADCAST_LIST = {
	things: 'broadcasts',
	path: BROADCASTS,
	page: pageIn('data', 'broadcasts'),
	paging: 'offset',
} as const satisfies List;

/** One broadcast, or the whole answer if it holds none: the answer is not documented. */
export const broadcastOrAnswer = objectOrAnswer('data', 'broadcast');

/** What the user reads if there is no broadcast with an ID. */
export function unknownBroadcast(id: string): StatusMessages {
	return {
		404: {
			message: `Whaapy has no broadcast with the ID '${id}'`,
			description: "Check 'Broadcast', or choose it 'From List'.",
		},
	};
}

/**
 * The broadcast with an ID. One request.
 *
 * @throws NodeApiError if Whaapy has none
 */
export async function readBroadcast(client: WhaapyClient, id: string): Promise<IDataObject> {
	return await client.get({
		path: [...BROADCASTS, id],
		envelope: broadcastOrAnswer,
		messages: unknownBroadcast(id),
	});
}
