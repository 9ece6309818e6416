import type { Context } from '../context';
import type { Message } from '../types';
import { mediaUrl } from './mediaUrl';
import { startConversation } from './outgoing';

/** What a customer writes. */
export type Incoming = Pick<Message, 'content'> &
	Partial<Pick<Message, 'messageType' | 'mediaMimeType' | 'tapped'>> & {
		/** Of a customer who has no contact yet. */
		name?: string | undefined;
	};

/** A customer writes; this starts a conversation, or opens it again, and reports the message. */
export function receive(context: Context, phone: string, { name, ...written }: Incoming): Message {
	const { store, events, url } = context;
	const conversation = store.conversationByPhone(phone) ?? startConversation(context, phone, name);
	const now = store.now();
	const message: Message = {
		id: store.newId(),
		conversationId: conversation.id,
		messageType: 'text',
		direction: 'inbound',
		status: 'delivered',
		sentByAi: false,
		timestamp: now,
		createdAt: now,
		...written,
	};
	store.messagesOf(conversation.id).push(message);
	conversation.unreadCount++;
	conversation.updatedAt = now;
	const contact = store.contacts.get(conversation.contactId);
	if (contact) contact.last_contact_at = now;
	if (conversation.status !== 'active') {
		conversation.status = 'active';
		events.conversationReopened(conversation);
	}
	const address = message.mediaMimeType ? mediaUrl(url(), message.id) : undefined;
	events.messageReceived(conversation, message, address);
	return message;
}

/** WhatsApp tells what became of a message of ours. */
export function changeStatus(context: Context, id: string, status: Message['status']): void {
	const message = context.store.findMessage(id);
	const conversation = context.store.conversations.get(message?.conversationId ?? '');
	if (!message || !conversation) throw new Error(`The sandbox has no message ${id}`);
	message.status = status;
	if (status !== 'failed') delete message.failure;
	context.events.messageStatus(conversation, message);
}
