import { E164 } from './contacts/fields';
import { SEEDED_WITHOUT_NUMBER } from './seeded';
import type { Deliverer } from './deliveries';
import type { Store } from './store';
import type { Broadcast, Contact, Conversation, Message, Stage } from './types';

const EVENT_NAMES = {
	message: ['received', 'sent', 'delivered', 'read', 'failed'],
	conversation: ['created', 'assigned', 'unassigned', 'closed', 'reopened'],
	contact: ['created', 'updated', 'deleted', 'merged', 'stage_changed'],
	funnel_stage: ['created', 'updated'],
	broadcast: ['sent', 'completed', 'failed'],
};

/** The catalogue: what a webhook can be registered for, beside `*` for all of it. */
export const EVENTS = Object.entries(EVENT_NAMES).flatMap(([family, names]) =>
	names.map((name) => `${family}.${name}`),
);

/** Live numbers come without their plus; of a person without number there is none. */
const bare = (phone: string) => (E164.test(phone) ? phone.slice(1) : null);

/** Who sent a message: WhatsApp's ID of a person without number is in its place (docs/whaapy-api.md). */
function sender(phone: string) {
	if (E164.test(phone)) return { from: phone.slice(1) };
	return {
		from: phone,
		from_user_id: phone,
		...(phone === SEEDED_WITHOUT_NUMBER.phone && { username: SEEDED_WITHOUT_NUMBER.username }),
	};
}

/** What a received message holds, in Meta's form, which Whaapy passes on. */
function metaContent({ messageType, content, mediaMimeType, tapped }: Message) {
	if (mediaMimeType) {
		const file = { mime_type: mediaMimeType, ...(content !== null && { caption: content }) };
		return { type: messageType, [messageType]: file };
	}
	if (tapped?.of === 'template') {
		return { type: 'button', button: { payload: tapped.id, text: tapped.title } };
	}
	if (messageType === 'interactive') {
		const { of = 'button', id = content, title = content } = tapped ?? {};
		return {
			type: 'interactive',
			interactive: { type: `${of}_reply`, [`${of}_reply`]: { id, title } },
		};
	}
	return { type: messageType, [messageType]: { body: content } };
}

/** The events that Whaapy reports, with the data that each is known to have. */
export class Events {
	constructor(
		private readonly store: Store,
		private readonly deliverer: Deliverer,
	) {}

	/** Page "contacts-create", "Webhooks". */
	contactCreated(contact: Contact): void {
		this.deliverer.fire('contact.created', contact.id, {
			contact_id: contact.id,
			phone_number: bare(contact.phone_number),
			name: contact.name,
			email: contact.email,
			tags: contact.tags,
			source: contact.source,
			created_at: contact.created_at,
		});
	}

	/** A delta only, not the contact: the changed fields, and what they were. */
	contactUpdated(before: Contact, after: Contact, changed: Array<keyof Contact>): void {
		const pick = (contact: Contact, prefix: string) =>
			Object.fromEntries(changed.map((name) => [`${prefix}${name}`, contact[name] ?? null]));
		this.deliverer.fire('contact.updated', after.id, {
			contact_id: after.id,
			updated_fields: changed,
			...pick(after, ''),
			...pick(before, 'previous_'),
			updated_by: 'api',
			updated_at: after.updated_at,
		});
	}

	contactDeleted(contact: Contact): void {
		this.deliverer.fire('contact.deleted', contact.id, {
			contact_id: contact.id,
			deleted_at: this.store.now(),
		});
	}

	contactMerged(contact: Contact, source: Contact): void {
		this.deliverer.fire('contact.merged', contact.id, {
			contact_id: contact.id,
			source_contact_id: source.id,
			merged_at: contact.updated_at,
		});
	}

	stageChanged(contact: Contact, previous: Contact['funnel_stage'], movedAt: string): void {
		this.deliverer.fire('contact.stage_changed', contact.id, {
			contact_id: contact.id,
			phone_number: bare(contact.phone_number),
			previous_stage_id: previous?.id ?? null,
			previous_stage_name: previous?.name ?? null,
			new_stage_id: contact.funnel_stage?.id ?? null,
			new_stage_name: contact.funnel_stage?.name ?? null,
			moved_at: movedAt,
		});
	}

