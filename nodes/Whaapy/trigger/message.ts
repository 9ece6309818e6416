import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../shared/guards';

/** The file of a received message. */
interface MessageFile {
	/** Holds a token of its own, and expires after 5 minutes. */
	url: string;
	mimeType: unknown;
	/** The name that the sender gave it, or the ID of the message. */
	name: string;
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

/** What a person reads of a message in an event: its text, caption, or the button that was tapped. */
export function messageText(data: IDataObject): string {
	const message = isObject(data.message) ? data.message : {};
	const content = contentOf(message, messageType(data));
	const reply = [content.button_reply, content.list_reply].find(isObject);
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
	const { media_url: url, whaapy_message_id: id, message } = data;
	if (typeof url !== 'string' || url === '') return undefined;
	const content = contentOf(isObject(message) ? message : {}, messageType(data));
	const name = typeof content.filename === 'string' && content.filename ? content.filename : id;
	return { url, mimeType: content.mime_type, name: String(name ?? 'file') };
}

/** Meta puts what a message holds under the name of its type. */
function contentOf(message: IDataObject, type: string): IDataObject {
	const content = message[type];
	return isObject(content) ? content : {};
}
