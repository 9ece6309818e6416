import { idFor, isoTime } from '../ids';
import { SEEDED, SEEDED_AGENTS, SEEDED_WITHOUT_NUMBER, type Person } from '../seeded';
import type { Store } from '../store';
import type { Contact, Conversation, Message, MessageType } from '../types';

const MINUTE = 60_000;

const BEGINNING = '2025-11-03T16:00:00Z';

export function seedStages(store: Store): void {
	const stages: Array<[name: string, color: string]> = [
		['Nuevo', '#94A3B8'],
		['Interesado', '#3B82F6'],
		['Cita agendada', '#10B981'],
		['Paciente', '#F59E0B'],
	];
	stages.forEach(([name, color], position) => {
		const id = idFor(`stage ${name}`);
		store.stages.push({ id, name, color, position, createdAt: BEGINNING, updatedAt: BEGINNING });
	});
}

/** A dental clinic in Mexico City, January 2026. */
export function seed(store: Store): void {
	const add = (who: Person, name: string, stage: number, fields: Partial<Contact> = {}) => {
		const { id, name: stageName } = store.stages[stage]!;
		store.contacts.set(who.contactId, {
			id: who.contactId,
			phone_number: who.phone,
			name,
			email: null,
			avatar_url: null,
			tags: [],
			custom_fields: {},
			external_ids: {},
			notes: null,
			funnel_stage: { id, name: stageName },
			source: 'whaapy',
			company: null,
			address: null,
			city: null,
			state: null,
			postal_code: null,
			country: 'MX',
			last_contact_at: null,
			created_at: '2026-01-05T15:00:00Z',
			updated_at: '2026-01-20T18:00:00Z',
			...fields,
		});
	};

	// The contact of page "contacts-get".
	add(SEEDED.juan, 'Juan Pérez', 1, {
		email: 'juan@email.com',
		avatar_url: 'https://example.com/avatar.jpg',
		tags: ['cliente', 'premium'],
		custom_fields: { company: 'Acme Inc', role: 'CEO', contract_value: 50000 },
		external_ids: { hubspot: 'abc123', salesforce: 'xyz789' },
		notes: 'Cliente desde 2024. Prefiere contacto por WhatsApp.',
		company: 'Acme Inc',
		address: 'Av. Reforma 123',
		city: 'Ciudad de México',
		state: 'CDMX',
		postal_code: '06600',
		created_at: '2026-01-01T00:00:00Z',
		updated_at: '2026-01-28T10:00:00Z',
	});
	add(SEEDED.maria, 'María Fernanda Núñez', 3, {
		email: 'maria.nunez@ejemplo.com',
		tags: ['ortodoncia', 'vip'],
		custom_fields: { tratamiento: 'Brackets', mensualidad: 1450 },
		notes: 'Control de brackets cada cuatro semanas.',
	});
	add(SEEDED.jose, 'José Ángel Muñoz', 1, { tags: ['limpieza'], city: 'Guadalajara' });
	add(SEEDED.sofia, 'Sofía Gutiérrez', 0, {
		email: 'sofia.gutierrez@ejemplo.com.ar',
		tags: ['turismo-dental'],
		city: 'Buenos Aires',
		country: 'AR',
	});
	add(SEEDED.joao, 'João Conceição', 2, {
		email: 'joao@exemplo.com.br',
		tags: ['implante', 'turismo-dental'],
		city: 'São Paulo',
		country: 'BR',
	});
	add(SEEDED.luis, 'Luis Ortega', 3, { email: 'luis.ortega@ejemplo.com', city: 'Monterrey' });
	add(SEEDED.renata, 'Renata Castañeda', 0, { source: 'import', tags: ['referida'] });

	add(SEEDED_WITHOUT_NUMBER, 'Pilar Rojas', 0, {
		created_at: '2026-01-04T15:00:00Z',
		source: 'webhook',
		funnel_stage: null,
	});

	// Juan's is the conversation of the pages, agent and picture included.
	converse(store, SEEDED.juan, '2026-01-29T10:30:00Z', [
		{ content: 'Hola, ¿tienen disponibilidad para mañana?' },
		{ content: '¡Hola! Sí, tenemos disponibilidad. ¿A qué hora te gustaría?', sentByAi: true },
		{ content: null, messageType: 'image', mediaMimeType: 'image/jpeg', direction: 'inbound' },
		{ content: '¿Les sirve esta radiografía?', direction: 'inbound', status: 'delivered' },
	]);
	Object.assign(store.conversations.get(SEEDED.juan.conversationId)!, {
		profilePictureUrl: 'https://example.com/juan.jpg',
		unreadCount: 2,
		assignedTo: {
			agentId: SEEDED_AGENTS.maria,
			agentName: 'María García',
			agentEmail: 'maria@clinica-sonrisa.example',
			assignedAt: '2026-01-28T12:00:00Z',
			assignmentMethod: 'manual',
		},
	} satisfies Partial<Conversation>);

	converse(
		store,
		SEEDED.maria,
		'2026-01-12T16:00:00Z',
		Array.from({ length: 250 }, (_, index) => LONG_HISTORY[index % LONG_HISTORY.length]!),
	);
	converse(store, SEEDED.jose, '2026-01-27T17:15:00Z', [
		{ content: 'Buenas tardes, ¿cuánto cuesta una limpieza?' },
		{ content: 'Buenas tardes. La limpieza cuesta $850. ¿Te agendo?', sentByAi: true },
	]);
	converse(store, SEEDED.sofia, '2026-01-26T14:05:00Z', [
		{ content: '¡Hola! Viajo a México en marzo. ¿Hacen carillas?' },
		{ content: 'Hola, Sofía. Sí, con una valoración previa de 40 minutos.' },
	]);
	converse(store, SEEDED.joao, '2026-01-25T19:40:00Z', [
		{ content: 'Boa tarde! Quanto custa um implante?' },
		{ content: 'Te comparto el presupuesto en PDF.' },
		{ content: null, messageType: 'document', mediaMimeType: 'application/pdf' },
	]);
	converse(store, SEEDED_WITHOUT_NUMBER, '2026-01-24T14:20:00Z', [
		{ content: 'Hola, ¿atienden los sábados?' },
		{ content: 'Hola, Pilar. Sí, de 9 a 14 horas.' },
	]);
	converse(store, SEEDED.luis, '2026-01-15T14:20:00Z', [
		{ content: 'Todo perfecto con la corona, muchas gracias.' },
		{ content: 'Nos da gusto, Luis. ¡Hasta la próxima revisión!' },
	]);
	store.conversations.get(SEEDED.luis.conversationId)!.status = 'closed';
}

