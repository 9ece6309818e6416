import type { FastifyInstance } from 'fastify';
import { createFields, updateFields, type ContactFields } from './contactFields';
import type { Context } from './context';
import { matches, pageOf, queryText, type Query } from './lists';
import { ApiError, invalid, notFound } from './respond';
import type { Store } from './store';
import type { Contact } from './types';

/** A new contact with the defaults of page "contacts-create". */
export function newContact(store: Store, phone: string, fields: ContactFields = {}): Contact {
	const now = store.now();
	const contact: Contact = {
		id: store.newId(),
		phone_number: phone,
		name: null,
		email: null,
		avatar_url: null,
		tags: [],
		custom_fields: {},
		external_ids: {},
		notes: null,
		funnel_stage: null,
		source: 'api',
		company: null,
		address: null,
		city: null,
		state: null,
		postal_code: null,
		country: 'MX',
		last_contact_at: null,
		created_at: now,
		updated_at: now,
	};
	Object.assign(contact, changes(store, contact, fields));
	store.contacts.set(contact.id, contact);
	return contact;
}

/** What a body changes in a contact: objects are merged, tags replaced, added or removed. */
function changes(store: Store, contact: Contact, fields: ContactFields): Partial<Contact> {
	const { tags, add_tags, remove_tags, custom_fields, external_ids, funnel_stage_id, ...plain } =
		fields;
	const changed: Partial<Contact> = { ...plain };
	if (tags || add_tags || remove_tags) {
		const all = new Set([...(tags ?? contact.tags), ...(add_tags ?? [])]);
		changed.tags = [...all].filter((tag) => !remove_tags?.includes(tag));
	}
	if (custom_fields) changed.custom_fields = { ...contact.custom_fields, ...custom_fields };
	if (external_ids) changed.external_ids = { ...contact.external_ids, ...external_ids };
	const stage = store.stages.find(({ id }) => id === funnel_stage_id);
	if (stage) changed.funnel_stage = { id: stage.id, name: stage.name };
	return changed;
}

/** Page "contacts-create", "Webhooks"; FACTS: the live number comes without its plus. */
export function fireCreated({ webhooks }: Context, contact: Contact): void {
	webhooks.fire('contact.created', contact.id, {
		contact_id: contact.id,
		phone_number: contact.phone_number.replace('+', ''),
		name: contact.name,
		email: contact.email,
		tags: contact.tags,
		source: contact.source,
		created_at: contact.created_at,
	});
}

function findContact(store: Store, id: string): Contact {
	if (!/^[A-Za-z0-9-]+$/.test(id)) throw invalid('ID de contacto inválido');
	const contact = store.contacts.get(id);
	if (!contact) throw notFound('Contacto no encontrado');
	return contact;
}

/** The conversations shown beside a contact (page "contacts-get"). */
function conversationsOf(store: Store, contact: Contact) {
	return [...store.conversations.values()]
		.filter(({ contactId }) => contactId === contact.id)
		.map(({ id, status }) => ({
			id,
			status,
			last_message_at: store.messagesOf(id).at(-1)?.timestamp ?? null,
		}));
}

export function contactRoutes(app: FastifyInstance, context: Context): void {
	const { store, webhooks } = context;
	const read = { config: { scope: 'contacts:read' } };
	const write = { config: { scope: 'contacts:write' } };

	app.get<{ Querystring: Query }>('/contacts/v1', read, ({ query }) => {
		const search = queryText(query, 'search');
		const found = [...store.contacts.values()].filter((contact) =>
			matches(search, contact.name, contact.phone_number),
		);
		const { items, pagination } = pageOf(found, query, 20);
		return { contacts: items, pagination };
	});

	app.post('/contacts/v1', write, ({ body }, reply) => {
		const { phone_number, ...fields } = createFields(body, store.stages);
		const existing = store.contactByPhone(phone_number);
		if (existing) {
			throw new ApiError(
				409,
				'duplicate_contact',
				'Ya existe un contacto con este número de teléfono',
				{ existing_contact_id: existing.id },
			);
		}
		const contact = newContact(store, phone_number, fields);
		fireCreated(context, contact);
		return reply.code(201).send({ contact });
	});

	app.get<{ Params: { id: string } }>('/contacts/v1/:id', read, ({ params }) => {
		const contact = findContact(store, params.id);
		return { contact, conversations: conversationsOf(store, contact) };
	});

	app.patch<{ Params: { id: string } }>('/contacts/v1/:id', write, ({ params, body }) => {
		const contact = findContact(store, params.id);
		const delta = changes(store, contact, updateFields(body, store.stages));
		Object.assign(contact, delta, { updated_at: store.now() });
		// FACTS: the event carries a delta only, not the contact.
		webhooks.fire('contact.updated', contact.id, {
			contact_id: contact.id,
			...delta,
			updated_at: contact.updated_at,
		});
		return { contact };
	});

	app.get('/funnel/v1/stages', { config: { scope: 'funnel:read' } }, () => ({
		data: store.stages,
	}));
}
