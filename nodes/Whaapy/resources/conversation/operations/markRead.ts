import { defineOperation } from '../../operation';
import { changeBy, toConversation } from '../change';

export const markRead = defineOperation({
	name: 'Mark as Read',
	action: 'Mark conversation as read',
	description: 'Mark a conversation as read, so that no unread messages are counted',
	...changeBy('PATCH /conversations/v1/{id}/mark-read'),
	async execute(run) {
		return await run.client.patch('/conversations/v1/{id}/mark-read', await toConversation(run));
	},
});
