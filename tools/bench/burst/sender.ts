import { setTimeout as sleep } from 'node:timers/promises';
import { signature } from '../../sandbox/deliveries';

/** As Whaapy does: it waits 5 s, and repeats after 2, 4 and 8 s (docs/whaapy-api.md, "Delivery"). */
const ANSWER_TIMEOUT = 5_000;
const RETRY_DELAYS = [2_000, 4_000, 8_000];
const FAILURES_ALLOWED = 10;

const SUCCESS = 'success';

/** What is sent, and where to. */
export interface Burst {
	/** One event for each. */
	names: string[];
	perSecond: number;
	/** Whether all attempts of a delivery go to one process, as by a hash of the delivery ID. */
	isHashed: boolean;
	/** The trigger's URL at each process that takes webhooks. */
	urls: string[];
	/** What the deliveries are signed with. */
	secret: string;
}

/** What became of a burst, as Whaapy sees it. */
export interface BurstResult {
	requests: number;
	notDelivered: number;
	webhookStaysOn: boolean;
	/** How often each answer came: success, another status with its message, or none within 5 s. */
	answers: Record<string, number>;
	/** Until the last delivery was answered or given up. */
	seconds: number;
}

/** One attempt to deliver an event that is only a name; what came back, see {@link BurstResult}. */
export async function deliver(
	url: string,
	secret: string,
	{ id, name }: { id: string; name: string },
): Promise<string> {
	const body = JSON.stringify({ event: 'contact.created', data: { name } });
	try {
		const answer = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-webhook-signature': signature(body, secret, 'hex'),
				'x-webhook-delivery-id': id,
				'x-webhook-event': 'contact.created',
			},
			body,
			signal: AbortSignal.timeout(ANSWER_TIMEOUT),
		});
		const text = await answer.text();
		return answer.ok ? SUCCESS : `${answer.status} ${text}`;
	} catch {
		return 'none';
	}
}

/** Sends all events at the rate, each with its retries, as Whaapy would. */
export async function sendBurst(burst: Burst): Promise<BurstResult> {
	const { names, perSecond, isHashed, urls, secret } = burst;
	const answers: Record<string, number> = {};
	const begun = Date.now();
	let failuresInARow = 0;
	let notDelivered = 0;
	let webhookStaysOn = true;

	async function send(name: string, index: number): Promise<void> {
		for (const [attempt, delay] of [0, ...RETRY_DELAYS].entries()) {
			await sleep(delay);
			const turn = isHashed ? index : index + attempt;
			const url = urls[turn % urls.length] ?? '';
			const answer = await deliver(url, secret, { id: `whd_${name}`, name });
			answers[answer] = (answers[answer] ?? 0) + 1;
			if (answer !== SUCCESS) continue;
			failuresInARow = 0;
			return;
		}
		notDelivered++;
		if (++failuresInARow >= FAILURES_ALLOWED) webhookStaysOn = false;
	}

	const all: Array<Promise<void>> = [];
	for (const [index, name] of names.entries()) {
		// By the clock, because a pause takes longer than it is told to.
		await sleep(Math.max(0, begun + (index * 1_000) / perSecond - Date.now()));
		all.push(send(name, index));
	}
	await Promise.all(all);
	const seconds = Math.round((Date.now() - begun) / 1_000);
	const requests = Object.values(answers).reduce((sum, count) => sum + count, 0);
	return { requests, notDelivered, webhookStaysOn, answers, seconds };
}
