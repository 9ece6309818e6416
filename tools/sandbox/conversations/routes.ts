import type { FastifyInstance } from 'fastify';
import type { Context } from '../context';
import { matches, pageOf, queryChoice, queryText, type Query } from '../lists';
import { conversationNotFound } from '../respond';
import { findConversation } from './find';
import { stateRoutes } from './state';
import { fullView, previewView } from './view';

const STATUSES = ['active', 'closed', 'archived'] as const;

export function conversationRoutes(app: FastifyInstance, context: Context): void {
	const { store } = context;
	const read = { config: { scope: 'conversations:read' } };

	app.get<{ Querystring: Query }>('/conversations/v1', read, ({ query }) => {
		const search = queryText(query, 'search');
		const status = queryChoice(query, 'status', STATUSES);
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

	app.get<{ Params: { id: string } }>('/conversations/v1/:id', read, ({ params }) => ({
		data: fullView(store, findConversation(store, params.id)),
	}));

	stateRoutes(app, context);
}
