import { defineOperation } from '../../operation';
import { toConversation } from '../change';
import { conversationProperties } from '../properties';

/** Conversation → Close. */
export const close = defineOperation({
	name: 'Close',
	value: 'close',
	action: 'Close conversation',
	description: 'Close a conversation, e.g. when the matter is settled',
	api: {
		endpoints: ['POST /conversations/v1/{id}/close', 'GET /conversations/v1/by-phone/{phone}'],
		requests: '1; 1 or 2 more by phone',
	},
	properties: conversationProperties,
	async execute(run) {
		return await run.client.post('/conversations/v1/{id}/close', await toConversation(run));
	},
});
