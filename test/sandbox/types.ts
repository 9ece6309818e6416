/** What the sandbox keeps: the records of the documentation pages, as they are shown there. */

export interface Stage {
	id: string;
	name: string;
	color: string;
	position: number;
}

/** Page "contacts-get": snake_case, exactly the fields shown. */
export interface Contact {
	id: string;
	phone_number: string;
	name: string | null;
	email: string | null;
	avatar_url: string | null;
	tags: string[];
	custom_fields: Record<string, unknown>;
	external_ids: Record<string, unknown>;
	notes: string | null;
	funnel_stage: { id: string; name: string } | null;
	source: string;
	company: string | null;
	address: string | null;
	city: string | null;
	state: string | null;
	postal_code: string | null;
	country: string;
	last_contact_at: string | null;
	created_at: string;
	updated_at: string;
}

export type ConversationStatus = 'active' | 'closed' | 'archived';

/** What is kept of a conversation; its contact, last message and counts are looked up. */
export interface Conversation {
	id: string;
	contactId: string;
	phoneNumber: string;
	contactName: string | null;
	profilePictureUrl: string | null;
	unreadCount: number;
	status: ConversationStatus;
	settings: {
		aiEnabled: boolean;
		aiMode: 'auto' | 'manual';
		aiPausedUntil: string | null;
		pausedBy: string | null;
	};
	assignedTo: {
		agentId: string;
		agentName: string;
		agentEmail: string;
		assignedAt: string;
		assignmentMethod: string;
	} | null;
	createdAt: string;
	updatedAt: string;
}

export type MessageType =
	| 'text'
	| 'image'
	| 'video'
	| 'audio'
	| 'document'
	| 'sticker'
	| 'template'
	| 'interactive'
	| 'location'
	| 'contacts'
	| 'reaction';

/** Page "conversations-messages", without `mediaUrl`: that is signed at every listing. */
export interface Message {
	id: string;
	conversationId: string;
	content: string | null;
	messageType: MessageType;
	direction: 'inbound' | 'outbound';
	status: 'sent' | 'delivered' | 'read' | 'failed';
	sentByAi: boolean;
	mediaMimeType?: string;
	timestamp: string;
	createdAt: string;
	/** The body of the `POST /messages/v1` that made it; for tests, never answered. */
	sentBody?: Record<string, unknown>;
}

/** FACTS, "Webhooks": a registration. */
export interface Webhook {
	id: string;
	businessId: string;
	name: string;
	url: string;
	events: string[];
	secret: string;
	isActive: boolean;
	failureCount: number;
	lastSuccessAt: string | null;
	lastFailureAt: string | null;
}

/** One event on its way to one URL, with all its attempts. */
export interface Delivery {
	id: string;
	webhookId: string;
	url: string;
	event: string;
	headers: Record<string, string>;
	/** The raw body: these bytes are what the signature covers. */
	body: string;
	attempts: number;
	/** The HTTP status of each attempt; 0 where nobody answered in time. */
	statuses: number[];
	status: 'pending' | 'delivered' | 'failed';
}

export type SignatureFormat = 'base64' | 'hex' | 'sha256=hex' | 'sha256=base64';

export interface RecordedRequest {
	method: string;
	/** As it came, not decoded. */
	path: string;
	/** As it came, with the query. */
	url: string;
	query: Record<string, string | string[] | undefined>;
	headers: Record<string, string | string[] | undefined>;
	body: unknown;
	at: number;
	/** The status answered; 0 while, or when, there is no answer. */
	status: number;
}

export interface Settings {
	latency: number;
	/** Requests per second; 0 = no limit. */
	rateLimit: number;
	pageOrder: 'newestFirst' | 'oldestFirst';
	/** What the key may do. */
	scopes: Set<string>;
}
