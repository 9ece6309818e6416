import { checkId } from '../../parameters/validate';
import { plainOptions, simplify } from '../properties';
import { readParameters } from '../../parameters/readParameters';
import { isObject } from '../../api/response';
import { simplifyConversation } from './simplify';
import type { Operation, Property } from '../../parameters/property';
import { conversationLocator } from './properties';

const properties = [
	conversationLocator,
	simplify,
	plainOptions,
] as const satisfies readonly Property[];

/** Conversation → Get (page conversations-get). */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get conversation',
	description: 'Get one conversation, from the list or by its ID',
	properties,
	async execute(client, itemIndex) {
		const { conversationId, simplify: short } = readParameters(this, properties, itemIndex);
		const id = checkId(this.getNode(), itemIndex, 'Conversation', conversationId.value);
		const { data } = await client.get({
			path: ['conversations', 'v1', id],
			envelope: 'data',
			notFound: {
				message: `Whaapy has no conversation with the ID '${id}'`,
				description:
					"Check 'Conversation'. If you have the phone number, use the operation 'Find by Phone'.",
			},
		});
		const conversation = isObject(data) ? data : {};
		return short ? simplifyConversation(conversation) : conversation;
	},
};
