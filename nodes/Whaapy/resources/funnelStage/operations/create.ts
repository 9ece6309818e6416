import { defineOperation } from '../../operation';
import { additionalFieldsOf } from '../../properties';
import { color, name, stageFields } from '../properties';
import { stageAnswer } from '../stages';

/** Funnel Stage → Create. Never retried if the first attempt may have been applied. */
export const create = defineOperation({
	name: 'Create',
	action: 'Create funnel stage',
	description: 'Add a stage to the funnel',
	api: { endpoints: ['POST /funnel/v1/stages'], costs: { 'a stage': 1 } },
	properties: [
		{ ...name, required: true },
		additionalFieldsOf(color, {
			displayName: 'Position',
			name: 'position',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Place in the funnel: 0 is the first. Without it, the stage comes last.',
		}),
	],
	async execute({ client, parameters, issues }) {
		const { position, ...fields } = parameters.additionalFields;
		const body = stageFields(issues, { name: parameters.name, ...fields });
		return await client.post('/funnel/v1/stages', {
			body: { ...body, ...(position !== undefined && { position }) },
			envelope: stageAnswer,
		});
	},
});
