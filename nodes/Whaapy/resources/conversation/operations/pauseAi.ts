import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { CHANGE_COSTS, toConversation } from '../change';
import { conversationLocatorWithPhone } from '../properties';

/** Conversation → Pause AI. The pause counts from now. */
export const pauseAi = defineOperation({
	name: 'Pause AI',
	value: 'pauseAi',
	action: 'Pause AI in conversation',
	description: "Pause Whaapy's AI in one conversation, e.g. while a colleague answers",
	api: {
		endpoints: ['POST /conversations/v1/{id}/ai/pause', 'GET /conversations/v1/by-phone/{phone}'],
		costs: CHANGE_COSTS,
	},
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
	options: lookupOptions,
	async execute(run) {
		return await run.client.post('/conversations/v1/{id}/ai/pause', {
			...(await toConversation(run)),
			body: { duration: run.parameters.minutes },
		});
	},
});
