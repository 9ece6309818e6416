import pLimit from 'p-limit';
import { abortableWait } from '../clock';
import type { HttpResponse, Outcome } from '../response';
import { isSuccess } from '../response';
import { MAX_BACKOFF } from '../retryPolicy';
import type { KeyLimit, Visitor } from './keyLimit';
import type { LearnedLimit, Pass } from './windowLimit';

/**
 * How many requests may start in one turn of the event loop. With fewer, n8n's work for a request no
 * longer fills the turn; with more, the waves come back (measured with 2, 4, 8 and 16).
 */
const STARTS_PER_TURN = 4;

/** The end of a request that went through the limiter. */
export interface Scheduled {
	outcome: Outcome;
	/** False if the run had given up: then the outcome is the 429 on which it did. */
	sent: boolean;
}

/** The cost of a run so far. */
export interface Usage {
	/** Requests that were sent, refused ones included. */
	requests: number;
	/** Milliseconds for which requests waited for the limit of the key. */
	waitedMs: number;
	/** The limit that Whaapy has shown, if it has. */
	readonly limit: LearnedLimit | undefined;
}

/** How a run sends its requests. */
interface RunSettings {
	/** Most requests in flight, 1 to 100. */
	maxConcurrency: number;
	/** Shared by the runs that use the same key. */
	limit: KeyLimit;
	/** n8n's signal for "the user stopped this execution". */
	cancelSignal?: AbortSignal;
	/** Whose share of the limit the run uses. */
	owner?: string;
}

/** Sends the requests of one run: so many at once, and when the limit of the key lets them through. */
export class RateLimiter implements Visitor {
	readonly owner: string;
	private readonly slots;
	private stopped = false;
	private gaveUp: { refusal: HttpResponse; until: number } | undefined;

	/** How many requests of the run have succeeded so far. */
	successes = 0;

	/** The cost of the run so far. */
	readonly usage: Usage;

	private waiting = 0;
	private waitingSince = 0;

	private startedInTurn = 0;
	private nextTurn: Promise<void> | undefined;

	constructor(private readonly settings: RunSettings) {
		this.slots = pLimit(settings.maxConcurrency);
		this.owner = settings.owner ?? '';
		const { limit } = settings;
		this.usage = {
			requests: 0,
			waitedMs: 0,
			get limit() {
				return limit.learned;
			},
		};
	}

	/** Tells if nothing more may be sent. */
	get isStopped(): boolean {
		return this.stopped || this.settings.cancelSignal?.aborted === true;
	}

	/**
	 * The 429 on which the run gave up, until the longest backoff is over: what would be sent until then
	 * would be refused too. `undefined` if it is worth asking.
	 */
	get refusal(): HttpResponse | undefined {
		const { clock } = this.settings.limit;
		return this.gaveUp && clock.now() < this.gaveUp.until ? this.gaveUp.refusal : undefined;
	}

	/** Lets nothing more start, because another item of the run has ended it. */
	stop(): void {
		this.stopped = true;
		this.leave();
	}

	giveUp(refusal: HttpResponse): void {
		this.gaveUp = { refusal, until: this.settings.limit.clock.now() + MAX_BACKOFF };
	}

	/**
	 * Sends a request when a slot is free and the limit allows it, and learns from its outcome.
	 *
	 * @param send sends once; throws if the run is stopped, for which nobody waits here
	 * @param isUrgent whether it goes at once, whatever the limit says
	 */
	async schedule(send: () => Promise<Outcome>, { isUrgent = false } = {}): Promise<Scheduled> {
		return await this.slots(async () => {
			const pass = await this.enter(isUrgent);
			const refusal = pass ? undefined : this.refusal;
			if (refusal) return { outcome: refusal, sent: false };
			let outcome: Outcome | undefined;
			try {
				outcome = await send();
				this.usage.requests += 1;
				if (outcome.kind === 'response' && isSuccess(outcome)) this.successes += 1;
				return { outcome, sent: true };
			} finally {
				if (pass) this.settings.limit.settle(pass, outcome, this);
			}
		});
	}

	/** Runs a task in a free slot, for requests that the limit of the key does not concern. */
	async inSlot<T>(task: () => Promise<T>): Promise<T> {
		return await this.slots(async () => {
			await this.pace();
			return await task();
		});
	}

	/** Waits for a number of milliseconds, or until nothing more may be sent. */
	async wait(milliseconds: number): Promise<void> {
		const { cancelSignal: signal, limit } = this.settings;
		const isStopped = () => this.isStopped;
		await abortableWait(milliseconds, { clock: limit.clock, signal, isStopped });
	}

	/** Waits for the limit of the key. Without a pass the run is stopped or has given up. */
	private async enter(isUrgent: boolean): Promise<Pass | undefined> {
		await this.pace();
		if (this.isStopped || this.refusal) return undefined;
		const { limit, cancelSignal } = this.settings;
		const entered = limit.enter(this, isUrgent);
		if (!(entered instanceof Promise)) return entered;
		if (this.waiting++ === 0) {
			this.waitingSince = limit.clock.now();
			cancelSignal?.addEventListener('abort', this.leave);
		}
		const pass = await entered;
		if (--this.waiting === 0) {
			this.usage.waitedMs += limit.clock.now() - this.waitingSince;
			cancelSignal?.removeEventListener('abort', this.leave);
		}
		return pass;
	}

	private readonly leave = (): void => this.settings.limit.leave(this);

	/**
	 * Spreads requests that could start at once over turns of the event loop. Requests that are sent
	 * together are answered together: nothing is computed while all of them wait, and nothing is sent
	 * while all answers are read. Spread out, the two overlap.
	 */
	private async pace(): Promise<void> {
		while (this.startedInTurn >= STARTS_PER_TURN && !this.isStopped) await this.nextTurn;
		this.startedInTurn += 1;
		this.nextTurn ??= this.settings.limit.clock.sleep(0).then(() => {
			this.startedInTurn = 0;
			this.nextTurn = undefined;
		});
	}
}
