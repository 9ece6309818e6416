import type { IDataObject } from 'n8n-workflow';
import type { Envelope } from '../../api/envelope';
import { listIn, objectIn } from '../../api/envelope';

const contact = objectIn('contact');
const conversations = listIn('conversations');

/** A contact together with its conversations, which the API puts beside it. */
export const contactWithConversations: Envelope<IDataObject> = {
	isEmpty: (body) => contact.isEmpty(body),
	read(body) {
		const found = contact.read(body);
		return found && { ...found, conversations: conversations.read(body) ?? [] };
	},
};