	stageCreated({ id, name, position, color, createdAt }: Stage): void {
		const data = { stage_id: id, name, position, color, created_at: createdAt };
		this.deliverer.fire('funnel_stage.created', id, data);
	}

	stageUpdated({ id, name, color, updatedAt }: Stage): void {
		const data = { stage_id: id, name, color, updated_at: updatedAt };
		this.deliverer.fire('funnel_stage.updated', id, data);
	}

	conversationCreated({ id, contactId, contactName, phoneNumber, createdAt }: Conversation): void {
		const [first = null, ...rest] = contactName?.split(' ') ?? [];
		this.deliverer.fire('conversation.created', contactId, {
			conversation_id: id,
			contact_id: contactId,
			contact_name: contactName,
			contact_first_name: first,
			contact_last_name: rest.join(' ') || null,
			phone_number: bare(phoneNumber),
			timestamp: createdAt,
		});
	}

	/** Observed without a `contact_id`. */
	conversationAssigned({
		id,
		contactId,
		contactName,
		phoneNumber,
		assignedTo,
	}: Conversation): void {
		this.deliverer.fire('conversation.assigned', contactId, {
			conversation_id: id,
			assigned_to: assignedTo?.agentId ?? null,
			assigned_by: 'api',
			method: 'manual',
			contact_name: contactName,
			phone_number: bare(phoneNumber),
			timestamp: assignedTo?.assignedAt ?? this.store.now(),
		});
	}

	conversationUnassigned(conversation: Conversation, previousAgent: string): void {
		const { id, contactId, contactName, phoneNumber } = conversation;
		this.deliverer.fire('conversation.unassigned', contactId, {
			conversation_id: id,
			phone_number: bare(phoneNumber),
			contact_name: contactName,
			previous_agent: previousAgent,
			unassigned_by: 'api',
			reason: 'manual',
			unassigned_at: conversation.updatedAt,
		});
	}

	conversationClosed({ id, contactId, phoneNumber, updatedAt }: Conversation): void {
		this.deliverer.fire('conversation.closed', contactId, {
			conversation_id: id,
			phone_number: bare(phoneNumber),
			closed_at: updatedAt,
		});
	}

	conversationReopened({ id, contactId, phoneNumber, updatedAt }: Conversation): void {
		this.deliverer.fire('conversation.reopened', contactId, {
			conversation_id: id,
			phone_number: bare(phoneNumber),
			reopened_at: updatedAt,
		});
	}

	/** Meta-shaped inside: `message` has the sender and an object named after the type. */
	messageReceived(
		{ contactId, phoneNumber }: Conversation,
		message: Message,
		mediaUrl: string | undefined,
	): void {
		this.deliverer.fire('message.received', contactId, {
			contact_id: contactId,
			conversation_id: message.conversationId,
			whaapy_message_id: message.id,
			...(mediaUrl && { media_url: mediaUrl }),
			message: { ...sender(phoneNumber), ...metaContent(message) },
		});
	}

	/** `message.sent`, `.delivered`, `.read` or `.failed`, by what the message has become. */
	messageStatus({ contactId, phoneNumber }: Conversation, message: Message): void {
		this.deliverer.fire(`message.${message.status}`, contactId, {
			message_id: message.id,
			conversation_id: message.conversationId,
			contact_id: contactId,
			phone_number: bare(phoneNumber),
			message_type: message.messageType,
			content: message.content,
			...(message.failure && { errors: [message.failure] }),
			timestamp: this.store.now(),
		});
	}

	broadcast(name: 'sent' | 'completed' | 'failed', { id, ...broadcast }: Broadcast): void {
		this.deliverer.fire(`broadcast.${name}`, id, {
			broadcast_id: id,
			name: broadcast.name,
			status: broadcast.status,
			timestamp: broadcast.updatedAt,
		});
	}
}
