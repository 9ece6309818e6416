import { defineOperation } from '../../operation';
import { funnelStageLocator } from '../properties';
import { unknownStage } from '../stages';

export const deleteStage = defineOperation({
	name: 'Delete',
	action: 'Delete funnel stage permanently',
	description:
		'Delete a stage of the funnel for good. What becomes of its contacts is not documented: move them first.',
	api: { endpoints: ['DELETE /funnel/v1/stages/{id}'], costs: { 'by ID': 1 } },
	properties: [funnelStageLocator],
	irreversible: true,
	async execute({ client, parameters }) {
		const { funnelStageId: id } = parameters;
		await client.delete('/funnel/v1/stages/{id}', {
			path: { id },
			messages: unknownStage(id),
			mustExist: true,
		});
		return { id, deleted: true };
	},
});
