import { defineOperation } from '../../operation';
import { changeBy, toConversation } from '../change';
import { conversationLocatorWithPhone } from '../properties';

/** Conversation → Pause AI. The pause counts from now. */
export const pauseAi = defineOperation({
	name: 'Pause AI',
	action: 'Pause AI in conversation',
	description: "Pause Whaapy's AI in one conversation, e.g. while a colleague answers",
	...changeBy('POST /conversations/v1/{id}/ai/pause'),
	properties: [
		conversationLocatorWithPhone,
		{
			displayName: 'Minutes',
			name: 'minutes',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1440 },
			default: 60,
			description: 'How many minutes the AI stays silent from now on; 1440 is a day',
		},
	],
	async execute(run) {
		return await run.client.post('/conversations/v1/{id}/ai/pause', {
			...(await toConversation(run)),
			body: { duration: run.parameters.minutes },
		});
	},
});
