import { defineOperation } from '../../operation';
import { changeBy, toConversation } from '../change';

export const archive = defineOperation({
	name: 'Archive',
	action: 'Archive conversation',
	description: 'Move a conversation to the archive',
	...changeBy('POST /conversations/v1/{id}/archive'),
	async execute(run) {
		return await run.client.post('/conversations/v1/{id}/archive', await toConversation(run));
	},
});
