import { createHmac, randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from './store';
import type { Delivery, SignatureFormat, Webhook } from './types';

/** FACTS: so many failed deliveries in a row, and Whaapy switches the webhook off. */
const FAILURES_ALLOWED = 10;

export function signature(body: string, secret: string, format: SignatureFormat): string {
	const encoding = format.endsWith('hex') ? 'hex' : 'base64';
	const digest = createHmac('sha256', secret).update(body).digest(encoding);
	return format.startsWith('sha256=') ? `sha256=${digest}` : digest;
}

/** Every pending delivery listens to it; many of them are no leak. */
function stopper(): AbortController {
	const controller = new AbortController();
	setMaxListeners(0, controller.signal);
	return controller;
}

/** Sends events to the registered webhooks, signed, and again when they fail. */
export class Deliverer {
	private stopping = stopper();
	private pending = new Set<Promise<void>>();

	constructor(private readonly store: Store) {}

	/** FACTS: an event goes once to a URL, however many registrations name it. */
	fire(event: string, contactId: string, data: Record<string, unknown>): void {
		const timestamp = this.store.now();
		const receivers = new Map<string, Webhook>();
		for (const webhook of this.store.webhooks.values()) {
			const wanted = webhook.events.includes(event) || webhook.events.includes('*');
			if (webhook.isActive && wanted && !receivers.has(webhook.url)) {
				receivers.set(webhook.url, webhook);
			}
		}
		for (const webhook of receivers.values()) {
			const { businessId } = webhook;
			const body = JSON.stringify({ event, data, timestamp, businessId });
			const delivery: Delivery = {
				// Random, unlike all else here: a receiver remembers these from one run to the next.
				id: `whd_${randomUUID()}`,
				webhookId: webhook.id,
				url: webhook.url,
				event,
				headers: {},
				body,
				attempts: 0,
				statuses: [],
				status: 'pending',
			};
			delivery.headers = {
				'Content-Type': 'application/json',
				'X-Webhook-Signature': signature(body, webhook.secret, this.store.signatureFormat),
				'X-Webhook-Delivery-ID': delivery.id,
				'X-Webhook-ID': `wh_${contactId}`,
				'X-Webhook-Event': event,
			};
			this.store.deliveries.push(delivery);
			const done: Promise<void> = this.deliver(delivery, webhook).finally(() =>
				this.pending.delete(done),
			);
			this.pending.add(done);
		}
	}

	/** One attempt; the receiver's status, 0 when there is none in time. */
	async send({ url, headers, body }: Delivery): Promise<number> {
		const late = AbortSignal.timeout(this.store.answerTimeout);
		try {
			const answer = await fetch(url, {
				method: 'POST',
				headers: { ...headers, Connection: 'close' },
				body,
				redirect: 'manual',
				signal: AbortSignal.any([late, this.stopping.signal]),
			});
			await answer.arrayBuffer();
			return answer.status;
		} catch {
			return 0;
		}
	}

	/** Resolves when no delivery is under way or waiting for a retry. */
	async settled(): Promise<void> {
		while (this.pending.size > 0) await Promise.all(this.pending);
	}

	/** Gives up all that is pending, at once. */
	cancel(): void {
		this.stopping.abort();
		this.stopping = stopper();
	}

	private async deliver(delivery: Delivery, webhook: Webhook): Promise<void> {
		const { signal } = this.stopping;
		for (const delay of [0, ...this.store.retryDelays]) {
			if (delay > 0) await sleep(delay, undefined, { signal }).catch(() => undefined);
			if (signal.aborted || !this.store.webhooks.has(webhook.id)) break;
			const status = await this.send(delivery);
			if (signal.aborted) break;
			delivery.attempts++;
			delivery.statuses.push(status);
			if (status >= 200 && status < 300) {
				delivery.status = 'delivered';
				webhook.failureCount = 0;
				webhook.lastSuccessAt = this.store.now();
				return;
			}
		}
		delivery.status = 'failed';
		if (signal.aborted) return;
		webhook.failureCount++;
		webhook.lastFailureAt = this.store.now();
		if (webhook.failureCount >= FAILURES_ALLOWED) webhook.isActive = false;
	}
}
