import { defineOperation } from '../../operation';
import { returnAllOrLimit } from '../../properties';
import { readStages } from '../stages';

/** Funnel Stage → Get Many. Whaapy lists all of them at once. */
export const getAll = defineOperation({
	name: 'Get Many',
	action: 'Get many funnel stages',
	description: 'Get the stages of the funnel, in their order there',
	api: { endpoints: ['GET /funnel/v1/stages'], costs: { 'all items': 1 } },
	properties: [...returnAllOrLimit],
	readOnly: true,
	runsOnce: true,
	async execute({ client, parameters: { returnAll, limit } }) {
		const stages = await readStages(client);
		return stages.slice(0, returnAll ? undefined : limit).map((json) => ({ json }));
	},
});
