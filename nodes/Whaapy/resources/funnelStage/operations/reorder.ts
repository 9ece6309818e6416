import { listIn } from '../../../api/envelope';
import type { ValidationIssues } from '../../../parameters/issues';
import { idIn } from '../../../shared/id';
import { defineOperation } from '../../operation';
import { getFunnelStages } from '../pickers';
import { readStages } from '../stages';

/**
 * Funnel Stage → Reorder. Whaapy wants all stages, so those that are not named are read first. Never
 * retried if the first attempt may have been applied.
 */
export const reorder = defineOperation({
	name: 'Reorder',
	action: 'Reorder funnel stages',
	description: 'Put the stages of the funnel in a new order',
	api: {
		endpoints: ['PATCH /funnel/v1/stages/reorder', 'GET /funnel/v1/stages'],
		costs: { 'all items': 2 },
	},
	properties: [
		{
			displayName: 'Stages',
			name: 'stageIds',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add stage',
			default: {},
			description:
				'The stages in their new order, the first one on top. Those not added here come after them, in the order that they have now.',
			options: [
				{
					displayName: 'Stage',
					name: 'stage',
					values: [
						{
							displayName: 'Stage Name or ID',
							name: 'stageId',
							type: 'options',
							typeOptions: { loadOptionsMethod: 'getFunnelStages' },
							default: '',
							reads: 'id',
							pickers: { loadOptions: { getFunnelStages } },
							description:
								'The stage that comes at this place. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
						},
					],
				},
			],
		},
	],
	runsOnce: true,
	async execute({ client, parameters, issues }) {
		const first = parameters.stageIds.stage.map(({ stageId }) => stageId);
		validateOrder(issues, first);
		const stages = await readStages(client);
		const ids = stages.map(({ id }) => idIn(id)).filter((id) => id !== undefined);
		const unknown = first.find((id) => !ids.includes(id));
		if (unknown !== undefined) {
			issues.add(
				'Stages',
				`holds an ID that is no stage of the funnel: '${unknown}'`,
				'Choose each stage from the list.',
			);
		}
		const reordered = await client.patch('/funnel/v1/stages/reorder', {
			body: { stage_ids: [...new Set([...first, ...ids])] },
			envelope: listIn('stages', 'data'),
		});
		return reordered.map((json) => ({ json }));
	},
});

function validateOrder(issues: ValidationIssues, ids: readonly string[]): void {
	if (ids.length === 0 || (ids.includes('') && issues.isEmpty)) {
		issues.add('Stages', 'is empty', 'Add the stage that is to come first.');
	}
	const twice = ids.find((id, index) => ids.indexOf(id) !== index);
	if (twice !== undefined) {
		issues.add('Stages', `holds a stage twice: '${twice}'`, 'Remove one of the two rows.');
	}
}
