import type { Property } from '../../../parameters/property';
import { defineOperation } from '../../operation';
import { optionsField, returnAllOrLimit, simplify } from '../../properties';
import { conversationFilters, readConversations } from '../list';
import { simplifyConversation } from '../simplify';

const properties = [
	...returnAllOrLimit,
	simplify,
	conversationFilters,
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
		const { client, parameters } = run;
		const conversations = await readConversations(client, parameters, parameters.filters);
		const { simplify: isSimplified } = parameters;
		return conversations.map((json) => ({
			json: isSimplified ? simplifyConversation(json) : json,
		}));
	},
});
