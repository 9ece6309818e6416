import type { Property } from '../../parameters/property';
import { byId, byPhone, fromList } from '../properties';
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
