import { defineOperation } from '../../operation';
import { sendCommand } from '../command';
import { broadcastLocator } from '../properties';

/** Broadcast → Pause. */
export const pause = defineOperation({
	name: 'Pause',
	value: 'pause',
	action: 'Pause broadcast',
	description: 'Pause a broadcast that is being sent; those who have the message keep it',
	api: { endpoints: ['POST /broadcasts/{id}/pause'], costs: { 'one that is sending': 1 } },
	properties: [broadcastLocator],
	async execute(run) {
		return await sendCommand(run, 'pause');
	},
});
