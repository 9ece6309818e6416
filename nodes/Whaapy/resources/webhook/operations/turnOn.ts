import { objectOrAnswer } from '../../../api/envelope';
import { withoutSecrets } from '../../../api/redact';
import { defineOperation } from '../../operation';
import { unknownWebhook, webhookLocator } from '../webhooks';

export const turnOn = defineOperation({
	name: 'Turn On',
	action: 'Turn on webhook',
	description:
		'Let Whaapy deliver to a webhook again that it switched off after ten deliveries in a row had failed. Events of the time in between do not come.',
	api: { endpoints: ['PATCH /user-webhooks/{id}'], costs: { 'by ID': 1 } },
	properties: [{ ...webhookLocator, description: 'The webhook to turn on' }],
	async execute({ client, parameters: { webhookId: id } }) {
		const answer = await client.patch('/user-webhooks/{id}', {
			path: { id },
			body: { isActive: true },
			envelope: objectOrAnswer('data', 'webhook'),
			messages: unknownWebhook(id),
			idempotent: true,
		});
		// Whaapy's answer was never seen.
		return { id, isActive: true, ...withoutSecrets(answer) };
	},
});
