import { defineOperation } from '../../operation';
import { readAccountList } from '../accountLists';

export const getTags = defineOperation({
	name: 'Get Tags',
	action: 'Get all tags of contacts',
	description: "Get the tags of the account's contacts, one item for each",
	api: {
		endpoints: ['GET /contacts/v1/tags'],
		costs: { 'all items': 1 },
	},
	properties: [],
	readOnly: true,
	runsOnce: true,
	async execute({ client }) {
		const tags = await readAccountList(client, 'tags');
		return tags.map((json) => ({ json }));
	},
});
