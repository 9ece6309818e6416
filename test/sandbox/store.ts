import { createHash } from 'node:crypto';
import type {
	Contact,
	Conversation,
	Delivery,
	Message,
	SignatureFormat,
	Stage,
	Webhook,
} from './types';

/** Sandbox time starts here and moves one second per thing written, so runs are repeatable. */
const START = Date.parse('2026-01-29T12:00:00Z');
const SECOND = 1000;

const GENERATED_TEXTS = [
	'Hola, ¿tienen disponibilidad para mañana?',
	'¡Hola! Sí, tenemos disponibilidad. ¿A qué hora te gustaría?',
	'A las 5 de la tarde, por favor.',
	'Listo, tu cita quedó agendada.',
];

/** Dates as the pages write them: UTC, whole seconds. */
export const isoTime = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** The same UUID for the same name, in every run. */
export function idFor(name: string): string {
	const hex = createHash('md5').update(name).digest('hex');
	// By replacement and not by joining slices: those keep the pieces alive, 100,000 times.
	return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}

/** The state of the local Whaapy. Tests may read and change all of it. */
export class Store {
	readonly businessId = idFor('business');
	readonly contacts = new Map<string, Contact>();
	readonly conversations = new Map<string, Conversation>();
	/** By conversation, oldest first. */
	readonly messages = new Map<string, Message[]>();
	readonly webhooks = new Map<string, Webhook>();
	readonly deliveries: Delivery[] = [];
	readonly stages: Stage[] = [];

	/** FACTS: base64 was observed, hex is in the vendor's client, a prefix is possible. */
	signatureFormat: SignatureFormat = 'base64';
	/** Milliseconds before each retry of a delivery (FACTS: 2, 4 and 8 s). */
	retryDelays: number[] = [];
	/** Milliseconds a webhook's receiver has to answer (FACTS: 5 s). */
	answerTimeout = 0;
	/** Milliseconds a mediaUrl lives (page "conversations-messages": 5 minutes). */
	mediaLifetime = 0;

	private clock = START;
	private ids = 0;
	private positions = new WeakMap<Message[], Map<string, number>>();

	constructor() {
		this.clear();
	}

	clear(): void {
		this.contacts.clear();
		this.conversations.clear();
		this.messages.clear();
		this.webhooks.clear();
		this.deliveries.length = 0;
		this.stages.length = 0;
		this.signatureFormat = 'base64';
		this.retryDelays = [2000, 4000, 8000];
		this.answerTimeout = 5000;
		this.mediaLifetime = 5 * 60 * SECOND;
		this.clock = START;
		this.ids = 0;
	}

	/** The next moment of sandbox time. */
	now(): string {
		this.clock += SECOND;
		return isoTime(this.clock);
	}

	newId(): string {
		return idFor(`record ${++this.ids}`);
	}

	/** The EXACT stored spelling only: +52… and +521… are different (FACTS, "the trap"). */
	contactByPhone(phone: string): Contact | undefined {
		for (const contact of this.contacts.values()) {
			if (contact.phone_number === phone) return contact;
		}
		return undefined;
	}

	/** The EXACT stored spelling only, as above. */
	conversationByPhone(phone: string): Conversation | undefined {
		for (const conversation of this.conversations.values()) {
			if (conversation.phoneNumber === phone) return conversation;
		}
		return undefined;
	}

	messagesOf(conversationId: string): Message[] {
		let messages = this.messages.get(conversationId);
		if (!messages) this.messages.set(conversationId, (messages = []));
		return messages;
	}

	/** Where a message stands in its conversation; indexed, so that long histories page fast. */
	positionOf(conversationId: string, messageId: string): number | undefined {
		const messages = this.messagesOf(conversationId);
		let index = this.positions.get(messages);
		if (!index || index.size > messages.length) this.positions.set(messages, (index = new Map()));
		for (const message of messages.slice(index.size)) index.set(message.id, index.size);
		return index.get(messageId);
	}

	findMessage(messageId: string): Message | undefined {
		for (const [conversationId, messages] of this.messages) {
			const position = this.positionOf(conversationId, messageId);
			if (position !== undefined) return messages[position];
		}
		return undefined;
	}

	/** Bulk history for benchmarks: texts, a second apart, after what is there already. */
	addMessages(conversationId: string, count: number): void {
		if (!this.conversations.has(conversationId)) {
			throw new Error(`The sandbox has no conversation ${conversationId}`);
		}
		const messages = this.messagesOf(conversationId);
		for (let added = 0; added < count; added++) {
			const timestamp = this.now();
			const outbound = added % 2 === 1;
			messages.push({
				id: this.newId(),
				conversationId,
				content: GENERATED_TEXTS[added % GENERATED_TEXTS.length] ?? null,
				messageType: 'text',
				direction: outbound ? 'outbound' : 'inbound',
				status: outbound ? 'delivered' : 'read',
				sentByAi: outbound,
				timestamp,
				createdAt: timestamp,
			});
		}
	}
}
