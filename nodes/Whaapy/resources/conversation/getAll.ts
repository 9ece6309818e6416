import { pageIn } from '../../api/pagination';
import type { Property } from '../../parameters/property';
import { defineOperation } from '../operation';
import { filtersField, optionsField, returnAllOrLimit, simplify } from '../properties';
import { readList } from '../readList';
import { simplifyConversation } from './simplify';

const properties = [
	...returnAllOrLimit,
	simplify,
	filtersField(
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. Juan',
			description: 'Return conversations with this in the name or phone number of the person',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'active',
			description: 'Return conversations with this status',
			options: [
				{ name: 'Active', value: 'active' },
				{ name: 'Archived', value: 'archived' },
				{ name: 'Closed', value: 'closed' },
			],
		},
	),
	optionsField(),
] as const satisfies readonly Property[];

/** Conversation → Get Many. */
export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many conversations',
	description: 'Get the conversations of the account',
	api: { endpoints: ['GET /conversations/v1'], requests: '1 for each 100 conversations' },
	properties,
	readOnly: true,
	async execute(run) {
		const { search, status } = run.parameters.filters;
		const conversations = await readList(run, {
			things: 'conversations',
			path: ['conversations', 'v1'],
			query: { search: search?.trim() || undefined, status },
			page: pageIn('data', 'conversations'),
		});
		const { simplify: isSimplified } = run.parameters;
		return conversations.map((json) => ({
			json: isSimplified ? simplifyConversation(json) : json,
		}));
	},
});
