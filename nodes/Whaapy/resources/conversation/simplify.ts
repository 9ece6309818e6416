import type { IDataObject } from 'n8n-workflow';
import type {
	Conversation,
	ConversationAgent,
	ConversationContact,
	FunnelStage,
} from '../../api/contract';
import { isObject } from '../../shared/guards';
import { phoneOrNull, simplified } from '../simplify';

/**
 * The fields of a conversation that workflows use most, nested ones flattened, the most used first.
 *
 * "Get" has no `lastMessagePreview` and "Find by Phone" no `assignedTo` in the documentation; if
 * Whaapy sends both, `funnelStage` is the eleventh and left out.
 */
export function simplifyConversation(conversation: Conversation): IDataObject {
	const { contact, assignedTo } = conversation;
	const contactFields: ConversationContact = isObject(contact) ? contact : {};
	const agent: ConversationAgent | undefined = isObject(assignedTo) ? assignedTo : undefined;
	const { funnelStage } = contactFields;
	const stage: FunnelStage | undefined = isObject(funnelStage) ? funnelStage : undefined;
	return simplified({
		id: conversation.id,
		phoneNumber: phoneOrNull(conversation.phoneNumber),
		contactName: conversation.contactName,
		status: conversation.status,
		unreadCount: conversation.unreadCount,
		lastMessageAt: conversation.lastMessageAt,
		lastMessagePreview: conversation.lastMessagePreview,
		assignedTo: agent ? agent.agentName : assignedTo,
		contactId: contactFields.id,
		tags: contactFields.tags,
		funnelStage: stage ? stage.name : funnelStage,
	});
}
