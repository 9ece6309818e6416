import type { Sandbox } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import type { Rows } from './rows';

const { juan } = SEEDED;
const sends = 'POST /messages/v1';

/** The last message of a kind in Juan's conversation, which the model has read. */
const lastOf = ({ store }: Sandbox, direction: 'inbound' | 'outbound') =>
	store
		.messagesOf(juan.conversationId)
		.filter((message) => message.direction === direction)
		.at(-1)!;

export const messageRows: Rows = {
	'message/getAll': () => ({
		left: ['conversationId', 'limit'],
		sends: `GET /conversations/v1/${juan.conversationId}/messages?limit=5`,
		answers: { content: '¿Les sirve esta radiografía?', direction: 'inbound' },
	}),
	'message/collect': () => ({
		left: ['conversationId'],
		set: { quietSeconds: 0 },
		sends: `GET /conversations/v1/${juan.conversationId}/messages?limit=100`,
		answers: { text: '¿Les sirve esta radiografía?', endedBy: 'quiet' },
	}),
	'message/exportToFile': () => ({
		left: ['conversationId'],
		sends: `GET /conversations/v1/${juan.conversationId}/messages?limit=100`,
		answers: { conversationId: juan.conversationId, complete: true },
	}),
	'message/sendText': () => ({
		left: ['recipient', 'text'],
		sends,
		body: { to: juan.phone, type: 'text', content: 'Hola, Juan' },
		answers: { messageType: 'text', content: 'Hola, Juan' },
	}),
	'message/sendMedia': () => ({
		set: { mediaSource: 'url' },
		left: ['recipient', 'mediaUrl', 'caption'],
		sends,
		body: { type: 'image', image: { link: 'https://example.com/radiografia.jpg' } },
		answers: { messageType: 'image' },
	}),
	'message/sendAndWait': () => ({
		left: ['recipient', 'message'],
		tells: 'A tool of an AI Agent cannot wait for an answer',
	}),
	'message/sendInteractive': () => ({
		set: { interactiveType: 'buttons' },
		left: ['recipient', 'text', 'buttons.button[0].title'],
		knows: { '20 characters': 'Confirmar' },
		sends,
		body: {
			type: 'interactive',
			interactive: { action: { buttons: [{ reply: { title: 'Confirmar' } }] } },
		},
		answers: { messageType: 'interactive' },
	}),
	'message/sendTemplate': () => ({
		left: ['recipient', 'template', 'language', 'bodyParameters[0]', 'bodyParameters[1]'],
		knows: { 'template to send': 'recordatorio_cita', 'take the places of': 'Juan' },
		sends,
		body: { templateName: 'recordatorio_cita', template_parameters: ['Juan', 'Juan'] },
		answers: { messageType: 'template' },
	}),
	'message/sendLocation': () => ({
		left: ['recipient', 'latitude', 'longitude', 'placeName', 'address'],
		sends,
		body: { type: 'location', location: { latitude: 19.427, name: 'Clínica Sonrisa' } },
		answers: { messageType: 'location' },
	}),
	'message/sendContacts': () => ({
		left: ['recipient', 'contacts.contact[0].firstName', 'contacts.contact[0].phoneNumber'],
		sends,
		body: { type: 'contacts', contacts: [{ name: { first_name: 'Ana Torres' } }] },
		answers: { messageType: 'contacts' },
	}),
	'message/react': (sandbox) => {
		const { id } = lastOf(sandbox, 'inbound');
		return {
			left: ['recipient', 'messageId', 'emoji'],
			knows: { 'ID of the message': id },
			sends,
			body: { type: 'reaction', reaction: { message_id: id, emoji: '👍' } },
			answers: { messageType: 'reaction' },
		};
	},
	'message/retry': (sandbox) => {
		const failed = lastOf(sandbox, 'outbound');
		failed.status = 'failed';
		return {
			left: ['messageId'],
			knows: { 'the message that failed': failed.id },
			sends: `POST /messages/v1/${failed.id}/retry`,
			answers: { id: failed.id, status: 'sent' },
		};
	},
};
