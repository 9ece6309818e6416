import { createHash } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

/** Whaapy repeats a delivery within seconds; this many last for hours on a busy account. */
const REMEMBERED = 1_200;

/** n8n's answer to a delivery; it tells how the delivery ended. */
type Answer = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Whether a delivery is new, has started the workflow, or is in progress in another request. */
export type DeliveryState = 'new' | 'started' | 'inProgress';

/** What names a delivery. */
export interface DeliveryKey {
	/** The URL that was called. */
	url: string;
	/** The header `X-Webhook-Delivery-ID`: unique per delivery, which `X-Webhook-ID` is not. */
	deliveryId: string;
}

/**
 * The deliveries that this process has seen.
 *
 * Static data cannot replace it: n8n gives each request a copy of its own and writes the whole copy
 * back once the run is handed over. So requests at the same time do not see each other's
 * deliveries, the last copy wins, and it does not say whether the run really began.
 */
class DeliveryLog {
	readonly started = new Set<string>();

	readonly inProgress = new Map<string, Answer>();

	/** Sorts out what n8n has answered: anything but success means that no run began. */
	settle(): void {
		for (const [mark, { writableEnded, statusCode }] of this.inProgress) {
			if (!writableEnded) continue;
			this.inProgress.delete(mark);
			if (statusCode < 400) this.started.add(mark);
		}
		for (const mark of this.started) {
			if (this.started.size <= REMEMBERED) break;
			this.started.delete(mark);
		}
	}
}

/** By URL, so there are never more of them than triggers. */
const logs = new Map<string, DeliveryLog>();

/**
 * Records a delivery and says whether it may start the workflow: each may once.
 *
 * What holds: within one process a delivery never starts the workflow twice, and is never lost
 * because an earlier attempt could not be handed over. After a restart, or in another process, the
 * last 1,200 deliveries that n8n saved are known; of those that came in at the same instant, n8n may
 * have saved only one.
 */
export async function recordDelivery(
	context: IWebhookFunctions,
	{ url, deliveryId }: DeliveryKey,
): Promise<DeliveryState> {
	const mark = shorten(deliveryId);
	const log = logs.get(url) ?? new DeliveryLog();
	logs.set(url, log);

	const earlier = log.inProgress.get(mark);
	if (earlier) await untilAnswered(earlier);
	log.settle();
	if (log.inProgress.has(mark)) return 'inProgress';

	const data = context.getWorkflowStaticData('node');
	const saved = Array.isArray(data.deliveries) ? data.deliveries.map(String) : [];
	if (log.started.has(mark) || saved.includes(mark)) return 'started';

	log.inProgress.set(mark, context.getResponseObject());
	data.deliveries = [...new Set([...saved, ...log.started, mark])].slice(-REMEMBERED);
	return 'new';
}

/** 48 bits: two of the last 1,200 look alike once in 10^11 deliveries, at a fifth of the space. */
function shorten(deliveryId: string): string {
	return createHash('sha256').update(deliveryId).digest().subarray(0, 6).toString('base64');
}

/** Waits until n8n has answered, or the sender has gone. */
async function untilAnswered(answer: Answer): Promise<void> {
	if (answer.writableEnded || answer.closed) return;
	await new Promise<void>((resolve) => {
		answer.once('close', resolve);
	});
}
