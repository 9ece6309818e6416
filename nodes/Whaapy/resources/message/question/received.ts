import type { IDataObject } from 'n8n-workflow';
import type { Message } from '../../../api/contract';
import { messageType, sentAt } from '../../../delivery/message';
import { flatten } from '../../../delivery/readDelivery';
import { isObject } from '../../../shared/guards';
import { simplifyMessage } from '../simplify';
import type { Received } from './answer';

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The message of a delivery; `undefined` if it reports something else. */
export function receivedIn(payload: IDataObject): Received | undefined {
	const data = isObject(payload.data) ? payload.data : {};
	const message = flatten(payload, 'message.received');
	const { text, button_id, conversation_id, contact_id, phone_number, user_id, username } = message;
	const conversationId = textOf(conversation_id);
	if (payload.event !== 'message.received' || conversationId === undefined) return undefined;
	const inner = isObject(data.message) ? data.message : {};
	// Meta's messages tell it in seconds since the epoch, as a text.
	const written = new Date(Number(inner.timestamp ?? Number.NaN) * 1000).getTime();
	const at = Number.isNaN(written) ? Date.parse(String(payload.timestamp)) : written;
	const responder = { contact_id, conversation_id, phone_number, user_id, username };
	return {
		type: messageType(data),
		text: textOf(text) ?? '',
		buttonId: textOf(button_id),
		conversationId,
		phone: textOf(phone_number),
		at: Number.isNaN(at) ? Date.now() : at,
		responder: given(responder),
		message,
	};
}

/** A message of the history. */
export function receivedFromHistory(message: Message, conversationId: string): Received {
	const at = sentAt(message);
	return {
		type: String(message.messageType),
		text: textOf(message.content) ?? '',
		conversationId,
		at: Number.isNaN(at) ? Date.now() : at,
		responder: { conversation_id: conversationId },
		message: simplifyMessage(message),
	};
}

function given(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
