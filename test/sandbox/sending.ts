import { E164 } from './contactFields';
import { fireCreated, newContact } from './contacts';
import type { Context } from './context';
import { invalid, isObject, type Details } from './respond';
import type { Conversation, Message } from './types';

interface Sent {
	to: string;
	messageType: 'text' | 'template';
	content: string;
}

const TEXT_FIELDS = ['to', 'type', 'content'];
const TEMPLATE_FIELDS = [
	'to',
	'type',
	'template',
	'templateName',
	'template_parameters',
	'language',
];

/** Checks what a `POST /messages/v1` says; as with contacts, one answer names every problem. */
function readBody(body: Record<string, unknown>): Sent {
	const details: Details = {};
	const required = (name: string, value: unknown) => {
		if (typeof value === 'string' && value.trim() !== '') return value;
		details[name] = ['Requerido'];
		return '';
	};
	const messageType = body.type === 'text' ? 'text' : 'template';
	if (body.type !== messageType) details.type = ['Valores: text, template'];
	const known = messageType === 'text' ? TEXT_FIELDS : TEMPLATE_FIELDS;
	for (const name of Object.keys(body)) {
		if (!known.includes(name)) details[name] = ['Campo desconocido'];
	}
	const to = `+${required('to', body.to).replace(/\s/g, '').replace(/^\+/, '')}`;
	if (!E164.test(to)) details.to ??= ['Formato inválido. Usar E.164: +5215512345678'];
	const content =
		messageType === 'text'
			? required('content', body.content)
			: templateText(body, required, details);
	if (Object.keys(details).length > 0) throw invalid('Datos inválidos', details);
	return { to, messageType, content };
}

/** FACTS: `{ template: { name, language } }`, or `templateName` and `language` side by side. */
function templateText(
	body: Record<string, unknown>,
	required: (name: string, value: unknown) => string,
	details: Details,
): string {
	const { template, template_parameters: parameters = [] } = body;
	let name: string;
	if (isObject(template)) {
		name = required('template.name', template.name);
		required('template.language', template.language);
	} else {
		name = required('templateName', body.templateName);
		required('language', body.language);
	}
	if (Array.isArray(parameters) && parameters.every((entry) => typeof entry === 'string')) {
		return [`[${name}]`, ...parameters].join(' ');
	}
	details.template_parameters = ['Debe ser una lista de textos'];
	return '';
}

/** The conversation with a number; FACTS: sending makes one, and the contact, if there is none. */
function conversationWith(context: Context, phone: string): Conversation {
	const { store } = context;
	const existing = store.conversationByPhone(phone);
	if (existing) return existing;
	let contact = store.contactByPhone(phone);
	if (!contact) fireCreated(context, (contact = newContact(store, phone)));
	const now = store.now();
	const conversation: Conversation = {
		id: store.newId(),
		contactId: contact.id,
		phoneNumber: phone,
		contactName: contact.name,
		profilePictureUrl: contact.avatar_url,
		unreadCount: 0,
		status: 'active',
		settings: { aiEnabled: true, aiMode: 'auto', aiPausedUntil: null, pausedBy: null },
		assignedTo: null,
		createdAt: now,
		updatedAt: now,
	};
	store.conversations.set(conversation.id, conversation);
	return conversation;
}

/** Sends a text or a template (FACTS, "Messages"). */
export function send(context: Context, sentBody: Record<string, unknown>): Message {
	const { store, webhooks } = context;
	const { to, content, messageType } = readBody(sentBody);
	const conversation = conversationWith(context, to);
	const now = store.now();
	const message: Message = {
		id: store.newId(),
		conversationId: conversation.id,
		content,
		messageType,
		direction: 'outbound',
		status: 'sent',
		sentByAi: false,
		timestamp: now,
		createdAt: now,
		sentBody,
	};
	store.messagesOf(conversation.id).push(message);
	conversation.updatedAt = now;
	webhooks.fire('message.sent', conversation.contactId, {
		message_id: message.id,
		conversation_id: conversation.id,
		contact_id: conversation.contactId,
		phone_number: conversation.phoneNumber.replace('+', ''),
		message_type: messageType,
		content,
		timestamp: now,
	});
	return message;
}
