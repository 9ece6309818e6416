import type { IDataObject } from 'n8n-workflow';
import type { Message } from '../../api/contract';
import { simplified } from '../simplify';

/**
 * The fields of a message in the order that a person reads them: when, from whom, of what kind, what.
 * The file is there for every message, so that the columns of a table stay in place.
 */
export function simplifyMessage(message: Message): IDataObject {
	return simplified({
		timestamp: message.timestamp ?? message.createdAt,
		direction: message.direction,
		messageType: message.messageType,
		content: message.content,
		mediaUrl: message.mediaUrl ?? null,
		mediaMimeType: message.mediaMimeType ?? null,
		status: message.status,
		sentByAi: message.sentByAi,
		id: message.id,
		conversationId: message.conversationId,
	});
}
