import type { Property } from '../../parameters/property';
import {
	byId,
	byPhone,
	defaultCountry,
	fromList,
	optionsField,
	tryOtherSpellings,
} from '../properties';
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
	modes: [fromList('conversation', 'searchConversations'), byId, byPhone],
	pickers: { listSearch: { searchConversations } },
} as const satisfies Property;

/** The properties of an operation that needs no more than to know its conversation. */
export const conversationProperties = [
	conversationLocatorWithPhone,
	optionsField(defaultCountry, tryOtherSpellings),
] as const satisfies readonly Property[];
