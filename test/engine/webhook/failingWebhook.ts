import type { Sandbox, Webhook, WebhookLog } from '../../../tools/sandbox';

/** A webhook that Whaapy switched off. A copy each time: the sandbox changes what it has. */
export const failingWebhook = (): Webhook => ({
	id: 'webhook-1',
	businessId: 'b',
	name: 'n8n: New contacts',
	url: 'http://127.0.0.1:9/webhook/1/webhook',
	events: ['contact.created'],
	secret: 'whsec_not_for_anyone',
	isActive: false,
	failureCount: 10,
	lastSuccessAt: null,
	lastFailureAt: '2026-01-29T10:00:00Z',
	createdAt: '2026-01-01T00:00:00Z',
});

/** One of its deliveries, in Whaapy's log. */
export const failedDelivery = (id: string): WebhookLog => ({
	id,
	webhookId: 'webhook-1',
	event: 'contact.created',
	status: 503,
	durationMs: 12,
	timestamp: '2026-01-29T10:00:00Z',
	error: 'HTTP 503',
});

/** A webhook that Whaapy switched off, whose ID a model has seen. */
export function seenByModel({ store }: Sandbox) {
	const failing = failingWebhook();
	const { id } = failing;
	store.webhooks.set(id, failing);
	return { id, left: ['webhookId'], knows: { webhook: id }, at: `/user-webhooks/${id}` };
}
