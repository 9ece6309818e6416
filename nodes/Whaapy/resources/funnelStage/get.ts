import type { Property } from '../../parameters/property';
import { validateId } from '../../parameters/validate';
import { defineOperation } from '../operation';
import { optionsField } from '../properties';
import { funnelStageLocator } from './properties';
import { stageOrAnswer, STAGES, unknownStage } from './stages';

const properties = [funnelStageLocator, optionsField()] as const satisfies readonly Property[];

/** Funnel Stage → Get. */
export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get funnel stage',
	description: 'Get one stage of the funnel, from the list or by its ID',
	api: { endpoints: ['GET /funnel/v1/stages/{id}'], requests: '1' },
	properties,
	readOnly: true,
	async execute({ client, parameters, issues }) {
		const id = validateId(issues, {
			parameter: 'Funnel Stage',
			value: parameters.funnelStageId.value,
		});
		return await client.get({
			path: [...STAGES, id],
			envelope: stageOrAnswer,
			messages: unknownStage(id),
		});
	},
});
