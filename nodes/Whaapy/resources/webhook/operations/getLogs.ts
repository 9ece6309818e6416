import { listIn } from '../../../api/envelope';
import { withoutSecrets } from '../../../api/redact';
import { defineOperation } from '../../operation';
import { unknownWebhook, webhookLocator } from '../webhooks';

/** Webhook → Get Logs. How many deliveries Whaapy keeps is not documented. */
export const getLogs = defineOperation({
	name: 'Get Logs',
	action: 'Get logs of webhook',
	description: 'Get what became of the last deliveries of a webhook',
	api: { endpoints: ['GET /user-webhooks/{id}/logs'], costs: { 'by ID': 1 } },
	properties: [
		{ ...webhookLocator, description: 'The webhook whose deliveries to list' },
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 50,
			description: 'Max number of results to return',
		},
	],
	readOnly: true,
	async execute({ client, parameters: { webhookId: id, limit } }) {
		const logs = await client.get('/user-webhooks/{id}/logs', {
			path: { id },
			query: { limit },
			envelope: listIn('data', 'logs'),
			messages: unknownWebhook(id),
		});
		return withoutSecrets(logs.slice(0, limit)).map((json) => ({ json }));
	},
});
