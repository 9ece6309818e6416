import type { IDataObject } from 'n8n-workflow';
import { isObject } from './outcome';

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

function withoutMissing(fields: Record<string, IDataObject[string] | undefined>): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
