import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { toConversation } from '../change';
import { conversationLocatorWithPhone } from '../properties';

export const close = defineOperation({
	name: 'Close',
	action: 'Close conversation',
	description: 'Close a conversation, e.g. when the matter is settled',
	api: {
		endpoints: ['POST /conversations/v1/{id}/close', 'GET /conversations/v1/by-phone/{phone}'],
		costs: {
			'by ID': 1,
			'by phone': 2,
			'by phone, under the other spelling': 3,
			'the same number in 10 items of a run': 11,
		},
	},
	properties: [conversationLocatorWithPhone],
	options: lookupOptions,
	async execute(run) {
		return await run.client.post('/conversations/v1/{id}/close', await toConversation(run));
	},
});
