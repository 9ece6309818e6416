import type { Property } from '../../parameters/property';
import { byId, fromList } from '../properties';
import { searchBroadcasts } from './pickers';

/** One broadcast, picked from the list or named by its ID. */
export const broadcastLocator = {
	displayName: 'Broadcast',
	name: 'broadcastId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	identifies: true,
	reads: 'id',
	description: 'The broadcast to work on',
	modes: [fromList('broadcast', 'searchBroadcasts'), byId],
	pickers: { listSearch: { searchBroadcasts } },
} as const satisfies Property;
