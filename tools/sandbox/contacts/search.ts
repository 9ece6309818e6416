import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { containsFolded, cursorPage } from '../lists';
import { checkedBody } from '../respond';
import type { Contact } from '../types';

const filters = z
	.object({
		phone_number: z.object({ eq: z.string(), contains: z.string() }).partial().strict(),
		name: z
			.object({ eq: z.string(), contains: z.string(), starts_with: z.string() })
			.partial()
			.strict(),
		email: z.object({ eq: z.string(), contains: z.string() }).partial().strict(),
		tags: z.object({ all: z.array(z.string()) }).strict(),
		last_contact_at: z.object({ before: z.string().datetime({ offset: true }) }).strict(),
	})
	.partial()
	.strict();

/** Page "contacts-search": only the filters that it shows; `filters` must be there. */
const body = z
	.object({
		filters,
		sort: z
			.object({
				field: z.enum(['last_contact_at', 'created_at', 'updated_at', 'name']),
				order: z.enum(['asc', 'desc']).default('asc'),
			})
			.strict()
			.optional(),
		limit: z.number().int().min(1).max(100).default(50),
		cursor: z.string().optional(),
	})
	.strict();

type Filters = z.output<typeof filters>;

function fits(contact: Contact, { phone_number, name, email, tags, last_contact_at }: Filters) {
	const equals = (value: string | null, wanted: string | undefined) =>
		wanted === undefined || value === wanted;
	const contains = (value: string | null, wanted: string | undefined) =>
		wanted === undefined || containsFolded(value, wanted);
	const startsWith = (value: string | null, wanted: string | undefined) =>
		wanted === undefined || containsFolded(value?.slice(0, wanted.length) ?? null, wanted);
	return (
		equals(contact.phone_number, phone_number?.eq) &&
		contains(contact.phone_number, phone_number?.contains) &&
		equals(contact.name, name?.eq) &&
		contains(contact.name, name?.contains) &&
		startsWith(contact.name, name?.starts_with) &&
		equals(contact.email, email?.eq) &&
		contains(contact.email, email?.contains) &&
		(tags?.all ?? []).every((tag) => contact.tags.includes(tag)) &&
		(last_contact_at === undefined ||
			(contact.last_contact_at !== null &&
				Date.parse(contact.last_contact_at) < Date.parse(last_contact_at.before)))
	);
}

/** A contact as a search shows it: shorter than "contacts-get". */
export const shortView = (contact: Contact) => ({
	id: contact.id,
	phone_number: contact.phone_number,
	name: contact.name,
	email: contact.email,
	tags: contact.tags,
	funnel_stage: contact.funnel_stage,
	source: contact.source,
	last_contact_at: contact.last_contact_at,
	created_at: contact.created_at,
	updated_at: contact.updated_at,
});

export function searchRoute(app: FastifyInstance, { store }: Context): void {
	app.post('/contacts/v1/search', { config: { scope: 'contacts:read' } }, (request) => {
		const { filters, sort, limit, cursor } = checkedBody(body, request.body);
		const found = [...store.contacts.values()].filter((contact) => fits(contact, filters));
		if (sort) {
			const text = (contact: Contact) => contact[sort.field] ?? '';
			const direction = sort.order === 'desc' ? -1 : 1;
			found.sort((a, b) => direction * text(a).localeCompare(text(b), 'es'));
		}
		const { items, pagination } = cursorPage(found, limit, cursor);
		return { contacts: items.map(shortView), pagination, filters_applied: filters };
	});
}
