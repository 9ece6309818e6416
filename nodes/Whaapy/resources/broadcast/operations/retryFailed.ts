import { defineOperation } from '../../operation';
import { sendCommand } from '../command';
import { broadcastLocator } from '../properties';

/** Broadcast → Retry Failed. */
export const retryFailed = defineOperation({
	name: 'Retry Failed',
	value: 'retryFailed',
	action: 'Send broadcast again to failed recipients',
	description: 'Send a broadcast again to those whom it did not reach',
	api: { endpoints: ['POST /broadcasts/{id}/retry-failed'], costs: { 'a completed one': 1 } },
	properties: [broadcastLocator],
	irreversible: true,
	async execute(run) {
		return await sendCommand(run, 'retry-failed');
	},
});
