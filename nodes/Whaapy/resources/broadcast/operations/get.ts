import { defineOperation } from '../../operation';
import { readBroadcast } from '../broadcasts';
import { broadcastLocator } from '../properties';

export const get = defineOperation({
	name: 'Get',
	action: 'Get broadcast',
	description: 'Get one broadcast with its status, from the list or by its ID',
	api: { endpoints: ['GET /broadcasts/{id}'], costs: { 'by ID': 1 } },
	properties: [broadcastLocator],
	readOnly: true,
	async execute({ client, parameters }) {
		return await readBroadcast(client, parameters.broadcastId);
	},
});
