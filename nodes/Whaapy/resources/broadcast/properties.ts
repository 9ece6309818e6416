import type { Property } from '../../parameters/property';
import { optionsField } from '../properties';
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
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a broadcast…',
			typeOptions: { searchListMethod: 'searchBroadcasts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		},
	],
	pickers: { listSearch: { searchBroadcasts } },
} as const satisfies Property;

/** The properties of an operation that needs no more than to know its broadcast. */
export const broadcastProperties = [
	broadcastLocator,
	optionsField(),
] as const satisfies readonly Property[];
