import { anyAnswer } from '../../../api/envelope';
import { defineOperation } from '../../operation';

/** AI Agent → Pause. The pause counts from now, so repeating it is harmless. */
export const pause = defineOperation({
	name: 'Pause',
	action: 'Pause AI agent for whole account',
	description: "Pause Whaapy's AI agent for the whole account, for a number of minutes",
	api: { endpoints: ['POST /agent/v1/pause'], costs: { 'all items': 1 } },
	properties: [
		{
			displayName: 'Minutes',
			name: 'minutes',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description: 'How many minutes the AI agent stays silent, from now on',
		},
	],
	runsOnce: true,
	async execute({ client, parameters }) {
		return await client.post('/agent/v1/pause', {
			body: { duration: parameters.minutes },
			envelope: anyAnswer,
			idempotent: true,
		});
	},
});
