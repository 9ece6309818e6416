import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from './context';
import { EVENTS } from './events';
import { ANY_KEY } from './gate';
import { queryLimit, type Query } from './lists';
import { webAddress } from './messages/interactive';
import { checkedBody, notFound } from './respond';
import type { Store } from './store';
import type { Webhook, WebhookLog } from './types';

const KNOWN = [...EVENTS, '*'];

const fields = z
	.object({
		name: z.string().min(1, 'Requerido').max(100, 'Máximo 100 caracteres'),
		// Whaapy takes public HTTPS only; this one is local, so any web address will do.
		url: webAddress,
		events: z
			.array(z.string())
			.min(1, 'Debe ser una lista con al menos un evento')
			.refine(
				(events) => events.every((event) => KNOWN.includes(event)),
				(events) => ({
					message: `Eventos desconocidos: ${events.filter((event) => !KNOWN.includes(event)).join(', ')}`,
				}),
			),
		isActive: z.boolean(),
	})
	.strict();
/** Observed: a registration without a name; the vendor's client says that it needs one. */
const registration = fields.partial({ name: true, isActive: true });
const change = fields.partial();

function register(store: Store, body: unknown): Webhook {
	const { name = 'Webhook', isActive = true, url, events } = checkedBody(registration, body);
	const id = store.newId();
	const webhook: Webhook = {
		id,
		businessId: store.businessId,
		name,
		url,
		events,
		secret: `whsec_${createHash('sha256').update(id).digest('hex')}`,
		isActive,
		failureCount: 0,
		lastSuccessAt: null,
		lastFailureAt: null,
		createdAt: store.now(),
	};
	store.webhooks.set(id, webhook);
	return webhook;
}

function findWebhook(store: Store, id: string): Webhook {
	const webhook = store.webhooks.get(id);
	if (!webhook) throw notFound('Webhook no encontrado');
	return webhook;
}

/** Page "webhooks-management". */
const logView = ({ id, event, status, durationMs, timestamp, error }: WebhookLog) => ({
	id,
	event,
	status,
	duration_ms: durationMs,
	timestamp,
	error,
});

interface OfOne {
	Params: { id: string };
}

/** The registrations, and what became of what was delivered to them. */
export function webhookRoutes(app: FastifyInstance, { store, deliverer }: Context): void {
	const read = { config: { scope: 'webhooks:read' } };
	const write = { config: { scope: 'webhooks:write' } };

	app.get('/user-webhooks', read, () => ({ data: [...store.webhooks.values()] }));

	app.post('/user-webhooks', write, ({ body }, reply) =>
		reply.code(201).send({ data: register(store, body) }),
	);

	app.get('/user-webhooks/events', { config: { scope: ANY_KEY } }, () => ({ data: EVENTS }));

	app.get<OfOne>('/user-webhooks/:id', read, ({ params }) => ({
		data: findWebhook(store, params.id),
	}));

	app.patch<OfOne>('/user-webhooks/:id', write, ({ params, body }) => {
		const webhook = findWebhook(store, params.id);
		const changes = checkedBody(change, body);
		// Switched on again, it may fail as often as a new one.
		if (changes.isActive) webhook.failureCount = 0;
		Object.assign(webhook, changes);
		return { data: webhook };
	});

	app.delete<OfOne>('/user-webhooks/:id', write, ({ params }, reply) => {
		store.webhooks.delete(findWebhook(store, params.id).id);
		return reply.code(204).send();
	});

	app.post<OfOne>('/user-webhooks/:id/test', write, async ({ params }) => {
		const { status, durationMs, preview } = await deliverer.test(findWebhook(store, params.id));
		const success = status >= 200 && status < 300;
		return {
			success,
			message: success ? 'Webhook de prueba enviado' : 'El webhook de prueba no fue recibido',
			data: { status, duration_ms: durationMs, response_preview: preview },
		};
	});

	app.get<OfOne & { Querystring: Query }>('/user-webhooks/:id/logs', read, ({ params, query }) => {
		const { id } = findWebhook(store, params.id);
		const logs = store.webhookLogs.filter(({ webhookId }) => webhookId === id).reverse();
		return { data: logs.slice(0, queryLimit(query, 50)).map(logView) };
	});
}
