import type { FastifyInstance } from 'fastify';
import type { Context } from '../context';
import { queryLimit, queryText, type Query } from '../lists';
import { findConversation } from '../conversations/find';
import { wamidOf } from '../ids';
import { invalid, notFound, objectBody, refusedByWhatsApp } from '../respond';
import { WINDOW_CLOSED } from './outgoing';
import { mediaUrl, mediaRoutes } from './mediaUrl';
import { uploadRoutes } from './upload';
import { send } from './send';
import type { Store } from '../store';
import type { Message } from '../types';

/** A message as page "conversations-messages" shows it: media keys only where there is media. */
function view(message: Message, url: string) {
	const { mediaMimeType } = message;
	return {
		id: message.id,
		conversationId: message.conversationId,
		content: message.content,
		messageType: message.messageType,
		direction: message.direction,
		status: message.status,
		sentByAi: message.sentByAi,
		...(mediaMimeType && { mediaUrl: mediaUrl(url, message.id), mediaMimeType }),
		timestamp: message.timestamp,
		createdAt: message.createdAt,
	};
}

/** The page of messages that ends before the cursor; `before` must name one of them. */
function pageBefore(store: Store, conversationId: string, query: Query): Message[] {
	const limit = queryLimit(query, 50);
	const before = queryText(query, 'before');
	const all = store.messagesOf(conversationId);
	const end = before === undefined ? all.length : store.positionOf(conversationId, before);
	if (end === undefined) {
		throw invalid('Parámetros inválidos', { before: ['Mensaje no encontrado'] });
	}
	return all.slice(Math.max(0, end - limit), end);
}

/**
 * Page "messages-send": a part as Meta answers, and the message as Whaapy keeps it. What becomes of
 * it WhatsApp tells afterwards, so here it is always `sent`.
 */
function sentView(store: Store, message: Message) {
	const { id, conversationId, content, messageType, direction, createdAt } = message;
	const phone = findConversation(store, conversationId).phoneNumber;
	return {
		messaging_product: 'whatsapp',
		contacts: [{ input: phone, wa_id: phone.replace('+', '') }],
		messages: [{ id, wamid: wamidOf(id) }],
		data: {
			id,
			conversationId,
			...(messageType === 'text' && { content }),
			messageType,
			direction,
			status: 'sent',
			createdAt,
		},
	};
}

interface OfOne {
	Params: { id: string };
}

export function messageRoutes(app: FastifyInstance, context: Context): void {
	const { store, settings, events, url } = context;
	const write = { config: { scope: 'messages:write' } };

	app.get<OfOne & { Querystring: Query }>(
		'/conversations/v1/:id/messages',
		{ config: { scope: 'conversations:read' } },
		({ params, query }) => {
			findConversation(store, params.id);
			const page = pageBefore(store, params.id, query);
			const oldest = page[0];
			const data = page.map((message) => view(message, url()));
			// The page's text says newest first, its example is oldest first: tests try both.
			if (settings.pageOrder === 'newestFirst') data.reverse();
			return {
				data,
				meta: {
					hasMore: oldest !== undefined && oldest !== store.messagesOf(params.id)[0],
					oldestMessageId: oldest?.id ?? null,
				},
			};
		},
	);

	app.post('/messages/v1', write, ({ body }, reply) =>
		reply.code(201).send(sentView(store, send(context, objectBody(body)))),
	);

	app.post<OfOne>('/messages/v1/:id/retry', write, ({ params }) => {
		const message = store.findMessage(params.id);
		if (!message) throw notFound('Mensaje no encontrado');
		if (message.direction !== 'outbound' || message.status !== 'failed') {
			throw invalid('Solo se pueden reintentar mensajes fallidos');
		}
		if (message.failure === WINDOW_CLOSED && !store.isWindowOpen(message.conversationId)) {
			const { code, title, error_data } = WINDOW_CLOSED;
			throw refusedByWhatsApp(code, `${title}: ${error_data.details}`);
		}
		message.status = 'sent';
		delete message.failure;
		events.messageStatus(findConversation(store, message.conversationId), message);
		return sentView(store, message);
	});

	mediaRoutes(app, context);
	uploadRoutes(app, context);
}
