import { listIn } from '../../../api/envelope';
import { defineOperation } from '../../operation';
import { returnAllOrLimit } from '../../properties';

/** Team Member → Get Many. Whaapy lists all of them at once. */
export const getAll = defineOperation({
	name: 'Get Many',
	action: 'Get many team members',
	description: 'Get the people who answer in Whaapy, whether they are available, and their IDs',
	api: { endpoints: ['GET /team/v1'], costs: { 'all items': 1 } },
	properties: [...returnAllOrLimit],
	readOnly: true,
	runsOnce: true,
	async execute({ client, parameters: { returnAll, limit } }) {
		const people = await client.get('/team/v1', { envelope: listIn('agents', 'data') });
		return people.slice(0, returnAll ? undefined : limit).map((json) => ({ json }));
	},
});
