import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/guards';
import { simplified } from '../simplify';

/**
 * The fields of a contact that workflows use most, nested ones flattened: the stage by its name, the
 * conversations by their IDs.
 */
export function simplifyContact(contact: IDataObject): IDataObject {
	const { funnel_stage: stage, conversations } = contact;
	return simplified({
		id: contact.id,
		phone_number: contact.phone_number,
		name: contact.name,
		email: contact.email,
		company: contact.company,
		tags: contact.tags,
		funnel_stage: isObject(stage) ? stage.name : stage,
		conversations: Array.isArray(conversations)
			? conversations.filter(isObject).map(({ id }) => String(id))
			: conversations,
		last_contact_at: contact.last_contact_at,
		created_at: contact.created_at,
	});
}
