import type { Context } from '../context';
import { ApiError, invalid, notFound } from '../respond';
import type { Store } from '../store';
import type { Contact, Stage } from '../types';
import type { ContactFields } from './fields';

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

/** Page "contacts-create": one contact per number, in its exact spelling. */
export function refuseDuplicate(store: Store, phone: string): void {
	const existing = store.contactByPhone(phone);
	if (!existing) return;
	const message = 'Ya existe un contacto con este número de teléfono';
	throw new ApiError(409, 'duplicate_contact', message, { existing_contact_id: existing.id });
}

/** A contact made by the API: its number must be new, and its event goes out. */
export function createContact(
	{ store, events }: Context,
	{ phone_number, ...fields }: ContactFields & { phone_number: string },
): Contact {
	refuseDuplicate(store, phone_number);
	const contact = newContact(store, phone_number, fields);
	events.contactCreated(contact);
	return contact;
}

/** What a body changes: objects are merged, notes added, tags replaced, added or removed. */
function changes(store: Store, contact: Contact, fields: ContactFields): Partial<Contact> {
	const { tags, add_tags, remove_tags, custom_fields, external_ids, funnel_stage_id, ...plain } =
		fields;
	const changed: Partial<Contact> = { ...plain };
	if (tags || add_tags || remove_tags) {
		const all = new Set([...(tags ?? contact.tags), ...(add_tags ?? [])]);
		changed.tags = [...all].filter((tag) => !remove_tags?.includes(tag));
	}
	if (plain.notes !== undefined && contact.notes) {
		changed.notes = `${contact.notes}\n${plain.notes}`;
	}
	if (custom_fields) changed.custom_fields = { ...contact.custom_fields, ...custom_fields };
	if (external_ids) changed.external_ids = { ...contact.external_ids, ...external_ids };
	const stage = store.stages.find(({ id }) => id === funnel_stage_id);
	if (stage) changed.funnel_stage = { id: stage.id, name: stage.name };
	return changed;
}

/** Changes a contact, and reports what that means for it, its stage and its conversations. */
export function updateContact(context: Context, contact: Contact, fields: ContactFields): void {
	const { store, events } = context;
	const before = { ...contact };
	const delta = changes(store, contact, fields);
	Object.assign(contact, delta, { updated_at: store.now() });
	events.contactUpdated(before, contact, Object.keys(delta) as Array<keyof Contact>);
	if (before.funnel_stage?.id !== contact.funnel_stage?.id) {
		events.stageChanged(contact, before.funnel_stage, contact.updated_at);
	}
	for (const conversation of store.conversationsOf(contact.id)) {
		conversation.contactName = contact.name;
	}
	if ((before.assigned_agent_id ?? null) !== (contact.assigned_agent_id ?? null)) {
		assign(context, contact);
	}
}

/** Moves a contact within the funnel, or out of it; the stage that it was in. */
export function moveToStage(
	{ store, events }: Context,
	contact: Contact,
	stage: Pick<Stage, 'id' | 'name'> | null,
): Contact['funnel_stage'] {
	const previous = contact.funnel_stage;
	contact.funnel_stage = stage && { id: stage.id, name: stage.name };
	contact.updated_at = store.now();
	if (previous?.id !== stage?.id) events.stageChanged(contact, previous, contact.updated_at);
	return previous;
}

/** Gives the conversations of a contact to the contact's agent, or takes them away. */
function assign({ store, events }: Context, { id, assigned_agent_id }: Contact): void {
	const agent = store.agents.get(assigned_agent_id ?? '');
	for (const conversation of store.conversationsOf(id)) {
		const previous = conversation.assignedTo;
		conversation.updatedAt = store.now();
		conversation.assignedTo = agent
			? {
					agentId: agent.id,
					agentName: agent.name,
					agentEmail: agent.email,
					assignedAt: conversation.updatedAt,
					assignmentMethod: 'manual',
				}
			: null;
		if (agent) events.conversationAssigned(conversation);
		else if (previous) events.conversationUnassigned(conversation, previous.agentId);
	}
}

/** Removes a contact with its conversations. */
export function deleteContact({ store, events }: Context, contact: Contact): void {
	for (const { id } of store.conversationsOf(contact.id)) {
		store.conversations.delete(id);
		store.messages.delete(id);
	}
	store.contacts.delete(contact.id);
	events.contactDeleted(contact);
}

export function findContact(store: Store, id: string): Contact {
	if (!/^[A-Za-z0-9-]+$/.test(id)) throw invalid('ID de contacto inválido');
	const contact = store.contacts.get(id);
	if (!contact) throw notFound('Contacto no encontrado');
	return contact;
}
