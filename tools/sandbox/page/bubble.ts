import { readSend, type SendBody, type TemplateBody } from '../messages/body';
import type { Store } from '../store';
import type { Message, Tapped } from '../types';
import { templateView } from './templateView';

/** Something below a message that can be tapped, or only looked at. */
export interface Button {
	title: string;
	description?: string | undefined;
	/** Where it leads; it answers nothing. */
	url?: string | undefined;
	/** What the customer's tap answers. */
	answer?: Tapped;
}

interface Part {
	header?: string | undefined;
	text?: string | null | undefined;
	footer?: string | undefined;
	file?: { kind: string; url: string; name?: string | undefined };
	place?: { latitude: number; longitude: number; name?: string; address?: string };
	cards?: Array<{ name: string; phones: string[] }>;
	buttons?: Button[];
	/** What opens the list; its rows are the buttons. */
	listLabel?: string;
}

/** A message as the page draws it. */
export interface Bubble extends Part {
	id: string;
	type: Message['messageType'];
	fromCustomer: boolean;
	byAi: boolean;
	status: Message['status'];
	/** Why it failed. */
	reason?: string | undefined;
	at: string;
	/** What it answers, or reacts to. */
	quote?: string | undefined;
}

type Interactive = Extract<SendBody, { type: 'interactive' }>['interactive'];

function interactiveButtons(interactive: Interactive): Pick<Part, 'buttons' | 'listLabel'> {
	const { type, action } = interactive;
	switch (type) {
		case 'button':
			return {
				buttons: action.buttons.map(({ reply }) => ({
					title: reply.title,
					answer: { of: 'button', ...reply },
				})),
			};
		case 'list':
			return {
				listLabel: action.button,
				buttons: action.sections
					.flatMap(({ rows }) => rows)
					.map(({ id, title, description }) => ({
						title,
						description,
						answer: { of: 'list', id, title },
					})),
			};
		case 'cta_url': {
			const { display_text: title, url } = action.parameters;
			return { buttons: [{ title, url }] };
		}
		case 'flow':
			return { buttons: [{ title: action.parameters.flow_cta }] };
	}
}

/** A file by its link, by the id of its upload, or else that of the message itself. */
interface FileSource {
	link?: string | undefined;
	id?: string | undefined;
	filename?: string | undefined;
}

function filePart(message: Message, kind: string, { link, id, filename }: FileSource): Part {
	const own = id === undefined ? `files/${message.id}` : `uploads/${id}`;
	return { file: { kind, url: link ?? `/_sandbox/${own}`, name: filename } };
}

function interactivePart(message: Message, interactive: Interactive): Part {
	const { header, body, footer } = interactive;
	const part = { text: body.text, footer: footer?.text, ...interactiveButtons(interactive) };
	switch (header?.type) {
		case undefined:
			return part;
		case 'text':
			return { ...part, header: header.text };
		case 'image':
			return { ...part, ...filePart(message, 'image', header.image) };
		case 'video':
			return { ...part, ...filePart(message, 'video', header.video) };
		case 'document':
			return { ...part, ...filePart(message, 'document', header.document) };
	}
}

function templatePart(store: Store, message: Message, body: TemplateBody): Part {
	const { header, text, footer, buttons, media } = templateView(store, body);
	return {
		header,
		text: text ?? message.content,
		footer,
		buttons,
		...(media && filePart(message, media.kind, media)),
	};
}

/** What a message of ours holds, by the body that it was sent with. */
function sentPart(store: Store, message: Message, body: SendBody): Part {
	switch (body.type) {
		case 'template':
			return templatePart(store, message, body);
		case 'interactive':
			return interactivePart(message, body.interactive);
		case 'image':
			return { text: body.image.caption, ...filePart(message, 'image', body.image) };
		case 'video':
			return { text: body.video.caption, ...filePart(message, 'video', body.video) };
		case 'document':
			return { text: body.document.caption, ...filePart(message, 'document', body.document) };
		case 'audio':
			return filePart(message, 'audio', body.audio);
		case 'sticker':
			return filePart(message, 'sticker', body.sticker);
		case 'location': {
			const { latitude, longitude, name, address } = body.location;
			return { place: { latitude, longitude, ...(name && { name }), ...(address && { address }) } };
		}
		case 'contacts':
			return {
				cards: body.contacts.map(({ name, phones }) => ({
					name: name.formatted_name,
					phones: phones.map(({ phone }) => phone),
				})),
			};
		default:
			return { text: message.content };
	}
}

/** What a message holds that no send of this sandbox made: of the seed, or of a customer. */
function keptPart(message: Message): Part {
	const { mediaMimeType, messageType: kind, content: text } = message;
	return mediaMimeType ? { text, ...filePart(message, kind, {}) } : { text };
}

/** The beginning of the message that another one answers or reacts to. */
function quoteOf(store: Store, body: SendBody): string | undefined {
	const id = body.type === 'reaction' ? body.reaction.message_id : body.context?.message_id;
	const quoted = id === undefined ? undefined : store.findMessage(id);
	return quoted && (quoted.content ?? quoted.messageType);
}

export function bubbleOf(store: Store, message: Message): Bubble {
	const body = message.sentBody && readSend(message.sentBody);
	return {
		id: message.id,
		type: message.messageType,
		fromCustomer: message.direction === 'inbound',
		byAi: message.sentByAi,
		status: message.status,
		reason: message.failure && `${message.failure.code}: ${message.failure.title}`,
		at: message.timestamp,
		...(body
			? { quote: quoteOf(store, body), ...sentPart(store, message, body) }
			: keptPart(message)),
	};
}
