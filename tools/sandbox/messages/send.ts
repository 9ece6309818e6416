import type { Context } from '../context';
import { invalid } from '../respond';
import type { Store } from '../store';
import type { Conversation, Message, Template } from '../types';
import { MEDIA_KINDS } from '../types';
import { readSend, type SendBody } from './body';
import { addOutgoing, existingConversation, startConversation, WINDOW_CLOSED } from './outgoing';
import { readTemplate } from './template';

/** What the sandbox shows of a file that it never fetches. */
const MIME_TYPES = {
	image: 'image/jpeg',
	video: 'video/mp4',
	audio: 'audio/ogg',
	document: 'application/pdf',
	sticker: 'image/webp',
};

/** What a message shows in its conversation; null for a file, whose caption stands instead. */
function contentOf(store: Store, body: SendBody): string | null {
	switch (body.type) {
		case 'text':
			return body.content ?? body.text?.body ?? null;
		case 'template':
			return readTemplate(store, body);
		case 'interactive':
			return body.interactive.body.text;
		case 'location':
			return `${body.location.latitude},${body.location.longitude}`;
		case 'contacts':
			return body.contacts.map(({ name }) => name.formatted_name).join(', ');
		case 'reaction':
			return body.reaction.emoji;
		case 'audio':
		case 'sticker':
			return null;
		case 'image':
			return body.image.caption ?? null;
		case 'video':
			return body.video.caption ?? null;
		case 'document':
			return body.document.caption ?? null;
	}
}

/** The uploaded files that a send names, each with where it names it. */
function* namedFiles(value: unknown, path: string): Generator<[path: string, id: string]> {
	if (typeof value !== 'object' || value === null) return;
	for (const [name, entry] of Object.entries(value)) {
		const isKind = MEDIA_KINDS.some((kind) => kind === name);
		const here = path ? `${path}.${name}` : name;
		if (isKind && typeof entry === 'object' && entry !== null && 'id' in entry) {
			yield [`${here}.id`, String(entry.id)];
		}
		if (name === 'header_media' && entry.media_id) yield [`${here}.media_id`, entry.media_id];
		if (name !== 'metadata') yield* namedFiles(entry, here);
	}
}

/** Refuses what names a message or a file that does not exist. */
function expectKnown(store: Store, body: SendBody): void {
	const details: Record<string, string[]> = {};
	for (const [path, id] of namedFiles(body, '')) {
		if (!store.media.has(id)) details[path] = ['Archivo no encontrado'];
	}
	const replied = body.context?.message_id;
	if (replied !== undefined && !store.findMessage(replied)) {
		details['context.message_id'] = ['Mensaje no encontrado'];
	}
	if (body.type === 'reaction' && !store.findMessage(body.reaction.message_id)) {
		details['reaction.message_id'] = ['Mensaje no encontrado'];
	}
	if (Object.keys(details).length > 0) throw invalid('Datos inválidos', details);
}

/** What a message keeps of the file that a send names; nothing for a send without one. */
function fileFields(store: Store, body: SendBody): Partial<Message> {
	if (!(body.type in MIME_TYPES)) return {};
	const kind = body.type as keyof typeof MIME_TYPES;
	const [[, mediaId] = []] = namedFiles(body, '');
	const mediaMimeType = store.media.get(mediaId ?? '')?.mimeType ?? MIME_TYPES[kind];
	return { mediaMimeType, ...(mediaId && { mediaId }) };
}

/** What the AI agent does after the send. */
function applyAi(store: Store, { settings }: Conversation, ai: SendBody['ai']): void {
	if (ai?.disable) Object.assign(settings, { aiEnabled: false, aiMode: 'manual' });
	if (ai?.pause) {
		const minutes = ai.pauseDuration ?? 60;
		Object.assign(settings, { aiPausedUntil: store.inMinutes(minutes), pausedBy: 'api' });
	}
}

/** Sends a message of any type: the body of a `POST /messages/v1`. */
export function send(context: Context, sentBody: Record<string, unknown>): Message {
	const { store } = context;
	const body = readSend(sentBody);
	expectKnown(store, body);
	const content = contentOf(store, body);
	const { to, phone_number, conversationId, createConversation: create = true } = body;
	const phone = to ?? phone_number ?? '';
	const existing = existingConversation(context, { conversationId, phone, create });
	const arrives = body.type === 'template' || (existing && store.isWindowOpen(existing.id));
	const conversation = existing ?? startConversation(context, phone);
	applyAi(store, conversation, body.ai);
	return addOutgoing(context, conversation, {
		messageType: body.type,
		content,
		...fileFields(store, body),
		...(!arrives && { status: 'failed', failure: WINDOW_CLOSED }),
		sentBody,
	});
}

/** Sends a template to a number by the shortcut form, as broadcasts and leads do. */
export function sendTemplate(
	context: Context,
	to: string,
	{ name, language }: Template,
	parameters: string[],
): Message {
	return send(context, {
		to,
		type: 'template',
		templateName: name,
		language,
		template_parameters: parameters,
	});
}
