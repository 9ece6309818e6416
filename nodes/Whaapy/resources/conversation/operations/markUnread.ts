import { defineOperation } from '../../operation';
import { changeBy, toConversation } from '../change';

export const markUnread = defineOperation({
	name: 'Mark as Unread',
	action: 'Mark conversation as unread',
	description: 'Mark a conversation as unread, so that it stands out in the inbox again',
	...changeBy('PATCH /conversations/v1/{id}/mark-unread'),
	async execute(run) {
		return await run.client.patch('/conversations/v1/{id}/mark-unread', await toConversation(run));
	},
});
