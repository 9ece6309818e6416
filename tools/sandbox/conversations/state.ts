import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { checkedBody } from '../respond';
import type { Conversation } from '../types';
import { findConversation } from './find';
import { fullView } from './view';

const ai = z.object({ aiEnabled: z.boolean() }).strict();
const pause = z
	.object({ duration: z.number().int().min(1, 'Entre 1 y 1440').max(1440, 'Entre 1 y 1440') })
	.strict();

interface OfConversation {
	Params: { id: string };
}

/** Closing, archiving, reading, and what the AI agent does in a conversation. */
export function stateRoutes(app: FastifyInstance, { store, events }: Context): void {
	const write = { config: { scope: 'conversations:write' } };

	/** Changes a conversation and answers it as "conversations-get" does. */
	const change = (id: string, alter: (conversation: Conversation) => void) => {
		const conversation = findConversation(store, id);
		alter(conversation);
		conversation.updatedAt = store.now();
		return { data: fullView(store, conversation) };
	};

	app.post<OfConversation>('/conversations/v1/:id/close', write, ({ params }) => {
		const wasClosed = findConversation(store, params.id).status === 'closed';
		const answer = change(params.id, (conversation) => (conversation.status = 'closed'));
		if (!wasClosed) events.conversationClosed(findConversation(store, params.id));
		return answer;
	});

	app.post<OfConversation>('/conversations/v1/:id/archive', write, ({ params }) =>
		change(params.id, (conversation) => (conversation.status = 'archived')),
	);

	app.patch<OfConversation>('/conversations/v1/:id/mark-read', write, ({ params }) =>
		change(params.id, (conversation) => (conversation.unreadCount = 0)),
	);

	app.patch<OfConversation>('/conversations/v1/:id/mark-unread', write, ({ params }) =>
		change(params.id, (conversation) => {
			conversation.unreadCount = Math.max(1, conversation.unreadCount);
		}),
	);

	app.patch<OfConversation>('/conversations/v1/:id/ai', write, ({ params, body }) => {
		const { aiEnabled } = checkedBody(ai, body);
		return change(params.id, ({ settings }) => {
			Object.assign(settings, { aiEnabled, aiMode: aiEnabled ? 'auto' : 'manual' });
			// Switching it on is the only way to end a pause early.
			if (aiEnabled) Object.assign(settings, { aiPausedUntil: null, pausedBy: null });
		});
	});

	app.post<OfConversation>('/conversations/v1/:id/ai/pause', write, ({ params, body }) => {
		const { duration } = checkedBody(pause, body);
		return change(params.id, ({ settings }) => {
			Object.assign(settings, { aiPausedUntil: store.inMinutes(duration), pausedBy: 'api' });
		});
	});

	app.post<OfConversation>('/conversations/v1/:id/ai-suggest', write, ({ params }) => {
		const { contactName, id } = findConversation(store, params.id);
		const last = store.lastInbound(id);
		const about = last?.content ? ` Sobre «${last.content}»:` : '';
		const [firstName = ''] = contactName?.split(' ') ?? [];
		const greeting = `Hola${firstName && ` ${firstName}`}, con gusto te ayudamos.`;
		return { data: { suggestion: `${greeting}${about} ¿Qué día te acomoda?` } };
	});
}
