import { defineOperation } from '../../operation';
import { CHANGE_COSTS, toConversation } from '../change';
import { conversationProperties } from '../properties';

/** Conversation → Archive. */
export const archive = defineOperation({
	name: 'Archive',
	value: 'archive',
	action: 'Archive conversation',
	description: 'Move a conversation to the archive',
	api: {
		endpoints: ['POST /conversations/v1/{id}/archive', 'GET /conversations/v1/by-phone/{phone}'],
		costs: CHANGE_COSTS,
	},
	properties: conversationProperties,
	async execute(run) {
		return await run.client.post('/conversations/v1/{id}/archive', await toConversation(run));
	},
});
