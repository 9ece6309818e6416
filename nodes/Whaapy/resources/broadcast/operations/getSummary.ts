import { anyAnswer } from '../../../api/envelope';
import { defineOperation } from '../../operation';
import { unknownBroadcast } from '../broadcasts';
import { broadcastLocator } from '../properties';

/** Broadcast → Get Summary. No page shows the answer, so it is passed on as it comes. */
export const getSummary = defineOperation({
	name: 'Get Summary',
	action: 'Get summary of broadcast',
	description:
		"Count how many received, read and answered a broadcast, and whom it did not reach. The fields of the output are Whaapy's own.",
	api: { endpoints: ['GET /broadcasts/{id}/summary'], costs: { 'by ID': 1 } },
	properties: [broadcastLocator],
	readOnly: true,
	async execute({ client, parameters }) {
		const { broadcastId: id } = parameters;
		return await client.get('/broadcasts/{id}/summary', {
			path: { id },
			envelope: anyAnswer,
			messages: unknownBroadcast(id),
		});
	},
});
