import { missingError } from '../missingError';
import { defineOperation } from '../operation';
import { BROADCASTS, unknownBroadcast } from './broadcasts';
import { readBroadcastId } from './command';
import { broadcastProperties } from './properties';

/** Broadcast → Delete. */
export const deleteBroadcast = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete broadcast with its recipients and counts',
	description: 'Delete a broadcast, its list of recipients and its counts for good',
	api: { endpoints: ['DELETE /broadcasts/{id}'], requests: '1' },
	properties: broadcastProperties,
	irreversible: true,
	async execute(run) {
		const id = readBroadcastId(run);
		const { existed } = await run.client.delete({ path: [...BROADCASTS, id] });
		if (!existed) {
			throw missingError(run.context.getNode(), unknownBroadcast(id), run.itemIndex);
		}
		return { id, deleted: true };
	},
});
