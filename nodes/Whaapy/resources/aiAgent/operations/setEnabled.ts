import { anyAnswer } from '../../../api/envelope';
import { defineOperation } from '../../operation';

/** AI Agent → Turn On or Off. Repeating it changes nothing, so it is retried like a read. */
export const setEnabled = defineOperation({
	name: 'Turn On or Off',
	action: 'Turn AI agent on or off for whole account',
	description: "Turn Whaapy's AI agent on or off for the whole account",
	api: { endpoints: ['POST /agent/v1/toggle'], costs: { 'all items': 1 } },
	properties: [
		{
			displayName: 'Enabled',
			name: 'enabled',
			type: 'boolean',
			default: true,
			description: 'Whether the AI agent answers your customers. Turned off, it answers nobody.',
		},
	],
	runsOnce: true,
	async execute({ client, parameters }) {
		return await client.post('/agent/v1/toggle', {
			body: { enabled: parameters.enabled },
			envelope: anyAnswer,
			idempotent: true,
		});
	},
});