type Line = Pick<Message, 'content'> & Partial<Message>;

const media = (messageType: MessageType, mediaMimeType: string): Line => ({
	content: null,
	messageType,
	mediaMimeType,
});

/** Every type of the page's table, over and over. */
const LONG_HISTORY: Line[] = [
	{ content: 'Hola, quisiera mover mi cita de ortodoncia.' },
	{ content: 'Claro, María Fernanda. ¿Qué día te acomoda?', sentByAi: true },
	media('image', 'image/jpeg'),
	media('image', 'image/png'),
	media('audio', 'audio/ogg'),
	media('document', 'application/pdf'),
	media('sticker', 'image/webp'),
	media('video', 'video/mp4'),
	{ content: 'Tengo libre el jueves a las 17:00.' },
	{ content: '[recordatorio_cita] María Fernanda 17:00', messageType: 'template' },
	{ content: 'Confirmar cita', messageType: 'interactive' },
	{ content: '19.4270,-99.1677', messageType: 'location' },
	{ content: 'Dra. Paula Íñiguez', messageType: 'contacts' },
	{ content: '👍', messageType: 'reaction' },
];

/** The messages of each conversation, made once: their IDs and times took most of a reset. */
const made = new Map<string, Message[]>();

/** A conversation of alternating lines, a minute apart, the patient's first. */
function converse(store: Store, who: Person, start: string, lines: Line[]): void {
	const contact = store.contacts.get(who.contactId)!;
	const { conversationId } = who;
	let messages = made.get(conversationId);
	if (!messages) {
		messages = lines.map((line, index) => {
			const timestamp = isoTime(Date.parse(start) + index * MINUTE);
			const outbound = index % 2 === 1;
			return {
				id: idFor(`message ${index} of ${conversationId}`),
				conversationId,
				messageType: 'text',
				direction: outbound ? 'outbound' : 'inbound',
				status: outbound ? 'delivered' : 'read',
				sentByAi: false,
				timestamp,
				createdAt: timestamp,
				...line,
			};
		});
		made.set(conversationId, messages);
	}
	store.messages.set(
		conversationId,
		messages.map((message) => ({ ...message })),
	);
	const lastAt = messages.at(-1)?.timestamp ?? start;
	contact.last_contact_at = lastAt;
	store.conversations.set(conversationId, {
		id: conversationId,
		contactId: contact.id,
		phoneNumber: contact.phone_number,
		contactName: contact.name,
		profilePictureUrl: contact.avatar_url,
		unreadCount: 0,
		status: 'active',
		settings: { aiEnabled: true, aiMode: 'auto', aiPausedUntil: null, pausedBy: null },
		assignedTo: null,
		createdAt: start,
		updatedAt: lastAt,
	});
}
