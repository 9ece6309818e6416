import type { FastifyInstance } from 'fastify';
import type { Context } from '../context';
import { matches, pageOf, queryChoice, queryText, type Query } from '../lists';
import type { Store } from '../store';
import type { Contact } from '../types';
import { bulkRoute } from './bulk';
import { createContact, deleteContact, findContact, updateContact } from './changes';
import { createFields, updateFields } from './fields';
import { leadRoute } from './leads';
import { mergeRoute } from './merge';
import { metaRoutes } from './meta';
import { searchRoute } from './search';

const SORT_FIELDS = ['created_at', 'updated_at', 'name'] as const;

/** The conversations shown beside a contact (page "contacts-get"). */
function conversationsOf(store: Store, contact: Contact) {
	return store.conversationsOf(contact.id).map(({ id, status }) => ({
		id,
		status,
		last_message_at: store.messagesOf(id).at(-1)?.timestamp ?? null,
	}));
}

/** The contacts that the query asks for, in its order; in that of the store if it names none. */
function listed(store: Store, query: Query): Contact[] {
	const search = queryText(query, 'search');
	const tags = queryText(query, 'tags')?.split(',').filter(Boolean) ?? [];
	const stageId = queryText(query, 'funnel_stage_id');
	const source = queryText(query, 'source');
	const sortBy = queryChoice(query, 'sort_by', SORT_FIELDS);
	const direction = queryChoice(query, 'sort_order', ['asc', 'desc']) === 'desc' ? -1 : 1;
	const found = [...store.contacts.values()].filter(
		(contact) =>
			matches(search, contact.name, contact.phone_number) &&
			tags.every((tag) => contact.tags.includes(tag.trim())) &&
			(stageId === undefined || contact.funnel_stage?.id === stageId) &&
			(source === undefined || contact.source === source),
	);
	if (sortBy === undefined) return found;
	const text = (contact: Contact) => contact[sortBy] ?? '';
	return found.sort((a, b) => direction * text(a).localeCompare(text(b), 'es'));
}

export function contactRoutes(app: FastifyInstance, context: Context): void {
	const { store } = context;
	const read = { config: { scope: 'contacts:read' } };
	const write = { config: { scope: 'contacts:write' } };

	app.get<{ Querystring: Query }>('/contacts/v1', read, ({ query }) => {
		const { items, pagination } = pageOf(listed(store, query), query, 20);
		return { contacts: items, pagination };
	});

	app.post('/contacts/v1', write, ({ body }, reply) => {
		const contact = createContact(context, createFields(body, store));
		return reply.code(201).send({ contact });
	});

	app.get<{ Params: { id: string } }>('/contacts/v1/:id', read, ({ params }) => {
		const contact = findContact(store, params.id);
		return { contact, conversations: conversationsOf(store, contact) };
	});

	app.patch<{ Params: { id: string } }>('/contacts/v1/:id', write, ({ params, body }) => {
		const contact = findContact(store, params.id);
		updateContact(context, contact, updateFields(body, store));
		return { contact };
	});

	app.delete<{ Params: { id: string } }>('/contacts/v1/:id', write, ({ params }) => {
		deleteContact(context, findContact(store, params.id));
		return { success: true };
	});

	for (const routes of [searchRoute, bulkRoute, mergeRoute, metaRoutes, leadRoute]) {
		routes(app, context);
	}
}
