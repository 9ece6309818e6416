import type { IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

/**
 * How many names are remembered: two for each of 1,200 deliveries. Whaapy repeats one within 14 s
 * (docs/whaapy-api.md, "Delivery"), so that is enough for 85 events a second.
 */
const REMEMBERED = 2_400;

/**
 * How long a retry waits for an earlier attempt that is still in progress, in milliseconds: nearly
 * as long as Whaapy, which waits 5 s for an answer (docs/whaapy-api.md, "Delivery"). To wait too
 * long costs no more than to refuse: either way Whaapy repeats the delivery.
 */
const LONGEST_WAIT = 4_500;
const POLL_INTERVAL = 200;

/** n8n's answer to a delivery; it tells how the delivery ended. */
type Answer = ReturnType<IWebhookFunctions['getResponseObject']>;

/** The state of a delivery: new, has started the workflow, or in progress in another request. */
type DeliveryState = 'new' | 'started' | 'inProgress';

/** The state of a delivery is the first of these that one of its names has. */
const STATES: DeliveryState[] = ['started', 'inProgress'];

/** A delivery that came. */
interface DeliveryKey {
	/** The URL that was called. */
	url: string;
	/** Names by which the delivery is known: each alone is enough. */
	names: string[];
}

/**
 * The deliveries that this process has seen.
 *
 * Static data cannot replace it: n8n gives each request a copy of its own, so requests at the same
 * time do not see each other's deliveries. n8n 1.x saves the last copy only, n8n 2.x saves none once
 * it has handed a run over.
 */
class DeliveryLog {
	private readonly started = new Set<string>();

	private readonly inProgress = new Map<string, Answer>();

	/** The answer of n8n says how an attempt ended: anything but success means that no run began. */
	private stateOfName(name: string): DeliveryState {
		if (this.started.has(name)) return 'started';
		const attempt = this.inProgress.get(name);
		if (!attempt) return 'new';
		if (!attempt.writableEnded) return 'inProgress';
		this.inProgress.delete(name);
		if (attempt.statusCode >= 400) return 'new';
		this.started.add(name);
		return 'started';
	}

	stateOf(names: string[]): DeliveryState {
		const states = names.map((name) => this.stateOfName(name));
		return STATES.find((state) => states.includes(state)) ?? 'new';
	}

	begin(names: string[], attempt: Answer): void {
		for (const earlier of this.inProgress.keys()) this.stateOfName(earlier);
		for (const oldest of this.started) {
			if (this.started.size <= REMEMBERED) break;
			this.started.delete(oldest);
		}
		for (const name of names) this.inProgress.set(name, attempt);
	}
}

/** By URL, so there are never more of them than triggers. */
const logs = new Map<string, DeliveryLog>();

/**
 * Records a delivery and says whether it may start the workflow: each may once.
 *
 * A retry that meets an earlier attempt in progress waits for it: n8n may be busy, and a refusal
 * counts as one of the ten in a row after which Whaapy switches the webhook off.
 *
 * A guarantee: within one process a delivery never starts the workflow twice, and is never lost
 * because an earlier attempt could not be handed over. What other processes saw, and what this one
 * saw before a restart, the run itself finds out (`delivery/deduplication.ts`).
 */
export async function recordDelivery(
	context: IWebhookFunctions,
	{ url, names }: DeliveryKey,
): Promise<DeliveryState> {
	const log = logs.get(url) ?? new DeliveryLog();
	logs.set(url, log);

	// The response says when an attempt ended, even if its sender gave up: no event says so then.
	const deadline = Date.now() + LONGEST_WAIT;
	let state = log.stateOf(names);
	while (state === 'inProgress' && Date.now() < deadline) {
		await sleep(POLL_INTERVAL);
		state = log.stateOf(names);
	}
	if (state === 'new') log.begin(names, context.getResponseObject());
	return state;
}
