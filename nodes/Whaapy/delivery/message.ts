import type { IDataObject } from 'n8n-workflow';
import type { Message } from '../api/contract';
import { givenNumber } from '../phone/givenNumber';
import { isObject } from '../shared/guards';
import { isUserId } from '../shared/id';

/** The kinds of message in a history. */
export const MESSAGE_TYPES = [
	'audio',
	'contacts',
	'document',
	'image',
	'interactive',
	'location',
	'reaction',
	'sticker',
	'template',
	'text',
	'video',
] as const;

/** The file of a received message. */
export interface MessageFile {
	/** Holds a token of its own, and expires after 5 minutes. */
	url: string;
	mimeType: unknown;
	/** The name that the sender gave it. */
	givenName: unknown;
	/** The ID of the message, as Whaapy knows it. */
	messageId: unknown;
	conversationId: unknown;
	/** The user name and the phone number of the sender. */
	from: readonly unknown[];
	/** When the message was sent, in milliseconds since the epoch; `NaN` if the event does not tell. */
	sentAt: number;
}

/**
 * The kind of a message in an event, e.g. "image"; empty if the event does not tell.
 *
 * Received messages are shaped as Meta's (docs/whaapy-api.yaml, `MessageReceived`). The events of
 * sent ones were never seen, so both spellings of Whaapy are read.
 */
export function messageType(data: IDataObject): string {
	const { message, message_type, messageType: camelCased } = data;
	const inner = isObject(message) ? message.type : undefined;
	return String(inner ?? message_type ?? camelCased ?? '');
}

/** When a message was sent, in milliseconds since the epoch; `NaN` if it does not say. */
export function sentAt({ timestamp, createdAt }: Message): number {
	return Date.parse(String(timestamp ?? createdAt));
}

/**
 * Picks what a workflow wants first of a received message: what it says, the ID of the button or list row
 * that was tapped, and who sent it, see {@link personOf}. Nothing that the event does not tell.
 */
export function messageEssentials(data: IDataObject): IDataObject {
	const message = isObject(data.message) ? data.message : {};
	const content = contentOf(message, messageType(data));
	const text = messageText(data);
	// A quick reply of a template has a payload instead of an ID.
	const buttonId = replyIn(content)?.id ?? content.payload;
	return {
		...(text !== '' && { text }),
		...(typeof buttonId === 'string' && { button_id: buttonId }),
		...personOf([message.from], [message.user_id, message.from_user_id, message.from]),
		...(typeof message.username === 'string' && { username: message.username }),
	};
}

/**
 * The person of an event: the phone number in E.164, and WhatsApp's ID of people without one.
 *
 * @param numbers where the event may tell the number
 * @param ids where it may tell the ID
 */
export function personOf(numbers: readonly unknown[], ids: readonly unknown[]): IDataObject {
	const phone = numbers.map(givenNumber).find((number) => number !== undefined);
	const id = ids.find((text) => typeof text === 'string' && isUserId(text.trim()));
	return {
		...(phone !== undefined && { phone_number: phone }),
		...(id !== undefined && { user_id: id as string }),
	};
}

/** The text that a person reads of a message in an event: its text, caption, or the button that was tapped. */
export function messageText(data: IDataObject): string {
	const message = isObject(data.message) ? data.message : {};
	const content = contentOf(message, messageType(data));
	const reply = replyIn(content);
	const candidates = [
		content.body,
		content.caption,
		content.text,
		reply?.title,
		message.content,
		data.content,
	];
	return candidates.find((text) => typeof text === 'string') ?? '';
}

/** The file of a message in an event, if it has one. */
export function messageFile(data: IDataObject): MessageFile | undefined {
	const { media_url: url, whaapy_message_id: messageId, conversation_id: conversationId } = data;
	if (typeof url !== 'string' || url === '') return undefined;
	const message = isObject(data.message) ? data.message : {};
	const content = contentOf(message, messageType(data));
	return {
		url,
		mimeType: content.mime_type,
		givenName: content.filename,
		messageId,
		conversationId,
		from: [message.username, givenNumber(message.from)],
		// Meta's messages tell it in seconds since the epoch, as a text.
		sentAt: Number(message.timestamp ?? Number.NaN) * 1000,
	};
}

function replyIn(content: IDataObject): IDataObject | undefined {
	return [content.button_reply, content.list_reply].find(isObject);
}

/** Meta puts what a message holds under the name of its type. */
function contentOf(message: IDataObject, type: string): IDataObject {
	const content = message[type];
	return isObject(content) ? content : {};
}
