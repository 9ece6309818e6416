import { defineOperation } from '../../operation';
import { sendCommand } from '../command';
import { broadcastLocator } from '../properties';

/** Broadcast → Cancel. */
export const cancel = defineOperation({
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel broadcast for good',
	description: 'Stop a broadcast for good; those who have the message keep it',
	api: { endpoints: ['POST /broadcasts/{id}/cancel'], costs: { 'one that is sending': 1 } },
	properties: [broadcastLocator],
	irreversible: true,
	async execute(run) {
		return await sendCommand(run, 'cancel');
	},
});
