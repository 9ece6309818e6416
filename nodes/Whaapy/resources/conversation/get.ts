import { objectIn } from '../../api/envelope';
import type { Property } from '../../parameters/property';
import { validateId } from '../../parameters/validate';
import { defineOperation } from '../operation';
import { optionsField, simplify } from '../properties';
import { checkWindow, readWindow } from './checkWindow';
import { conversationLocator } from './properties';
import { simplifyConversation } from './simplify';

const properties = [
	conversationLocator,
	simplify,
	optionsField(checkWindow),
] as const satisfies readonly Property[];

/** Conversation → Get. */
export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get conversation',
	description: 'Get one conversation, from the list or by its ID',
	properties,
	readOnly: true,
	async execute(run) {
		const { client, parameters, issues } = run;
		const id = validateId(issues, 'Conversation', parameters.conversationId.value);
		const conversation = await client.get({
			path: ['conversations', 'v1', id],
			envelope: objectIn('data'),
			messages: {
				404: {
					message: `Whaapy has no conversation with the ID '${id}'`,
					description:
						"Check 'Conversation'. If you have the phone number, use the operation 'Find by Phone'.",
				},
			},
		});
		const window = await readWindow(run, conversation);
		return {
			...(parameters.simplify ? simplifyConversation(conversation) : conversation),
			...window,
		};
	},
});
