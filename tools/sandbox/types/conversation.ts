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

export const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export type MessageType =
	MediaKind | 'text' | 'template' | 'interactive' | 'location' | 'contacts' | 'reaction';

/** A button of a message, a row of its list, or the quick reply of a template. */
export interface Tapped {
	of: 'button' | 'list' | 'template';
	id: string;
	title: string;
}

/** WhatsApp's reason, as Meta reports it with the status of a message. */
export interface Failure {
	/** Meta's number for it. */
	code: number;
	title: string;
	error_data: { details: string };
}

/** Page "conversations-messages", without `mediaUrl`: that is signed at every listing. */
export interface Message {
	id: string;
	conversationId: string;
	content: string | null;
	messageType: MessageType;
	direction: 'inbound' | 'outbound';
	status: 'sent' | 'delivered' | 'read' | 'failed';
	sentByAi: boolean;
	/** Why it failed, if WhatsApp has said so. */
	failure?: Failure;
	mediaMimeType?: string;
	/** The uploaded file that it sends; never answered. */
	mediaId?: string;
	timestamp: string;
	createdAt: string;
	/** What the customer tapped, of a message that is an answer; for its event, never answered. */
	tapped?: Tapped;
	/** The body of the `POST /messages/v1` that made it; for tests, never answered. */
	sentBody?: Record<string, unknown>;
}

/** An uploaded file, which a send names by its id. */
export interface MediaFile {
	id: string;
	kind: MediaKind;
	mimeType: string;
	filename: string;
	size: number;
	file?: Blob;
}
