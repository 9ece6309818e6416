import type { Property } from '../../parameters/property';
import { defaultCountry, optionsField, phoneExample, tryOtherSpellings } from '../properties';
import { searchConversations } from './pickers';

/** A conversation: picked from the list, or named by its ID or by the number of the person in it. */
export const conversationLocatorWithPhone = {
	displayName: 'Conversation',
	name: 'conversationId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	identifies: true,
	reads: 'idOrPhone',
	description: 'The conversation to work on',
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
		{
			displayName: 'By Phone',
			name: 'phone',
			type: 'string',
			...phoneExample,
		},
	],
	pickers: { listSearch: { searchConversations } },
} as const satisfies Property;

/** The properties of an operation that needs no more than to know its conversation. */
export const conversationProperties = [
	conversationLocatorWithPhone,
	optionsField(defaultCountry, tryOtherSpellings),
] as const satisfies readonly Property[];
