import { defineOperation } from '../../operation';
import { updateFieldsOf } from '../../properties';
import { color, funnelStageLocator, name, stageFields } from '../properties';
import { stageAnswer, unknownStage } from '../stages';

/** Funnel Stage → Update. Never retried if the first attempt may have been applied. */
export const update = defineOperation({
	name: 'Update',
	action: 'Update funnel stage',
	description: "Change the name or color of a stage. To move it, use the operation 'Reorder'.",
	api: { endpoints: ['PATCH /funnel/v1/stages/{id}'], costs: { 'by ID': 1 } },
	properties: [funnelStageLocator, updateFieldsOf(color, name)],
	async execute({ client, parameters, issues }) {
		const body = stageFields(issues, parameters.updateFields);
		if (Object.keys(body).length === 0 && issues.isEmpty) {
			issues.add('Update Fields', 'is empty', 'Add at least one field to change.');
		}
		const { funnelStageId: id } = parameters;
		return await client.patch('/funnel/v1/stages/{id}', {
			path: { id },
			body,
			envelope: stageAnswer,
			messages: unknownStage(id),
		});
	},
});
