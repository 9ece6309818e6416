import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { checkedBody, invalid } from '../respond';
import type { Contact } from '../types';
import { findContact } from './changes';

const body = z.object({ source_contact_id: z.string() }).strict();

/** What the kept contact has after a merge: its own values first, the other's for the gaps. */
function merged(contact: Contact, source: Contact): Partial<Contact> {
	const gaps = Object.entries(source).filter(
		([name, value]) => value !== null && (contact[name as keyof Contact] ?? null) === null,
	);
	return {
		...Object.fromEntries(gaps),
		tags: [...new Set([...contact.tags, ...source.tags])],
		custom_fields: { ...source.custom_fields, ...contact.custom_fields },
		external_ids: { ...source.external_ids, ...contact.external_ids },
	};
}

export function mergeRoute(app: FastifyInstance, { store, events }: Context): void {
	app.post<{ Params: { id: string } }>(
		'/contacts/v1/:id/merge',
		{ config: { scope: 'contacts:write' } },
		(request) => {
			const { source_contact_id } = checkedBody(body, request.body);
			const contact = findContact(store, request.params.id);
			const source = findContact(store, source_contact_id);
			if (source === contact) {
				const text = 'No se puede fusionar un contacto consigo mismo';
				throw invalid('Datos inválidos', { source_contact_id: [text] });
			}
			Object.assign(contact, merged(contact, source), { updated_at: store.now() });
			for (const conversation of store.conversationsOf(source.id)) {
				conversation.contactId = contact.id;
				conversation.contactName = contact.name;
			}
			store.contacts.delete(source.id);
			events.contactMerged(contact, source);
			return { contact };
		},
	);
}
