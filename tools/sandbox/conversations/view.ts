import type { Store } from '../store';
import type { Contact, Conversation } from '../types';

/** The fields that "get" and "by phone" have in common. */
function common(store: Store, conversation: Conversation) {
	return {
		id: conversation.id,
		phoneNumber: conversation.phoneNumber,
		contactName: conversation.contactName,
		profilePictureUrl: conversation.profilePictureUrl,
		lastMessageAt: store.messagesOf(conversation.id).at(-1)?.timestamp ?? null,
		unreadCount: conversation.unreadCount,
		status: conversation.status,
		settings: conversation.settings,
		createdAt: conversation.createdAt,
		updatedAt: conversation.updatedAt,
	};
}

/** The contact inside a conversation: camelCase, and its stage in full. */
function contactView(store: Store, contact: Contact) {
	const stage = store.stages.find(({ id }) => id === contact.funnel_stage?.id);
	return {
		id: contact.id,
		name: contact.name,
		email: contact.email,
		phoneNumber: contact.phone_number,
		avatarUrl: contact.avatar_url,
		tags: contact.tags,
		funnelStage: stage
			? { id: stage.id, name: stage.name, color: stage.color, position: stage.position }
			: null,
	};
}

/** Page "conversations-get": with stats and agent, without preview and custom fields. */
export function fullView(store: Store, conversation: Conversation) {
	const contact = store.contacts.get(conversation.contactId);
	return {
		...common(store, conversation),
		contact: contact ? contactView(store, contact) : null,
		assignedTo: conversation.assignedTo,
		stats: {
			totalMessages: store.messagesOf(conversation.id).length,
			unreadMessages: conversation.unreadCount,
		},
	};
}

/** Page "conversations-by-phone": with preview and custom fields, without stats and agent. */
export function previewView(store: Store, conversation: Conversation) {
	const contact = store.contacts.get(conversation.contactId);
	return {
		...common(store, conversation),
		lastMessagePreview: store.messagesOf(conversation.id).at(-1)?.content ?? null,
		contact: contact && {
			...contactView(store, contact),
			customFields: contact.custom_fields,
		},
	};
}
