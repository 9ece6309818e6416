import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { queryText, type Query } from '../lists';
import { checkedBody, invalid } from '../respond';
import { findContact, updateContact } from './changes';
import { shortView } from './search';

const note = z.object({ body: z.string().trim().min(1, 'Requerido').max(5000) }).strict();

const typeOf = (value: unknown) => (typeof value === 'object' ? 'text' : typeof value);

/** What there is around contacts: who has a number, the tags, the custom fields, the notes. */
export function metaRoutes(app: FastifyInstance, context: Context): void {
	const { store } = context;
	const read = { config: { scope: 'contacts:read' } };
	const write = { config: { scope: 'contacts:write' } };

	app.get<{ Querystring: Query }>('/contacts/check-phone', read, ({ query }) => {
		const phone = queryText(query, 'phone')?.replace(/\s/g, '');
		if (!phone) throw invalid('Parámetros inválidos', { phone: ['Requerido'] });
		const contact = store.contactByPhone(`+${phone.replace(/^\+/, '')}`);
		return { exists: contact !== undefined, contact: contact ? shortView(contact) : null };
	});

	app.get('/contacts/v1/tags', read, () => {
		const tags = new Set([...store.contacts.values()].flatMap((contact) => contact.tags));
		return { tags: [...tags].sort((a, b) => a.localeCompare(b, 'es')) };
	});

	app.get('/contacts/v1/fields', read, () => {
		const fields = new Map<string, string>();
		for (const { custom_fields } of store.contacts.values()) {
			for (const [key, value] of Object.entries(custom_fields)) fields.set(key, typeOf(value));
		}
		return { fields: [...fields].map(([key, type]) => ({ key, name: key, type })) };
	});

	app.post<{ Params: { id: string } }>('/contacts/:id/notes', write, ({ params, body }) => {
		const { body: text } = checkedBody(note, body);
		const contact = findContact(store, params.id);
		updateContact(context, contact, { notes: text });
		return {
			note: {
				id: store.newId(),
				contact_id: contact.id,
				body: text,
				created_at: contact.updated_at,
			},
		};
	});
}
