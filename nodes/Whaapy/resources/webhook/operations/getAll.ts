import { defineOperation } from '../../operation';
import { returnAllOrLimit } from '../../properties';
import { readWebhooks } from '../webhooks';

/** Webhook → Get Many. Whaapy lists all of them at once. */
export const getAll = defineOperation({
	name: 'Get Many',
	action: 'Get many webhooks',
	description:
		'Get the webhooks of the account, those of Whaapy Triggers too: address, events, whether each is on, and how often it failed',
	api: { endpoints: ['GET /user-webhooks'], costs: { 'all items': 1 } },
	properties: [...returnAllOrLimit],
	readOnly: true,
	runsOnce: true,
	async execute({ client, parameters: { returnAll, limit } }) {
		const webhooks = await readWebhooks(client);
		return webhooks.slice(0, returnAll ? undefined : limit).map((json) => ({ json }));
	},
});
