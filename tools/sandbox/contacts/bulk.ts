import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { ApiError, checkedBody, invalid } from '../respond';
import {
	createContact,
	deleteContact,
	findContact,
	moveToStage,
	refuseDuplicate,
	updateContact,
} from './changes';
import { createFields, updateFields } from './fields';

const contact_ids = z.array(z.string()).min(1).max(100, 'Máximo 100 contactos');
const contacts = z.array(z.record(z.unknown())).min(1).max(100, 'Máximo 100 contactos');
const tags = z.array(z.string().min(1)).min(1).max(20, 'Máximo 20 tags');

const body = z.discriminatedUnion('operation', [
	z
		.object({
			operation: z.literal('set_funnel_stage'),
			contact_ids,
			funnel_stage_id: z.string().nullable(),
		})
		.strict(),
	z.object({ operation: z.literal('create'), contacts }).strict(),
	z.object({ operation: z.literal('update'), contacts }).strict(),
	z.object({ operation: z.literal('delete'), contact_ids }).strict(),
	z.object({ operation: z.literal('add_tags'), contact_ids, tags }).strict(),
	z.object({ operation: z.literal('remove_tags'), contact_ids, tags }).strict(),
]);

type Bulk = z.output<typeof body>;

/** One contact of a bulk call: which, and what is to happen with it. */
interface Step {
	/** The id, or the number of one that is to be created. */
	subject: string;
	/** Throws the refusal if it cannot be done; does nothing yet. */
	prepare: () => () => void;
}

function stepsOf(context: Context, bulk: Bulk): Step[] {
	const { store } = context;
	if (bulk.operation === 'create') {
		return bulk.contacts.map((fields) => ({
			subject: String(fields.phone_number),
			prepare: () => {
				const checked = createFields(fields, store);
				refuseDuplicate(store, checked.phone_number);
				return () => void createContact(context, checked);
			},
		}));
	}
	if (bulk.operation === 'update') {
		return bulk.contacts.map(({ id, ...fields }) => ({
			subject: String(id),
			prepare: () => {
				const contact = findContact(store, String(id));
				const checked = updateFields(fields, store);
				return () => updateContact(context, contact, checked);
			},
		}));
	}
	return bulk.contact_ids.map((id) => ({
		subject: id,
		prepare: () => {
			const contact = findContact(store, id);
			switch (bulk.operation) {
				case 'delete':
					return () => deleteContact(context, contact);
				case 'add_tags':
					return () => updateContact(context, contact, { add_tags: bulk.tags });
				case 'remove_tags':
					return () => updateContact(context, contact, { remove_tags: bulk.tags });
				case 'set_funnel_stage': {
					const stage = store.stages.find(({ id }) => id === bulk.funnel_stage_id) ?? null;
					return () => moveToStage(context, contact, stage);
				}
			}
		},
	}));
}

export function bulkRoute(app: FastifyInstance, context: Context): void {
	const { store, settings } = context;
	app.post('/contacts/v1/bulk', { config: { scope: 'contacts:write' } }, (request) => {
		const bulk = checkedBody(body, request.body);
		if (bulk.operation === 'set_funnel_stage' && bulk.funnel_stage_id !== null) {
			const known = store.stages.some(({ id }) => id === bulk.funnel_stage_id);
			const text = 'Etapa del funnel no encontrada';
			if (!known) throw invalid('Datos inválidos', { funnel_stage_id: [text] });
		}
		const failed: Array<{ id: string; error: string; message: string }> = [];
		let processed = 0;
		const attempt = (subject: string, action: () => void) => {
			try {
				action();
				return true;
			} catch (refusal) {
				if (!(refusal instanceof ApiError)) throw refusal;
				failed.push({ id: subject, error: refusal.code, message: refusal.message });
				return false;
			}
		};
		const steps = stepsOf(context, bulk);
		if (settings.bulkFailures === 'refuse') {
			for (const { subject, prepare } of steps) attempt(subject, prepare);
			const texts = failed.map(({ id, message }) => `${id}: ${message}`);
			if (failed.length > 0) throw invalid('Datos inválidos', { contacts: texts });
		}
		for (const { subject, prepare } of steps) {
			if (attempt(subject, () => prepare()())) processed++;
		}
		return { success: true, processed, ...(settings.bulkFailures === 'list' && { failed }) };
	});
}
