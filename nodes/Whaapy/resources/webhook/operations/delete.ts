import { defineOperation } from '../../operation';
import { unknownWebhook, webhookLocator } from '../webhooks';

export const deleteWebhook = defineOperation({
	name: 'Delete',
	action: 'Delete webhook permanently',
	description:
		'Delete a webhook for good, so that Whaapy delivers nothing there. A Whaapy Trigger deletes its own when its workflow is unpublished.',
	api: { endpoints: ['DELETE /user-webhooks/{id}'], costs: { 'by ID': 1 } },
	properties: [{ ...webhookLocator, description: 'The webhook to delete' }],
	irreversible: true,
	async execute({ client, parameters: { webhookId: id } }) {
		await client.delete('/user-webhooks/{id}', {
			path: { id },
			messages: unknownWebhook(id),
			mustExist: true,
		});
		return { id, deleted: true };
	},
});
