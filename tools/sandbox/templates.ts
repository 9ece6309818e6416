import type { FastifyInstance } from 'fastify';
import type { Context } from './context';
import { pageOf, queryChoice, type Query } from './lists';
import { variablesOf } from './messages/template';
import { notFound } from './respond';
import type { Template } from './types';

const STATUSES = ['APPROVED', 'PENDING', 'REJECTED', 'PAUSED'] as const;

/** What can stand in for a variable, by the documented catalogue of the dashboard. */
const VARIABLES = [
	['contact.name', 'Nombre completo del contacto'],
	['contact.first_name', 'Nombre del contacto'],
	['contact.last_name', 'Apellido del contacto'],
	['contact.phone', 'Teléfono del contacto'],
	['contact.email', 'Email del contacto'],
	['business.name', 'Nombre del negocio'],
	['system.date', 'Fecha de hoy'],
];

/** Page "templates-list". */
function view({ components, ...template }: Template) {
	const content = components.find(({ type }) => type === 'BODY')?.text ?? '';
	return {
		id: template.id,
		name: template.name,
		category: template.category,
		language: template.language,
		status: template.status,
		content,
		variables: variablesOf(content),
		components,
		createdAt: template.createdAt,
		updatedAt: template.updatedAt,
	};
}

export function templateRoutes(app: FastifyInstance, { store }: Context): void {
	const read = { config: { scope: 'templates:read' } };
	const write = { config: { scope: 'templates:write' } };

	app.get<{ Querystring: Query }>('/templates/v1', read, ({ query }) => {
		const upper = { ...query, status: query.status && String(query.status).toUpperCase() };
		const status = queryChoice(upper, 'status', STATUSES) ?? 'APPROVED';
		const found = [...store.templates.values()].filter((template) => template.status === status);
		const { items, pagination } = pageOf(found, query, 100);
		// The page shows no pagination: it comes only if the list is too long for an answer.
		return { data: items.map(view), ...(pagination.has_more && { pagination }) };
	});

	app.get('/templates/v1/variables', read, () => ({
		data: VARIABLES.map(([key, description]) => ({ key, description })),
	}));

	app.post('/templates/v1/sync', write, () => {
		const now = store.now();
		for (const template of store.templates.values()) template.updatedAt = now;
		return { success: true, data: { synced: store.templates.size } };
	});

	app.get<{ Params: { id: string } }>('/templates/v1/:id', read, ({ params }) => {
		const template = store.templates.get(params.id);
		if (!template) throw notFound('Plantilla no encontrada');
		return { data: view(template) };
	});
}
