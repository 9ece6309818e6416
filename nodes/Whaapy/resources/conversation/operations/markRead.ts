import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { CHANGE_COSTS, toConversation } from '../change';
import { conversationLocatorWithPhone } from '../properties';

/** Conversation → Mark as Read. */
export const markRead = defineOperation({
	name: 'Mark as Read',
	value: 'markRead',
	action: 'Mark conversation as read',
	description: 'Mark a conversation as read, so that no unread messages are counted',
	api: {
		endpoints: ['PATCH /conversations/v1/{id}/mark-read', 'GET /conversations/v1/by-phone/{phone}'],
		costs: CHANGE_COSTS,
	},
	properties: [conversationLocatorWithPhone],
	options: lookupOptions,
	async execute(run) {
		return await run.client.patch('/conversations/v1/{id}/mark-read', await toConversation(run));
	},
});
