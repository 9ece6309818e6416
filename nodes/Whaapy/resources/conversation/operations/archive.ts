import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { CHANGE_COSTS, toConversation } from '../change';
import { conversationLocatorWithPhone } from '../properties';

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
	properties: [conversationLocatorWithPhone],
	options: lookupOptions,
	async execute(run) {
		return await run.client.post('/conversations/v1/{id}/archive', await toConversation(run));
	},
});
