import { anyAnswer } from '../../../api/envelope';
import { defineOperation } from '../../operation';

/** Template → Get Variables. No page shows the answer, so it is passed on as it comes. */
export const getVariables = defineOperation({
	name: 'Get Variables',
	action: 'Get catalog of template variables',
	description:
		"Get the catalog of values with which Whaapy's own automations fill templates, e.g. the name of the contact",
	api: { endpoints: ['GET /templates/v1/variables'], costs: { 'all items': 1 } },
	properties: [],
	readOnly: true,
	runsOnce: true,
	async execute({ client }) {
		return await client.get('/templates/v1/variables', { envelope: anyAnswer });
	},
});
