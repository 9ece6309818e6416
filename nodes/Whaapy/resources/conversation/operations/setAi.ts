import { defineOperation } from '../../operation';
import { changeBy, toConversation } from '../change';
import { conversationLocatorWithPhone } from '../properties';

export const setAi = defineOperation({
	name: 'Turn AI On or Off',
	action: 'Turn AI on or off in conversation',
	description: "Turn Whaapy's AI on or off in one conversation",
	...changeBy('PATCH /conversations/v1/{id}/ai'),
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
	async execute(run) {
		return await run.client.patch('/conversations/v1/{id}/ai', {
			...(await toConversation(run)),
			body: { aiEnabled: run.parameters.aiEnabled },
		});
	},
});
