import { registersIn } from '../../../nodes/Whaapy/delivery/register';
import { EVENTS } from '../events';
import type { Store } from '../store';
import type { Conversation, Webhook } from '../types';
import { bubbleOf } from './bubble';
import { SAMPLES } from './samples';

/** So many of the newest are shown. */
const MESSAGES = 60;
const DELIVERIES = 6;

/** Until when a run of n8n waits for an answer in a conversation, as its webhook says; `null` for ever. */
function waiting(store: Store, { id, phoneNumber }: Conversation): { until: string | null } | null {
	const [found] = registersIn([...store.webhooks.values()])
		.filter(
			({ who, until }) => who.some((one) => [id, phoneNumber].includes(one)) && until > Date.now(),
		)
		.reverse();
	if (!found) return null;
	return { until: Number.isFinite(found.until) ? new Date(found.until).toISOString() : null };
}

function listed(store: Store, conversation: Conversation) {
	const { id, contactName, phoneNumber, status, unreadCount } = conversation;
	const last = store.messagesOf(id).at(-1);
	return {
		waiting: waiting(store, conversation),
		id,
		name: contactName,
		phone: phoneNumber,
		status,
		unread: unreadCount,
		text: last?.content ?? null,
		type: last?.messageType ?? '',
		lastAt: last?.timestamp ?? conversation.createdAt,
	};
}

function chat(store: Store, conversation: Conversation) {
	const { id, status, assignedTo, settings } = conversation;
	return {
		...listed(store, conversation),
		status,
		windowOpen: store.isWindowOpen(id),
		agent: assignedTo?.agentName ?? null,
		aiPausedUntil: settings.aiPausedUntil,
		aiEnabled: settings.aiEnabled,
		bubbles: store
			.messagesOf(id)
			.slice(-MESSAGES)
			.map((message) => bubbleOf(store, message)),
	};
}

function webhook(store: Store, { id, name, url, events, isActive, failureCount }: Webhook) {
	const deliveries = store.deliveries
		.filter(({ webhookId }) => webhookId === id)
		.slice(-DELIVERIES)
		.reverse()
		.map((delivery) => ({
			id: delivery.id,
			event: delivery.event,
			status: delivery.status,
			statuses: delivery.statuses,
			at: (JSON.parse(delivery.body) as { timestamp: string }).timestamp,
		}));
	return { id, name, url, events, isActive, failureCount, deliveries };
}

/** All that the page shows, with the messages of one conversation. */
export function pageState(store: Store, conversationId: string | undefined) {
	const open = store.conversations.get(conversationId ?? '');
	const newestFirst = (a: { lastAt: string }, b: { lastAt: string }) =>
		b.lastAt.localeCompare(a.lastAt);
	return {
		conversations: [...store.conversations.values()]
			.map((conversation) => listed(store, conversation))
			.sort(newestFirst),
		chat: open ? chat(store, open) : null,
		contacts: [...store.contacts.values()].map((contact) => ({
			id: contact.id,
			name: contact.name,
			phone: contact.phone_number,
			email: contact.email,
			tags: contact.tags,
			stage: contact.funnel_stage?.name ?? null,
			customFields: contact.custom_fields,
			notes: contact.notes,
		})),
		templates: [...store.templates.values()].map(
			({ id, name, language, category, status, components }) => ({
				id,
				name,
				language,
				category,
				status,
				components,
			}),
		),
		webhooks: [...store.webhooks.values()].map((one) => webhook(store, one)),
		events: EVENTS.map((name) => ({ name, does: SAMPLES[name]?.does })),
	};
}
