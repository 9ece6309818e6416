import { idFor, isoTime, messageIdOf } from './ids';
import type {
	Agent,
	Broadcast,
	Contact,
	Conversation,
	Delivery,
	MediaFile,
	Message,
	Recipient,
	Segment,
	SignatureFormat,
	Stage,
	Template,
	Webhook,
	WebhookLog,
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

/** The state of the local Whaapy. Tests may read and change all of it. */
export class Store {
	readonly businessId = idFor('business');
	readonly contacts = new Map<string, Contact>();
	readonly conversations = new Map<string, Conversation>();
	/** By conversation, oldest first. */
	readonly messages = new Map<string, Message[]>();
	readonly media = new Map<string, MediaFile>();
	readonly templates = new Map<string, Template>();
	readonly stages: Stage[] = [];
	readonly agents = new Map<string, Agent>();
	readonly segments = new Map<string, Segment>();
	readonly broadcasts = new Map<string, Broadcast>();
	/** By broadcast, in the order in which they were added. */
	readonly recipients = new Map<string, Recipient[]>();
	readonly webhooks = new Map<string, Webhook>();
	/** Oldest first. */
	readonly webhookLogs: WebhookLog[] = [];
	readonly deliveries: Delivery[] = [];

	/** The AI agent of the whole business. */
	agent: { enabled: boolean; pausedUntil: string | null } = { enabled: true, pausedUntil: null };
	/** Numbers that WhatsApp does not reach: what a broadcast sends to them fails. */
	readonly unreachable = new Set<string>();
	/** Numbers for which a broadcast takes none of a list that has them. */
	readonly refusedRecipients = new Set<string>();
	/** How many recipients a broadcast reaches between two looks at it. */
	broadcastPace = 0;
	/** How Whaapy encodes signatures: base64 was observed, hex is in the vendor's client. */
	signatureFormat: SignatureFormat = 'base64';
	/** Milliseconds before each retry of a delivery (observed: 2, 4 and 8 s). */
	retryDelays: number[] = [];
	/** Milliseconds a webhook's receiver has to answer (observed: 5 s). */
	answerTimeout = 0;
	/** Milliseconds a mediaUrl lives (page "conversations-messages": 5 minutes). */
	mediaLifetime = 0;

	private clock = START;
	private ids = 0;
	private positions = new WeakMap<Message[], Map<string, number>>();

	/** @param realTime whether its time is that of the machine */
	constructor(readonly realTime = false) {
		this.clear();
	}

	clear(): void {
		for (const records of [
			this.contacts,
			this.conversations,
			this.messages,
			this.media,
			this.templates,
			this.agents,
			this.segments,
			this.broadcasts,
			this.recipients,
			this.webhooks,
			this.unreachable,
			this.refusedRecipients,
		]) {
			records.clear();
		}
		for (const list of [this.stages, this.webhookLogs, this.deliveries]) list.length = 0;
		this.agent = { enabled: true, pausedUntil: null };
		this.broadcastPace = 50;
		this.signatureFormat = 'base64';
		this.retryDelays = [2000, 4000, 8000];
		this.answerTimeout = 5000;
		this.mediaLifetime = 5 * 60 * SECOND;
		this.clock = this.realTime ? Date.now() : START;
		this.ids = 0;
	}

	/** The next moment of sandbox time. */
	now(): string {
		this.clock = this.realTime ? Date.now() : this.clock + SECOND;
		return isoTime(this.clock);
	}

	/** A moment so many minutes after the last one. */
	inMinutes(minutes: number): string {
		return isoTime(this.clock + minutes * 60 * SECOND);
	}

	newId(): string {
		return idFor(`record ${++this.ids}`);
	}

	/** An id as Meta gives to files: digits. */
	newMediaId(): string {
		return String(100_000_000_000_000 + ++this.ids);
	}

	/** The EXACT stored spelling only: +52… and +521… are different. */
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

	conversationsOf(contactId: string): Conversation[] {
		return [...this.conversations.values()].filter(
			(conversation) => conversation.contactId === contactId,
		);
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

	/** The message with this id, which may be Whaapy's or WhatsApp's. */
	findMessage(id: string): Message | undefined {
		const messageId = messageIdOf(id);
		for (const [conversationId, messages] of this.messages) {
			const position = this.positionOf(conversationId, messageId);
			if (position !== undefined) return messages[position];
		}
		return undefined;
	}

	/** What the customer wrote last. */
	lastInbound(conversationId: string): Message | undefined {
		return this.messagesOf(conversationId)
			.filter(({ direction }) => direction === 'inbound')
			.at(-1);
	}

	/**
	 * Whether the customer wrote less than 24 hours ago, so that any message may be sent, not only a
	 * template.
	 */
	isWindowOpen(conversationId: string): boolean {
		const last = this.lastInbound(conversationId);
		const now = this.realTime ? Date.now() : this.clock;
		return last !== undefined && now - Date.parse(last.timestamp) < 24 * 3600 * SECOND;
	}

	/** Lets so many hours pass: whatever was written is that much longer ago. */
	letPass(hours: number): void {
		for (const id of this.conversations.keys()) this.age(id, hours);
	}

	/** Makes a conversation, its messages included, so many hours older. */
	age(conversationId: string, hours: number): void {
		const conversation = this.conversations.get(conversationId);
		if (!conversation) throw new Error(`The sandbox has no conversation ${conversationId}`);
		const earlier = (time: string) => isoTime(Date.parse(time) - hours * 3600 * SECOND);
		for (const record of [conversation, ...this.messagesOf(conversationId)]) {
			record.createdAt = earlier(record.createdAt);
			if ('timestamp' in record) record.timestamp = earlier(record.timestamp);
			else record.updatedAt = earlier(record.updatedAt);
		}
		const contact = this.contacts.get(conversation.contactId);
		if (contact?.last_contact_at) contact.last_contact_at = earlier(contact.last_contact_at);
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
