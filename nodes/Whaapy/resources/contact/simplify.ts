import type { IDataObject } from 'n8n-workflow';
import type { Contact, ContactStage } from '../../api/contract';
import { isObject } from '../../shared/guards';
import { phoneOrNull, simplified } from '../simplify';

/**
 * The fields of a contact that workflows use most, the same ones from every operation: the stage by
 * its name. Nine, so that an operation can add one of its own: "Get" the conversations by their IDs,
 * "Create or Update" whether the contact is new.
 */
export function simplifyContact(contact: Contact & { conversations?: unknown }): IDataObject {
	const { funnel_stage: given, conversations } = contact;
	const stage: ContactStage | undefined = isObject(given) ? given : undefined;
	return simplified({
		id: contact.id,
		phone_number: phoneOrNull(contact.phone_number),
		name: contact.name,
		email: contact.email,
		tags: contact.tags,
		funnel_stage: stage ? stage.name : given,
		custom_fields: contact.custom_fields,
		notes: contact.notes,
		last_contact_at: contact.last_contact_at,
		conversations: Array.isArray(conversations)
			? conversations.filter(isObject).map(({ id }) => String(id))
			: undefined,
	});
}
