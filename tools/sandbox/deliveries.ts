import { createHmac, randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { idFor } from './ids';
import type { Inspector } from './inspector';
import type { Store } from './store';
import type { Delivery, SignatureFormat, Webhook } from './types';

/** What came of one attempt. */
export interface Attempt {
	/** The receiver's status; 0 if there was none in time. */
	status: number;
	durationMs: number;
	/** The beginning of what the receiver answered. */
	preview: string;
}

/** Observed: so many failed deliveries in a row, and Whaapy switches the webhook off. */
const FAILURES_ALLOWED = 10;

export function signature(body: string, secret: string, format: SignatureFormat): string {
	const encoding = format.endsWith('hex') ? 'hex' : 'base64';
	const digest = createHmac('sha256', secret).update(body).digest(encoding);
	return format.startsWith('sha256=') ? `sha256=${digest}` : digest;
}

const isDelivered = ({ status }: Attempt) => status >= 200 && status < 300;

function failureText(attempt: Attempt): string | null {
	if (isDelivered(attempt)) return null;
	return attempt.status === 0 ? 'Sin respuesta a tiempo' : `HTTP ${attempt.status}`;
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

	constructor(
		private readonly store: Store,
		private readonly inspector: Inspector,
	) {}

	/**
	 * Reports an event to who asked for it; once to a URL, however many registrations name it.
	 *
	 * @param about id of the contact that it is about, or of what it is about instead
	 */
	fire(event: string, about: string, data: Record<string, unknown>): void {
		const timestamp = this.store.now();
		const receivers = new Map<string, Webhook>();
		for (const webhook of this.store.webhooks.values()) {
			const wanted = webhook.events.includes(event) || webhook.events.includes('*');
			if (webhook.isActive && wanted && !receivers.has(webhook.url)) {
				receivers.set(webhook.url, webhook);
			}
		}
		for (const webhook of receivers.values()) {
			const delivery = this.prepare(webhook, event, about, data, timestamp);
			this.inspector.delivery(delivery);
			const done: Promise<void> = this.deliver(delivery, webhook).finally(() =>
				this.pending.delete(done),
			);
			this.pending.add(done);
		}
	}

	/**
	 * Sends one event to one webhook, once, and says what came of it. No page tells what a test
	 * delivers, so it is not held to the contract.
	 */
	async test(webhook: Webhook): Promise<Attempt> {
		const now = this.store.now();
		const data = { webhook_id: webhook.id, message: 'Este es un evento de prueba' };
		const delivery = this.prepare(webhook, 'webhook.test', webhook.id, data, now);
		const attempt = await this.attempt(delivery);
		delivery.status = isDelivered(attempt) ? 'delivered' : 'failed';
		return attempt;
	}

	private prepare(
		webhook: Webhook,
		event: string,
		about: string,
		data: Record<string, unknown>,
		timestamp: string,
	): Delivery {
		const { businessId, url } = webhook;
		const body = JSON.stringify({ event, data, timestamp, businessId });
		// Random, unlike all else here: a receiver remembers these from one run to the next.
		const id = `whd_${randomUUID()}`;
		const delivery: Delivery = {
			id,
			webhookId: webhook.id,
			url,
			event,
			headers: {
				'Content-Type': 'application/json',
				'X-Webhook-Signature': signature(body, webhook.secret, this.store.signatureFormat),
				'X-Webhook-Delivery-ID': id,
				'X-Webhook-ID': `wh_${about}`,
				'X-Webhook-Event': event,
			},
			body,
			attempts: 0,
			statuses: [],
			status: 'pending',
		};
		this.store.deliveries.push(delivery);
		return delivery;
	}

	/** One attempt that is counted and logged. */
	private async attempt(delivery: Delivery): Promise<Attempt> {
		const { signal } = this.stopping;
		const attempt = await this.post(delivery);
		if (signal.aborted) return attempt;
		delivery.attempts++;
		delivery.statuses.push(attempt.status);
		this.store.webhookLogs.push({
			id: idFor(`${delivery.id} ${delivery.attempts}`),
			webhookId: delivery.webhookId,
			event: delivery.event,
			status: attempt.status,
			durationMs: attempt.durationMs,
			timestamp: this.store.now(),
			error: failureText(attempt),
		});
		return attempt;
	}

	/** Sends a delivery again, uncounted; the receiver's status, 0 if there is none in time. */
	async send(delivery: Delivery): Promise<number> {
		return (await this.post(delivery)).status;
	}

	private async post({ url, headers, body }: Delivery): Promise<Attempt> {
		const begun = Date.now();
		const durationMs = () => Date.now() - begun;
		const late = AbortSignal.timeout(this.store.answerTimeout);
		try {
			const answer = await fetch(url, {
				method: 'POST',
				headers: { ...headers, Connection: 'close' },
				body,
				redirect: 'manual',
				signal: AbortSignal.any([late, this.stopping.signal]),
			});
			const preview = (await answer.text()).slice(0, 200);
			return { status: answer.status, durationMs: durationMs(), preview };
		} catch {
			return { status: 0, durationMs: durationMs(), preview: '' };
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
			const attempt = await this.attempt(delivery);
			if (signal.aborted) break;
			if (isDelivered(attempt)) {
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
