import type { Property } from '../../parameters/property';
import { searchConversations } from './searchConversations';

/** One conversation, picked from the list or named by its ID. */
export const conversationLocator = {
	displayName: 'Conversation',
	name: 'conversationId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	identifies: 'thing',
	description: 'The conversation to get',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a conversation…',
			typeOptions: { searchListMethod: 'searchConversations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		},
	],
	pickers: { listSearch: { searchConversations } },
} as const satisfies Property;

/** A conversation, also by the number of the person in it. */
export const conversationLocatorWithPhone = {
	...conversationLocator,
	modes: [
		...conversationLocator.modes,
		{
			displayName: 'By Phone',
			name: 'phone',
			type: 'string',
			placeholder: 'e.g. +5215512345678',
		},
	],
} as const satisfies Property;
