import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { CHANGE_COSTS, toConversation } from '../change';
import { conversationLocatorWithPhone } from '../properties';

/** Conversation → Turn AI On or Off. */
export const setAi = defineOperation({
	name: 'Turn AI On or Off',
	value: 'setAi',
	action: 'Turn AI on or off in conversation',
	description: "Turn Whaapy's AI on or off in one conversation",
	api: {
		endpoints: ['PATCH /conversations/v1/{id}/ai', 'GET /conversations/v1/by-phone/{phone}'],
		costs: CHANGE_COSTS,
	},
	properties: [
		conversationLocatorWithPhone,
		{
			displayName: 'AI Enabled',
			name: 'aiEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether the AI answers in this conversation',
		},
	],
	options: lookupOptions,
	async execute(run) {
		return await run.client.patch('/conversations/v1/{id}/ai', {
			...(await toConversation(run)),
			body: { aiEnabled: run.parameters.aiEnabled },
		});
	},
});
