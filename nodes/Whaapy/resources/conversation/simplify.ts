import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../api/response';

/**
 * The ten fields of a conversation that workflows use most, nested ones flattened.
 *
 * "Get" has no `lastMessagePreview`, "Find by Phone" no `assignedTo` (FACTS, "Conversations"): a
 * field that the answer lacks is left out, one that is null stays null.
 */
export function simplifyConversation(conversation: IDataObject): IDataObject {
	const { contact, assignedTo } = conversation;
	const contactFields = isObject(contact) ? contact : {};
	const stage = contactFields.funnelStage;
	return withoutMissing({
		id: conversation.id,
		phoneNumber: conversation.phoneNumber,
		contactName: conversation.contactName,
		status: conversation.status,
		unreadCount: conversation.unreadCount,
		lastMessageAt: conversation.lastMessageAt,
		lastMessagePreview: conversation.lastMessagePreview,
		assignedTo: isObject(assignedTo) ? assignedTo.agentName : assignedTo,
		contactId: contactFields.id,
		tags: contactFields.tags,
		funnelStage: isObject(stage) ? stage.name : stage,
	});
}

/**
 * The ten fields of a contact that workflows use most, nested ones flattened: the stage by its name,
 * the conversations by their IDs (page contacts-get).
 */
export function simplifyContact(contact: IDataObject): IDataObject {
	const { funnel_stage: stage, conversations } = contact;
	return withoutMissing({
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

function withoutMissing(fields: Record<string, IDataObject[string] | undefined>): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
