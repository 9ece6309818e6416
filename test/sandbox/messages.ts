import type { FastifyInstance } from 'fastify';
import type { Context } from './context';
import { queryLimit, queryText, type Query } from './lists';
import { mediaUrl } from './media';
import { conversationNotFound, invalid, objectBody } from './respond';
import { send } from './sending';
import type { Store } from './store';
import type { Message } from './types';

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

export function messageRoutes(app: FastifyInstance, context: Context): void {
	const { store, settings, url } = context;

	app.get<{ Params: { id: string }; Querystring: Query }>(
		'/conversations/v1/:id/messages',
		{ config: { scope: 'messages:read' } },
		({ params, query }) => {
			if (!store.conversations.has(params.id)) throw conversationNotFound();
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

	app.post('/messages/v1', { config: { scope: 'messages:write' } }, ({ body }, reply) =>
		reply.code(201).send({ data: view(send(context, objectBody(body)), url()) }),
	);
}
