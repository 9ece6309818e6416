import { defineOperation } from '../../operation';
import { unknownBroadcast } from '../broadcasts';
import { broadcastLocator } from '../properties';

export const deleteBroadcast = defineOperation({
	name: 'Delete',
	action: 'Delete broadcast permanently',
	description: 'Delete a broadcast, its list of recipients and its counts for good',
	api: { endpoints: ['DELETE /broadcasts/{id}'], costs: { 'a draft': 1 } },
	properties: [broadcastLocator],
	irreversible: true,
	async execute({ client, parameters }) {
		const { broadcastId: id } = parameters;
		await client.delete('/broadcasts/{id}', {
			path: { id },
			messages: unknownBroadcast(id),
			mustExist: true,
		});
		return { id, deleted: true };
	},
});
