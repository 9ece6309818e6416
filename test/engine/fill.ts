import type { IDataObject } from 'n8n-workflow';
import type { Contact, Sandbox } from '../../tools/sandbox';
import { SEEDED } from '../../tools/sandbox';
import { addBroadcast, addRecipients } from './broadcast/addBroadcast';
import { customerWrote } from './message/customerWrote';
import { failedDelivery, failingWebhook } from './webhook/failingWebhook';
import { ONE_SPELLING } from './people';

const { juan } = SEEDED;

/**
 * Puts into a sandbox what operations work on, and enough of everything for more than one request.
 *
 * @param contacts how many more contacts there are
 * @returns what the items of each case hold: the ID of a failed message, and of a stage
 */
export function fill(sandbox: Sandbox, contacts: number): IDataObject {
	const { store } = sandbox;
	sandbox.addMessages(juan.conversationId, 300);
	customerWrote(sandbox, juan, 1);
	customerWrote(sandbox, { ...juan, phone: ONE_SPELLING }, 1);
	const model = store.contacts.get(juan.contactId) as Contact;
	const [conversation] = [...store.conversations.values()];
	const [template] = [...store.templates.values()];
	for (let i = 0; i < contacts; i++) {
		const id = `many-${i}`;
		store.contacts.set(id, { ...model, id, phone_number: `+1415555${1000 + i}` });
		if (i >= 200) continue;
		store.conversations.set(id, { ...conversation!, id });
		store.templates.set(id, { ...template!, id });
		addBroadcast(sandbox, { id });
	}
	for (const status of ['draft', 'sending', 'paused', 'completed'] as const) {
		const broadcast = addBroadcast(sandbox, { id: status, status });
		addRecipients(sandbox, broadcast, 300, status === 'completed' ? 'errors' : 'pending');
	}
	store.webhooks.set('webhook-1', failingWebhook());
	store.webhookLogs.push(failedDelivery('log-1'));
	const failed = store
		.messagesOf(juan.conversationId)
		.find(({ direction }) => direction === 'outbound');
	failed!.status = 'failed';
	return { messageId: failed!.id, stage: store.stages[2]?.id };
}
