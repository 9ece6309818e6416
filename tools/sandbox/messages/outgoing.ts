import { newContact } from '../contacts/changes';
import type { Context } from '../context';
import { findConversation } from '../conversations/find';
import { conversationNotFound } from '../respond';
import type { Conversation, Failure, Message } from '../types';

/** What WhatsApp says of anything but a template 24 hours after the customer's last message. */
export const WINDOW_CLOSED: Failure = {
	code: 131047,
	title: 'Re-engagement message',
	error_data: {
		details:
			'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
	},
};

/** A conversation with a contact who has none yet. */
export function startConversation(context: Context, phone: string, name?: string): Conversation {
	const { store, events } = context;
	let contact = store.contactByPhone(phone);
	if (!contact) events.contactCreated((contact = newContact(store, phone, name ? { name } : {})));
	const now = store.now();
	const conversation: Conversation = {
		id: store.newId(),
		contactId: contact.id,
		phoneNumber: phone,
		contactName: contact.name,
		profilePictureUrl: contact.avatar_url,
		unreadCount: 0,
		status: 'active',
		settings: { aiEnabled: true, aiMode: 'auto', aiPausedUntil: null, pausedBy: null },
		assignedTo: null,
		createdAt: now,
		updatedAt: now,
	};
	store.conversations.set(conversation.id, conversation);
	events.conversationCreated(conversation);
	return conversation;
}

/** Where a send goes: a conversation by its id, or that with a number. */
export interface Destination {
	conversationId?: string | undefined;
	phone: string;
	/** Whether a conversation is started if there is none. */
	create: boolean;
}

/** The conversation of a destination, if there is one. */
export function existingConversation(
	{ store }: Context,
	{ conversationId, phone, create }: Destination,
): Conversation | undefined {
	if (conversationId !== undefined) return findConversation(store, conversationId);
	const existing = store.conversationByPhone(phone);
	if (!existing && !create) throw conversationNotFound();
	return existing;
}

/** Adds a message of ours to a conversation, and reports it. */
export function addOutgoing(
	{ store, events }: Context,
	conversation: Conversation,
	fields: Pick<Message, 'messageType' | 'content'> & Partial<Message>,
): Message {
	const now = store.now();
	const message: Message = {
		id: store.newId(),
		conversationId: conversation.id,
		direction: 'outbound',
		status: 'sent',
		sentByAi: false,
		timestamp: now,
		createdAt: now,
		...fields,
	};
	store.messagesOf(conversation.id).push(message);
	conversation.updatedAt = now;
	events.messageStatus(conversation, message);
	return message;
}
