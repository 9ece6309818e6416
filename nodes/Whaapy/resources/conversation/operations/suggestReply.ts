import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { CHANGE_COSTS, toConversation } from '../change';
import { conversationLocatorWithPhone } from '../properties';

/** Conversation → Suggest Reply. Nothing is sent to the person. */
export const suggestReply = defineOperation({
	name: 'Suggest Reply',
	value: 'suggestReply',
	action: 'Suggest reply in conversation',
	description:
		"Let Whaapy's AI write a reply without sending it. The fields of the output are Whaapy's own.",
	api: {
		endpoints: ['POST /conversations/v1/{id}/ai-suggest', 'GET /conversations/v1/by-phone/{phone}'],
		costs: CHANGE_COSTS,
	},
	properties: [conversationLocatorWithPhone],
	options: lookupOptions,
	readOnly: true,
	async execute(run) {
		return await run.client.post('/conversations/v1/{id}/ai-suggest', await toConversation(run));
	},
});
