import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Context } from './context';
import { invalid, notFound, objectBody, type Details } from './respond';
import type { Store } from './store';
import type { Webhook } from './types';

/** FACTS, "Events". */
const EVENTS = [
	...['received', 'sent', 'delivered', 'read', 'failed'].map((name) => `message.${name}`),
	...['created', 'assigned', 'unassigned', 'closed', 'reopened'].map(
		(name) => `conversation.${name}`,
	),
	...['created', 'updated', 'deleted', 'merged', 'stage_changed'].map((name) => `contact.${name}`),
	...['created', 'updated'].map((name) => `funnel_stage.${name}`),
	...['sent', 'completed', 'failed'].map((name) => `broadcast.${name}`),
	'*',
];

/** Whaapy takes public HTTPS only; this one is local, so any web address will do. */
function register(store: Store, body: unknown): Webhook {
	const { name = 'Webhook', url, events } = objectBody(body);
	const details: Details = {};
	if (typeof name !== 'string') details.name = ['Debe ser texto'];
	const isWeb = typeof url === 'string' && URL.canParse(url) && /^https?:/.test(url);
	if (!isWeb) details.url = ['URL inválida'];
	if (!Array.isArray(events) || events.length === 0) {
		details.events = ['Debe ser una lista con al menos un evento'];
	} else {
		const unknown = events.filter((event) => !EVENTS.includes(event));
		if (unknown.length > 0) details.events = [`Eventos desconocidos: ${unknown.join(', ')}`];
	}
	if (Object.keys(details).length > 0) throw invalid('Datos inválidos', details);
	const id = store.newId();
	const webhook: Webhook = {
		id,
		businessId: store.businessId,
		name: String(name),
		url: String(url),
		events: events as string[],
		secret: `whsec_${createHash('sha256').update(id).digest('hex')}`,
		isActive: true,
		failureCount: 0,
		lastSuccessAt: null,
		lastFailureAt: null,
	};
	store.webhooks.set(id, webhook);
	return webhook;
}

function findWebhook(store: Store, id: string): Webhook {
	const webhook = store.webhooks.get(id);
	if (!webhook) throw notFound('Webhook no encontrado');
	return webhook;
}

/** FACTS, "Webhooks": the registrations. */
export function webhookRoutes(app: FastifyInstance, { store }: Context): void {
	const read = { config: { scope: 'webhooks:read' } };
	const write = { config: { scope: 'webhooks:write' } };

	app.get('/user-webhooks', read, () => ({ data: [...store.webhooks.values()] }));

	app.post('/user-webhooks', write, ({ body }, reply) =>
		reply.code(201).send({ data: register(store, body) }),
	);

	app.get<{ Params: { id: string } }>('/user-webhooks/:id', read, ({ params }) => ({
		data: findWebhook(store, params.id),
	}));

	app.delete<{ Params: { id: string } }>('/user-webhooks/:id', write, ({ params }, reply) => {
		store.webhooks.delete(findWebhook(store, params.id).id);
		return reply.code(204).send();
	});
}
