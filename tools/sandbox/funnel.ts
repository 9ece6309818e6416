import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findContact, moveToStage } from './contacts/changes';
import type { Context } from './context';
import { checkedBody, invalid, notFound } from './respond';
import type { Store } from './store';
import type { Stage } from './types';

const name = z
	.string()
	.trim()
	.min(1, 'Entre 1 y 100 caracteres')
	.max(100, 'Entre 1 y 100 caracteres');
const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'Color inválido. Usar hexadecimal: #6366f1');
const creation = z
	.object({
		name,
		color: color.default('#6366f1'),
		position: z.number().int().min(0).optional(),
	})
	.strict();
const change = z.object({ name, color }).partial().strict();
const order = z.object({ stage_ids: z.array(z.string()).min(1) }).strict();
const move = z.object({ stage_id: z.string().nullable() }).strict();

/** Page "funnel-create-stage". */
function view(store: Store, stage: Stage) {
	const inStage = [...store.contacts.values()].filter(
		({ funnel_stage }) => funnel_stage?.id === stage.id,
	);
	return {
		id: stage.id,
		name: stage.name,
		position: stage.position,
		color: stage.color,
		contact_count: inStage.length,
		created_at: stage.createdAt,
		updated_at: stage.updatedAt,
	};
}

function findStage(store: Store, id: string): Stage {
	const stage = store.stages.find((known) => known.id === id);
	if (!stage) throw notFound('Etapa no encontrada');
	return stage;
}

/** Numbers the stages in an order, which the store then keeps too. */
function arrange(store: Store, stages: Stage[]): void {
	stages.forEach((stage, position) => (stage.position = position));
	store.stages.splice(0, store.stages.length, ...stages);
}

const inOrder = (store: Store) => [...store.stages].sort((a, b) => a.position - b.position);

interface OfStage {
	Params: { id: string };
}

/** The stages of the funnel; there is one funnel only. */
export function funnelRoutes(app: FastifyInstance, context: Context): void {
	const { store, events } = context;
	const read = { config: { scope: 'funnels:read' } };
	const write = { config: { scope: 'funnels:write' } };

	app.get('/funnel/v1/stages', read, () => ({
		stages: store.stages.map((stage) => view(store, stage)),
	}));

	app.get<OfStage>('/funnel/v1/stages/:id', read, ({ params }) => ({
		stage: view(store, findStage(store, params.id)),
	}));

	app.post('/funnel/v1/stages', write, ({ body }, reply) => {
		const { name, color, position } = checkedBody(creation, body);
		const createdAt = store.now();
		const stages = inOrder(store);
		const stage = { id: store.newId(), name, color, position: 0, createdAt, updatedAt: createdAt };
		stages.splice(position ?? stages.length, 0, stage);
		arrange(store, stages);
		events.stageCreated(stage);
		return reply.code(201).send({ stage: view(store, stage) });
	});

	app.patch('/funnel/v1/stages/reorder', write, ({ body }) => {
		const { stage_ids: ids } = checkedBody(order, body);
		const isComplete = new Set(ids).size === ids.length && ids.length === store.stages.length;
		if (!isComplete) {
			throw invalid('Datos inválidos', {
				stage_ids: ['Deben ser todas las etapas, una vez cada una'],
			});
		}
		arrange(
			store,
			ids.map((id) => findStage(store, id)),
		);
		return { success: true, stages: store.stages.map((stage) => view(store, stage)) };
	});

	app.patch<OfStage>('/funnel/v1/stages/:id', write, ({ params, body }) => {
		const stage = findStage(store, params.id);
		Object.assign(stage, checkedBody(change, body), { updatedAt: store.now() });
		for (const { funnel_stage } of store.contacts.values()) {
			if (funnel_stage?.id === stage.id) funnel_stage.name = stage.name;
		}
		events.stageUpdated(stage);
		return { stage: view(store, stage) };
	});

	// What becomes of its contacts is documented nowhere; here they leave the funnel.
	app.delete<OfStage>('/funnel/v1/stages/:id', write, ({ params }) => {
		const stage = findStage(store, params.id);
		for (const contact of store.contacts.values()) {
			if (contact.funnel_stage?.id === stage.id) contact.funnel_stage = null;
		}
		arrange(
			store,
			inOrder(store).filter(({ id }) => id !== stage.id),
		);
		return { success: true };
	});

	app.post<OfStage>('/funnel/v1/contacts/:id/move', write, ({ params, body }) => {
		const { stage_id } = checkedBody(move, body);
		const contact = findContact(store, params.id);
		const stage = stage_id === null ? null : findStage(store, stage_id);
		const previous = moveToStage(context, contact, stage);
		return {
			contact_id: contact.id,
			previous_stage: previous,
			new_stage: contact.funnel_stage,
			moved_at: contact.updated_at,
		};
	});
}
