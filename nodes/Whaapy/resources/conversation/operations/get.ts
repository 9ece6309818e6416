import { output, shape } from '../../../parameters/output';
import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { checkWindow, readWindow } from '../window';
import { findConversationId, readConversation } from '../find';
import { conversationLocatorWithPhone } from '../properties';
import { simplifyConversation } from '../simplify';

/**
 * Conversation → Get. By phone it asks by ID all the same, because the answer by phone lacks the
 * agent and the counts (docs/whaapy-api.yaml).
 */
export const get = defineOperation({
	name: 'Get',
	action: 'Get conversation',
	description: 'Get one conversation, from the list, by its ID or by phone',
	api: {
		endpoints: [
			'GET /conversations/v1/{id}',
			'GET /conversations/v1/by-phone/{phone}',
			'GET /conversations/v1/{id}/messages',
		],
		costs: {
			'by ID': 1,
			'by phone': 2,
			'by phone, under the other spelling': 3,
			'24-hour window looked up': 2,
			'quiet for 24 hours, window looked up': 1,
		},
	},
	properties: [conversationLocatorWithPhone, ...output],
	options: [checkWindow, ...lookupOptions],
	readOnly: true,
	async execute(run) {
		const id = await findConversationId(run);
		const conversation = await readConversation(run.client, id);
		const window = await readWindow(run, conversation);
		return { ...shape(run.parameters, conversation, simplifyConversation), ...window };
	},
});
