import { defineOperation } from '../../operation';
import { readAccountList } from '../accountLists';

export const getFields = defineOperation({
	name: 'Get Custom Fields',
	action: 'Get all custom fields of contacts',
	description: "Get the custom fields that the account's contacts can have, one item for each",
	api: {
		endpoints: ['GET /contacts/v1/fields'],
		costs: { 'all items': 1 },
	},
	properties: [],
	readOnly: true,
	runsOnce: true,
	async execute({ client }) {
		const fields = await readAccountList(client, 'fields');
		return fields.map((json) => ({ json }));
	},
});
