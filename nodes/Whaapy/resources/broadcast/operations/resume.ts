import { defineOperation } from '../../operation';
import { sendCommand } from '../command';
import { broadcastLocator } from '../properties';

/** Broadcast → Resume. */
export const resume = defineOperation({
	name: 'Resume',
	value: 'resume',
	action: 'Resume paused broadcast',
	description: 'Go on with a paused broadcast',
	api: { endpoints: ['POST /broadcasts/{id}/resume'], costs: { 'a paused one': 1 } },
	properties: [broadcastLocator],
	async execute(run) {
		return await sendCommand(run, 'resume');
	},
});
