import type { FastifyInstance } from 'fastify';
import type { Context } from './context';
import { matches, pageOf, queryText, type Query } from './lists';
import { conversationNotFound, invalid } from './respond';
import type { Store } from './store';
import type { Contact, Conversation } from './types';

const STATUSES = ['active', 'closed', 'archived'];

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
	return {
		id: contact.id,
		name: contact.name,
		email: contact.email,
		phoneNumber: contact.phone_number,
		avatarUrl: contact.avatar_url,
		tags: contact.tags,
		funnelStage: store.stages.find(({ id }) => id === contact.funnel_stage?.id) ?? null,
	};
}

/** Page "conversations-get": with stats and agent, without preview and custom fields. */
function fullView(store: Store, conversation: Conversation) {
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
function previewView(store: Store, conversation: Conversation) {
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

export function conversationRoutes(app: FastifyInstance, { store }: Context): void {
	const read = { config: { scope: 'conversations:read' } };

	app.get<{ Querystring: Query }>('/conversations/v1', read, ({ query }) => {
		const search = queryText(query, 'search');
		const status = queryText(query, 'status');
		if (status !== undefined && !STATUSES.includes(status)) {
			throw invalid('Parámetros inválidos', { status: [`Valores: ${STATUSES.join(', ')}`] });
		}
		const found = [...store.conversations.values()].filter(
			(conversation) =>
				(status === undefined || conversation.status === status) &&
				matches(search, conversation.contactName, conversation.phoneNumber),
		);
		const { items, pagination } = pageOf(found, query, 50);
		return { data: items.map((item) => previewView(store, item)), pagination };
	});

	app.get<{ Params: { phone: string } }>(
		'/conversations/v1/by-phone/:phone',
		read,
		({ params }) => {
			// The page: "se normaliza automáticamente", which is spaces and the plus, no more.
			const phone = `+${params.phone.replace(/\s/g, '').replace(/^\+/, '')}`;
			const conversation = store.conversationByPhone(phone);
			if (!conversation) {
				throw conversationNotFound('Conversación no encontrada para este número de teléfono');
			}
			return { data: previewView(store, conversation) };
		},
	);

	app.get<{ Params: { id: string } }>('/conversations/v1/:id', read, ({ params }) => {
		const conversation = store.conversations.get(params.id);
		if (!conversation) throw conversationNotFound();
		return { data: fullView(store, conversation) };
	});
}
