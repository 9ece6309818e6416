import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { offsetPage, queryChoice, type Query } from '../lists';
import { checkedBody, invalid } from '../respond';
import type { Store } from '../store';
import { BROADCAST_STATUSES, type Broadcast } from '../types';
import { expectStatus, findBroadcast } from './find';
import { recipientRoutes } from './recipients';
import { progress } from './sending';

const creation = z
	.object({
		name: z.string().trim().min(1, 'Requerido'),
		templateId: z.string(),
		tagToApply: z.string().min(1).optional(),
		variableMapping: z.record(z.string()).optional(),
	})
	.strict();

/** Each command: the statuses in which it is taken, and the one that it leads to. */
const COMMANDS = {
	send: { from: ['draft'], to: 'sending' },
	pause: { from: ['sending'], to: 'paused' },
	resume: { from: ['paused'], to: 'sending' },
	cancel: { from: ['draft', 'sending', 'paused', 'scheduled'], to: 'cancelled' },
	'retry-failed': { from: ['completed', 'failed'], to: 'sending' },
} satisfies Record<string, { from: Array<Broadcast['status']>; to: Broadcast['status'] }>;

interface OfOne {
	Params: { id: string };
}

function summary(store: Store, id: string) {
	const recipients = store.recipients.get(id) ?? [];
	const count = (...statuses: string[]) =>
		recipients.filter(({ status }) => statuses.includes(status)).length;
	return {
		total: recipients.length,
		pending: count('pending'),
		sent: count('sent', 'delivered', 'read', 'responded'),
		delivered: count('delivered', 'read', 'responded'),
		read: count('read', 'responded'),
		responded: count('responded'),
		errors: count('errors'),
	};
}

/** A broadcast with the number of its recipients. */
function view(store: Store, broadcast: Broadcast) {
	return { ...broadcast, totalRecipients: store.recipients.get(broadcast.id)?.length ?? 0 };
}

/** Starts what a command starts; what had failed is to be sent again. */
function command({ store, events }: Context, id: string, name: keyof typeof COMMANDS) {
	const broadcast = findBroadcast(store, id);
	const { from, to } = COMMANDS[name];
	expectStatus(broadcast, from);
	const recipients = store.recipients.get(id) ?? [];
	if (name === 'send' && recipients.length === 0) {
		throw invalid('La difusión no tiene destinatarios', { recipients: ['Requerido'] });
	}
	if (name === 'retry-failed') {
		for (const recipient of recipients) {
			if (recipient.status === 'errors')
				Object.assign(recipient, { status: 'pending', error: null });
		}
	}
	broadcast.status = to;
	broadcast.updatedAt = store.now();
	if (name === 'send') {
		broadcast.startedAt = broadcast.updatedAt;
		events.broadcast('sent', broadcast);
	}
	return { data: view(store, broadcast) };
}

export function broadcastRoutes(app: FastifyInstance, context: Context): void {
	const { store } = context;
	const read = { config: { scope: 'broadcasts:read' } };
	const write = { config: { scope: 'broadcasts:write' } };

	app.get<{ Querystring: Query }>('/broadcasts', read, ({ query }) => {
		const status = queryChoice(query, 'status', BROADCAST_STATUSES);
		const found = [...store.broadcasts.values()].filter(
			(broadcast) => status === undefined || broadcast.status === status,
		);
		const { items, meta } = offsetPage(found, query);
		return { data: items.map((broadcast) => view(store, broadcast)), meta };
	});

	app.post('/broadcasts', write, (request, reply) => {
		const body = checkedBody(creation, request.body);
		if (store.templates.get(body.templateId)?.status !== 'APPROVED') {
			throw invalid('Datos inválidos', { templateId: ['Plantilla no encontrada o no aprobada'] });
		}
		const now = store.now();
		const broadcast: Broadcast = {
			id: store.newId(),
			name: body.name,
			status: 'draft',
			templateId: body.templateId,
			tagToApply: body.tagToApply ?? null,
			variableMapping: body.variableMapping ?? {},
			createdAt: now,
			updatedAt: now,
			startedAt: null,
			completedAt: null,
		};
		store.broadcasts.set(broadcast.id, broadcast);
		return reply.code(201).send({ data: view(store, broadcast) });
	});

	app.get<OfOne>('/broadcasts/:id', read, ({ params }) => {
		const broadcast = findBroadcast(store, params.id);
		progress(context, broadcast);
		return { data: view(store, broadcast) };
	});

	app.get<OfOne>('/broadcasts/:id/summary', read, ({ params }) => {
		progress(context, findBroadcast(store, params.id));
		return { data: summary(store, params.id) };
	});

	app.delete<OfOne>('/broadcasts/:id', write, ({ params }) => {
		const broadcast = findBroadcast(store, params.id);
		expectStatus(
			broadcast,
			BROADCAST_STATUSES.filter((status) => status !== 'sending'),
		);
		store.broadcasts.delete(broadcast.id);
		store.recipients.delete(broadcast.id);
		return { success: true };
	});

	for (const name of Object.keys(COMMANDS) as Array<keyof typeof COMMANDS>) {
		app.post<OfOne>(`/broadcasts/:id/${name}`, write, ({ params }) =>
			command(context, params.id, name),
		);
	}

	recipientRoutes(app, context);
}
