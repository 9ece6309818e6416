import { defineOperation } from '../../operation';
import { funnelStageLocator } from '../properties';
import { stageOrAnswer, unknownStage } from '../stages';

export const get = defineOperation({
	name: 'Get',
	action: 'Get funnel stage',
	description: 'Get one stage of the funnel, from the list or by its ID',
	api: { endpoints: ['GET /funnel/v1/stages/{id}'], costs: { 'by ID': 1 } },
	properties: [funnelStageLocator],
	readOnly: true,
	async execute({ client, parameters }) {
		const { funnelStageId: id } = parameters;
		return await client.get('/funnel/v1/stages/{id}', {
			path: { id },
			envelope: stageOrAnswer,
			messages: unknownStage(id),
		});
	},
});
