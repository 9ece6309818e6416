import { anyAnswer } from '../../../api/envelope';
import { defineOperation } from '../../operation';

/**
 * Template → Sync. No page shows the answer, so it is passed on as it comes. Fetching twice changes
 * nothing, so it is retried like a read.
 */
export const sync = defineOperation({
	name: 'Sync',
	action: 'Sync templates',
	description:
		'Let Whaapy fetch all message templates of the account anew from WhatsApp, e.g. after one was approved',
	api: { endpoints: ['POST /templates/v1/sync'], costs: { 'all items': 1 } },
	properties: [],
	runsOnce: true,
	async execute({ client }) {
		return await client.post('/templates/v1/sync', {
			envelope: anyAnswer,
			idempotent: true,
		});
	},
});
