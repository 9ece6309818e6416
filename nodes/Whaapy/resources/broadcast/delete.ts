import { defineOperation } from '../operation';
import { BROADCASTS, unknownBroadcast } from './broadcasts';
import { readBroadcastId } from './command';
import { broadcastProperties } from './properties';

/** Broadcast → Delete. */
export const deleteBroadcast = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete broadcast permanently',
	description: 'Delete a broadcast, its list of recipients and its counts for good',
	api: { endpoints: ['DELETE /broadcasts/{id}'], requests: '1' },
	properties: broadcastProperties,
	irreversible: true,
	async execute(run) {
		const id = readBroadcastId(run);
		await run.client.delete({
			path: [...BROADCASTS, id],
			messages: unknownBroadcast(id),
			mustExist: true,
		});
		return { id, deleted: true };
	},
});
