import type { LimitFunction } from 'p-limit';
import pLimit from 'p-limit';
import type { HttpResponse, Outcome } from './response';
import { isSuccess } from './response';
import { retryAfter } from './retryPolicy';
import { shortSleep } from './shortSleep';
import { StartPacer } from './startPacer';

const FIRST_BACKOFF = 1_000;
/** Steep enough that the backoffs of a run outlast a limit per minute. */
const BACKOFF_FACTOR = 4;
/** Backoffs in a row, without one success in between, after which the run gives up. */
const MAX_BACKOFFS_IN_A_ROW = 4;

/** The longest backoff, in milliseconds. If Whaapy asks for a longer one, the run gives up. */
export const MAX_BACKOFF = 60_000;

/** What became of a request that went through the limiter. */
export interface Scheduled {
	outcome: Outcome;
	/** Whether it was sent. If not, the outcome is the 429 on which the run gave up before. */
	sent: boolean;
	/** Milliseconds that the response asks to wait in `Retry-After`. */
	retryAfter: number | undefined;
}

/**
 * An AIMD concurrency limiter with one backoff for all requests of a run.
 *
 * A 429 pauses every request of the run: slowing down one of them would only let the others run into
 * the same limit. It also halves the concurrency (multiplicative decrease), which grows again by one
 * with each round of successes (additive increase), so that a run settles near the rate that Whaapy
 * allows.
 */
export class RateLimiter {
	private readonly slots: LimitFunction;

	private readonly pacer = new StartPacer();

	private openAt = 0;

	private backedOffAt = Number.NEGATIVE_INFINITY;

	private backoffsInARow = 0;

	private successesAtThisConcurrency = 0;

	private lastRefusal: HttpResponse | undefined;

	private successCount = 0;

	private stopped = false;

	/**
	 * @param maxConcurrency most requests in flight, 1 to 100
	 * @param cancelSignal n8n's signal for "the user stopped this execution"
	 */
	constructor(
		private readonly maxConcurrency: number,
		private readonly cancelSignal?: AbortSignal,
	) {
		this.slots = pLimit(maxConcurrency);
	}

	/** How many requests of the run have succeeded so far. */
	get successes(): number {
		return this.successCount;
	}

	/** Whether nothing more may be sent. */
	get isStopped(): boolean {
		return this.stopped || this.cancelSignal?.aborted === true;
	}

	/**
	 * The 429 on which the run gave up, until the backoff that belongs to it ends: what would be sent
	 * until then would be refused too. `undefined` if it is worth asking.
	 */
	get refusal(): HttpResponse | undefined {
		return performance.now() < this.openAt ? this.lastRefusal : undefined;
	}

	/** Lets nothing more start, because another item of the run has ended it. */
	stop(): void {
		this.stopped = true;
	}

	/**
	 * Sends a request when a slot is free and no backoff is on, and learns from its outcome.
	 *
	 * @param send sends once; throws if the run is stopped, for which nobody waits here
	 */
	async schedule(send: () => Promise<Outcome>): Promise<Scheduled> {
		return await this.inSlot(async () => {
			const refused = this.refusal;
			if (refused) return { outcome: refused, sent: false, retryAfter: waitAskedBy(refused) };
			const sentAt = performance.now();
			const outcome = await send();
			const asked = outcome.kind === 'response' ? waitAskedBy(outcome) : undefined;
			if (outcome.kind === 'response' && isSuccess(outcome)) this.countSuccess();
			if (outcome.kind === 'response' && outcome.status === 429) {
				this.backOff(outcome, sentAt, asked);
			}
			return { outcome, sent: true, retryAfter: asked };
		});
	}

	/** Runs a task in a free slot, for requests whose outcomes say nothing about the API's limit. */
	async inSlot<T>(task: () => Promise<T>): Promise<T> {
		return await this.slots(async () => {
			while (!this.isStopped && this.refusal === undefined) {
				const left = this.openAt - performance.now();
				if (left > 0) await this.wait(left);
				else if (this.pacer.isFull) await this.pacer.wait();
				else break;
			}
			this.pacer.start();
			return await task();
		});
	}

	/** Waits for a number of milliseconds, or until nothing more may be sent. */
	async wait(milliseconds: number): Promise<void> {
		const until = performance.now() + milliseconds;
		let wake: () => void = () => {};
		const aborted = new Promise<void>((resolve) => {
			wake = resolve;
		});
		this.cancelSignal?.addEventListener('abort', wake, { once: true });
		for (let left = milliseconds; left > 0 && !this.isStopped; left = until - performance.now()) {
			await Promise.race([shortSleep(left), aborted]);
		}
		this.cancelSignal?.removeEventListener('abort', wake);
	}

	/**
	 * Pauses the run after a 429, or gives up: if backoffs did not help, and if the one that Whaapy
	 * asks for is too long to wait for.
	 *
	 * @param sentAt when the refused request was sent. Requests sent before the last backoff are its
	 *   echoes and do not prolong it.
	 * @param asked milliseconds that Whaapy asked for, if it did
	 */
	private backOff(response: HttpResponse, sentAt: number, asked: number | undefined): void {
		const now = performance.now();
		if (sentAt > this.backedOffAt) {
			this.backedOffAt = now;
			this.backoffsInARow += 1;
			this.successesAtThisConcurrency = 0;
			this.lastRefusal = undefined;
			this.slots.concurrency = Math.max(1, Math.floor(this.slots.concurrency / 2));
		}
		const earlier = this.backoffsInARow - 1;
		const own = Math.min(FIRST_BACKOFF * BACKOFF_FACTOR ** earlier, MAX_BACKOFF) * jitter();
		// What Whaapy asked for is too short if it did not help: "0", or a date by another clock.
		const least = earlier > 0 ? FIRST_BACKOFF * 2 ** (earlier - 1) * jitter() : 0;
		this.openAt = Math.max(this.openAt, now + (asked === undefined ? own : Math.max(asked, least)));
		if (this.backoffsInARow > MAX_BACKOFFS_IN_A_ROW || (asked ?? 0) > MAX_BACKOFF) {
			this.lastRefusal = response;
		}
	}

	private countSuccess(): void {
		this.backoffsInARow = 0;
		this.successCount += 1;
		this.successesAtThisConcurrency += 1;
		const { concurrency } = this.slots;
		if (concurrency < this.maxConcurrency && this.successesAtThisConcurrency >= concurrency) {
			this.successesAtThisConcurrency = 0;
			this.slots.concurrency += 1;
		}
	}
}

/** A factor from 0.75 to 1, so that many clients do not come back in the same instant. */
export function jitter(): number {
	return 0.75 + Math.random() / 4;
}

function waitAskedBy({ headers }: HttpResponse): number | undefined {
	return retryAfter(headers['retry-after'], Date.now());
}
