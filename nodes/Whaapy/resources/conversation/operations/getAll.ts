import { output, shape } from '../../../parameters/output';
import { defineOperation } from '../../operation';
import { returnAllOrLimit } from '../../properties';
import { conversationFilters, readConversations } from '../list';
import { simplifyConversation } from '../simplify';

export const getAll = defineOperation({
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'Get the conversations of the account',
	api: {
		endpoints: ['GET /conversations/v1'],
		costs: { '100 conversations': 1, '200 conversations': 2 },
	},
	properties: [...returnAllOrLimit, ...output, conversationFilters],
	readOnly: true,
	async execute(run) {
		const { client, parameters } = run;
		const conversations = await readConversations(client, parameters, parameters.filters);
		return conversations.map((json) => ({
			json: shape(parameters, json, simplifyConversation),
		}));
	},
});
