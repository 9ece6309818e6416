import {
	createContact,
	deleteContact,
	moveToStage,
	newContact,
	updateContact,
} from '../contacts/changes';
import type { Context } from '../context';
import { invalid } from '../respond';
import type { Broadcast, Contact, Conversation, Message, Stage } from '../types';
import { changeStatus, receive } from '../messages/incoming';
import { addOutgoing } from '../messages/outgoing';

/** What "Simular mensaje" writes, one after the other. */
const TEXTS = [
	'Hola, ¿tienen disponibilidad para mañana?',
	'¿Cuánto cuesta una limpieza dental?',
	'Quiero agendar una cita, por favor.',
	'¿A qué hora abren el sábado?',
];

/** An event that can be fired, and what that changes in the sandbox. */
interface Sample {
	does: string;
	fire: (context: Context, conversation: Conversation) => void;
}

/** A customer writes one of a few ready-made texts. */
export function simulateMessage(context: Context, { phoneNumber, id }: Conversation): void {
	const written = context.store.messagesOf(id).length;
	receive(context, phoneNumber, { content: TEXTS[written % TEXTS.length] ?? null });
}

/** The last message of the business becomes delivered, read or failed. */
const statusOfLast =
	(status: Message['status']): Sample['fire'] =>
	(context, { id }) => {
		const last = context.store
			.messagesOf(id)
			.filter(({ direction }) => direction === 'outbound')
			.at(-1);
		if (!last) throw invalid('The business has sent nothing in this conversation yet.');
		changeStatus(context, last.id, status);
	};

const contactOf = ({ store }: Context, { contactId }: Conversation): Contact => {
	const contact = store.contacts.get(contactId);
	if (!contact) throw invalid('The contact of this conversation was deleted.');
	return contact;
};

/** A number that nobody has yet. */
function freshPhone({ store }: Context): string {
	for (let number = 5_500_000_001; ; number++) {
		const phone = `+52${number}`;
		if (!store.contactByPhone(phone)) return phone;
	}
}

const firstStage = ({ store }: Context): Stage => {
	const [stage] = store.stages;
	if (!stage) throw invalid('The funnel has no stage.');
	return stage;
};

function nextStage(context: Context, { funnel_stage }: Contact): Stage {
	const { stages } = context.store;
	const now = stages.findIndex(({ id }) => id === funnel_stage?.id);
	return stages[(now + 1) % stages.length] ?? firstStage(context);
}

const broadcast =
	(status: 'sending' | 'completed' | 'failed', name: 'sent' | 'completed' | 'failed') =>
	({ store, events }: Context): void => {
		const now = store.now();
		const sample: Broadcast = {
			id: store.newId(),
			name: 'Promoción de febrero',
			status,
			templateId: [...store.templates.keys()][0] ?? '',
			tagToApply: null,
			variableMapping: {},
			createdAt: now,
			updatedAt: now,
			startedAt: now,
			completedAt: status === 'sending' ? null : now,
		};
		events.broadcast(name, sample);
	};

function assign({ store, events }: Context, conversation: Conversation): void {
	const agents = [...store.agents.values()];
	const now = agents.findIndex(({ id }) => id === conversation.assignedTo?.agentId);
	const agent = agents[(now + 1) % agents.length];
	if (!agent) throw invalid('The team has no agent.');
	conversation.assignedTo = {
		agentId: agent.id,
		agentName: agent.name,
		agentEmail: agent.email,
		assignedAt: store.now(),
		assignmentMethod: 'manual',
	};
	events.conversationAssigned(conversation);
}

function unassign({ events }: Context, conversation: Conversation): void {
	if (!conversation.assignedTo) throw invalid('This conversation is assigned to nobody.');
	const { agentId } = conversation.assignedTo;
	conversation.assignedTo = null;
	events.conversationUnassigned(conversation, agentId);
}

/** Every event of the catalogue. Where it is cheap, what it reports happens too. */
export const SAMPLES: Record<string, Sample> = {
	'message.received': { does: 'The customer writes a sample message.', fire: simulateMessage },
	'message.sent': {
		does: 'Somebody of the team answers in Whaapy.',
		fire: (context, conversation) => {
			const content = '¡Hola! ¿En qué te podemos ayudar?';
			addOutgoing(context, conversation, { messageType: 'text', content });
		},
	},
	'message.delivered': {
		does: 'The last message of the business reaches the phone.',
		fire: statusOfLast('delivered'),
	},
	'message.read': {
		does: 'The customer reads the last message of the business.',
		fire: statusOfLast('read'),
	},
	'message.failed': {
		does: 'The last message of the business does not reach the phone.',
		fire: statusOfLast('failed'),
	},
	'conversation.created': {
		does: 'Reports this conversation as if it were new.',
		fire: ({ events }, conversation) => events.conversationCreated(conversation),
	},
	'conversation.assigned': { does: 'The next person of the team takes it over.', fire: assign },
	'conversation.unassigned': { does: 'It is nobody’s any more.', fire: unassign },
	'conversation.closed': {
		does: 'The team closes it.',
		fire: ({ events }, conversation) => {
			conversation.status = 'closed';
			events.conversationClosed(conversation);
		},
	},
	'conversation.reopened': {
		does: 'The team opens it again.',
		fire: ({ events }, conversation) => {
			conversation.status = 'active';
			events.conversationReopened(conversation);
		},
	},
	'contact.created': {
		does: 'Adds a contact.',
		fire: (context) => {
			const fields = { name: 'Carmen Salinas', tags: ['sandbox'] };
			createContact(context, { phone_number: freshPhone(context), ...fields });
		},
	},
	'contact.updated': {
		does: 'Puts the tag “sandbox” on the contact, or takes it off.',
		fire: (context, conversation) => {
			const contact = contactOf(context, conversation);
			const has = contact.tags.includes('sandbox');
			const change = has ? { remove_tags: ['sandbox'] } : { add_tags: ['sandbox'] };
			updateContact(context, contact, change);
		},
	},
	'contact.deleted': {
		does: 'Deletes a contact made for this purpose.',
		fire: (context) => deleteContact(context, newContact(context.store, freshPhone(context))),
	},
	'contact.merged': {
		does: 'Merges a contact made for this purpose into this one.',
		fire: (context, conversation) => {
			const contact = contactOf(context, conversation);
			const source = newContact(context.store, freshPhone(context));
			context.store.contacts.delete(source.id);
			context.events.contactMerged(contact, source);
		},
	},
	'contact.stage_changed': {
		does: 'The contact moves to the next stage of the funnel.',
		fire: (context, conversation) => {
			const contact = contactOf(context, conversation);
			moveToStage(context, contact, nextStage(context, contact));
		},
	},
	'funnel_stage.created': {
		does: 'Reports the first stage as if it were new.',
		fire: (context) => context.events.stageCreated(firstStage(context)),
	},
	'funnel_stage.updated': {
		does: 'Reports a change of the first stage.',
		fire: (context) => context.events.stageUpdated(firstStage(context)),
	},
	'broadcast.sent': {
		does: 'Reports that a broadcast goes out.',
		fire: broadcast('sending', 'sent'),
	},
	'broadcast.completed': {
		does: 'Reports that a broadcast reached its end.',
		fire: broadcast('completed', 'completed'),
	},
	'broadcast.failed': {
		does: 'Reports that a broadcast reached nobody.',
		fire: broadcast('failed', 'failed'),
	},
};
