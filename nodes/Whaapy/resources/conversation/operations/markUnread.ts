import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { CHANGE_COSTS, toConversation } from '../change';
import { conversationLocatorWithPhone } from '../properties';

/** Conversation → Mark as Unread. */
export const markUnread = defineOperation({
	name: 'Mark as Unread',
	value: 'markUnread',
	action: 'Mark conversation as unread',
	description: 'Mark a conversation as unread, so that it stands out in the inbox again',
	api: {
		endpoints: [
			'PATCH /conversations/v1/{id}/mark-unread',
			'GET /conversations/v1/by-phone/{phone}',
		],
		costs: CHANGE_COSTS,
	},
	properties: [conversationLocatorWithPhone],
	options: lookupOptions,
	async execute(run) {
		return await run.client.patch('/conversations/v1/{id}/mark-unread', await toConversation(run));
	},
});
