import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/guards';
import { simplified } from '../simplify';

/**
 * The fields of a conversation that workflows use most, nested ones flattened, the most used first.
 *
 * "Get" has no `lastMessagePreview` and "Find by Phone" no `assignedTo` in the documentation; if
 * Whaapy sends both, `funnelStage` is the eleventh and left out.
 */
export function simplifyConversation(conversation: IDataObject): IDataObject {
	const { contact, assignedTo } = conversation;
	const contactFields: IDataObject = isObject(contact) ? contact : {};
	const stage = contactFields.funnelStage;
	return simplified({
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
