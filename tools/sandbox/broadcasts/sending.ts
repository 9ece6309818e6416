import { updateContact } from '../contacts/changes';
import type { Context } from '../context';
import { sendTemplate } from '../messages/send';
import { ApiError, refusedByWhatsApp } from '../respond';
import type { Broadcast, Contact, Recipient, Template } from '../types';

/** What fills a variable by its mapping, e.g. "contact.first_name". */
function mapped(contact: Contact | undefined, source: string): string {
	const [firstName = '', ...rest] = contact?.name?.split(' ') ?? [];
	const values: Record<string, string | null | undefined> = {
		'contact.name': contact?.name,
		'contact.first_name': firstName,
		'contact.last_name': rest.join(' '),
		'contact.phone': contact?.phone_number,
		'contact.email': contact?.email,
	};
	return values[source] ?? '';
}

function parametersOf(
	{ variableMapping }: Broadcast,
	{ templateParameters }: Recipient,
	contact: Contact | undefined,
): string[] {
	if (templateParameters) return templateParameters;
	return Object.entries(variableMapping)
		.sort(([a], [b]) => Number(a) - Number(b))
		.map(([, source]) => mapped(contact, source));
}

/** Sends to one recipient; what WhatsApp refuses is kept with the recipient. */
function sendTo(
	context: Context,
	broadcast: Broadcast,
	template: Template,
	recipient: Recipient,
): void {
	const { store } = context;
	const { phoneNumber } = recipient;
	const contact = store.contactByPhone(phoneNumber);
	try {
		if (store.unreachable.has(phoneNumber)) {
			throw refusedByWhatsApp(131026, 'Message undeliverable');
		}
		const parameters = parametersOf(broadcast, recipient, contact);
		sendTemplate(context, phoneNumber, template, parameters);
		Object.assign(recipient, { status: 'sent', sentAt: store.now() });
	} catch (refusal) {
		if (!(refusal instanceof ApiError)) throw refusal;
		Object.assign(recipient, { status: 'errors', error: refusal.message });
		return;
	}
	const { tagToApply } = broadcast;
	const reached = contact ?? store.contactByPhone(phoneNumber);
	if (tagToApply && reached) updateContact(context, reached, { add_tags: [tagToApply] });
}

/**
 * Goes on with a broadcast that is being sent. Each look at it reaches the next few recipients, so
 * that one who asks again and again sees it come to its end, in the same steps in every run.
 */
export function progress(context: Context, broadcast: Broadcast): void {
	if (broadcast.status !== 'sending') return;
	const { store, events } = context;
	const recipients = store.recipients.get(broadcast.id) ?? [];
	const pending = recipients.filter(({ status }) => status === 'pending');
	const template = store.templates.get(broadcast.templateId);
	if (template) {
		for (const recipient of pending.slice(0, store.broadcastPace)) {
			sendTo(context, broadcast, template, recipient);
		}
	}
	if (template && pending.length > store.broadcastPace) return;
	const failed = !template || recipients.every(({ status }) => status === 'errors');
	broadcast.updatedAt = store.now();
	broadcast.completedAt = broadcast.updatedAt;
	broadcast.status = failed ? 'failed' : 'completed';
	events.broadcast(broadcast.status, broadcast);
}
