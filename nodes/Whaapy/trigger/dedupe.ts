import { createHash } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

/** Whaapy repeats a delivery within seconds; this many last for hours on a busy account. */
const REMEMBERED = 1_200;

/** n8n's answer to a delivery; it tells how the delivery ended. */
type Answer = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Whether a delivery may start the workflow, did so before, or is about to in another request. */
export type Admission = 'new' | 'started' | 'underway';

/**
 * The deliveries that this process has seen.
 *
 * n8n gives every request a copy of the static data of its own, and writes it back as a whole once
 * the run is handed over. So requests at the same time do not see each other's deliveries there,
 * and the last one to be saved wins; nor is it said there whether the run really began.
 */
class Memory {
	readonly started = new Set<string>();

	readonly underway = new Map<string, Answer>();

	/** Sorts out those that n8n has answered: anything but success means that no run began. */
	settle(): void {
		for (const [mark, { writableEnded, statusCode }] of this.underway) {
			if (!writableEnded) continue;
			this.underway.delete(mark);
			if (statusCode < 400) this.started.add(mark);
		}
		for (const mark of this.started) {
			if (this.started.size <= REMEMBERED) break;
			this.started.delete(mark);
		}
	}
}

/** By URL, so no more of them than there are triggers. */
const memories = new Map<string, Memory>();

/**
 * Lets each delivery start the workflow once.
 *
 * What holds: within one process never twice, and never lost because an earlier attempt could not
 * be handed over. Over a restart, or from one webhook process to another, the last 1,200 that n8n
 * saved are known; of those that came in the very same moment, n8n may have saved only one.
 *
 * @param url the trigger's address
 * @param deliveryId what `X-Webhook-Delivery-ID` says (FACTS: unique per delivery, which
 *   `X-Webhook-ID` is not)
 */
export async function admit(
	context: IWebhookFunctions,
	url: string,
	deliveryId: string,
): Promise<Admission> {
	const mark = shorten(deliveryId);
	const memory = memories.get(url) ?? new Memory();
	memories.set(url, memory);

	const first = memory.underway.get(mark);
	if (first) await answered(first);
	memory.settle();
	if (memory.underway.has(mark)) return 'underway';

	const data = context.getWorkflowStaticData('node');
	const saved = Array.isArray(data.deliveries) ? data.deliveries.map(String) : [];
	if (memory.started.has(mark) || saved.includes(mark)) return 'started';

	memory.underway.set(mark, context.getResponseObject());
	data.deliveries = [...new Set([...saved, ...memory.started, mark])].slice(-REMEMBERED);
	return 'new';
}

/** 48 bits: two of the last 1,200 look alike once in 10^11 deliveries, at a fifth of the space. */
function shorten(deliveryId: string): string {
	return createHash('sha256').update(deliveryId).digest().subarray(0, 6).toString('base64');
}

/** Waits until n8n has answered, or the sender has gone. */
async function answered(answer: Answer): Promise<void> {
	if (answer.writableEnded || answer.closed) return;
	await new Promise<void>((resolve) => {
		answer.once('close', resolve);
	});
}
