import pLimit from 'p-limit';
import { abortableWait } from '../clock';
import type { HttpResponse, Outcome } from '../response';
import { isSuccess } from '../response';
import { MAX_BACKOFF, retryAfter } from '../retryPolicy';
import { StartPacer } from '../startPacer';
import type { KeyLimit, Visitor } from './keyLimit';
import type { LearnedLimit, Pass } from './windowLimit';

/** What became of a request that went through the limiter. */
export interface Scheduled {
	outcome: Outcome;
	/** Whether it was sent. If not, the outcome is the 429 on which the run gave up before. */
	sent: boolean;
	/** Milliseconds that the response asks to wait in `Retry-After`. */
	retryAfter: number | undefined;
}

/** What a run has cost so far. */
export interface Usage {
	/** Requests that were sent, refused ones included. */
	requests: number;
	/** Milliseconds for which requests waited for the limit of the key. */
	waitedMs: number;
	/** What Whaapy allows, as far as it is known. */
	limit: LearnedLimit | undefined;
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

	private readonly limit: KeyLimit;

	private readonly cancelSignal: AbortSignal | undefined;

	private readonly pacer: StartPacer;

	private gaveUp: { response: HttpResponse; until: number } | undefined;

	private waiting = 0;

	private waitingSince = 0;

	private waitedBefore = 0;

	private successCount = 0;

	private requestCount = 0;

	private stopped = false;

	constructor({ maxConcurrency, limit, cancelSignal, owner = '' }: RunSettings) {
		this.slots = pLimit(maxConcurrency);
		this.limit = limit;
		this.cancelSignal = cancelSignal;
		this.owner = owner;
		this.pacer = new StartPacer(limit.clock);
	}

	/** How many requests of the run have succeeded so far. */
	get successes(): number {
		return this.successCount;
	}

	/** What the run has cost so far. */
	get usage(): Usage {
		const { limit, waiting, waitedBefore } = this;
		const waitingNow = waiting > 0 ? limit.clock.now() - this.waitingSince : 0;
		const waitedMs = waitedBefore + waitingNow;
		return { requests: this.requestCount, waitedMs, limit: limit.learned };
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
		if (this.gaveUp === undefined || this.limit.clock.now() >= this.gaveUp.until) return undefined;
		return this.gaveUp.response;
	}

	/** Lets nothing more start, because another item of the run has ended it. */
	stop(): void {
		this.stopped = true;
		this.leave();
	}

	/**
	 * Sends a request when a slot is free and the limit allows it, and learns from its outcome.
	 *
	 * @param send sends once; throws if the run is stopped, for which nobody waits here
	 * @param isUrgent whether it goes at once, whatever the limit says
	 */
	async schedule(send: () => Promise<Outcome>, { isUrgent = false } = {}): Promise<Scheduled> {
		return await this.slots(async () => {
			const pass = isUrgent ? this.limit.admit(this) : await this.enter();
			const refused = this.refusal;
			if (refused) {
				if (pass) this.limit.released(pass, false);
				return { outcome: refused, sent: false, retryAfter: waitAskedBy(refused) };
			}
			const outcome = await this.send(send, pass);
			const asked = outcome.kind === 'response' ? waitAskedBy(outcome) : undefined;
			if (pass) this.learnFrom(pass, outcome, asked);
			return { outcome, sent: true, retryAfter: asked };
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
		const { cancelSignal: signal, limit } = this;
		const isStopped = () => this.isStopped;
		await abortableWait(milliseconds, { clock: limit.clock, signal, isStopped });
	}

	private async send(send: () => Promise<Outcome>, pass: Pass | undefined): Promise<Outcome> {
		let outcome: Outcome | undefined;
		try {
			outcome = await send();
			this.requestCount += 1;
			return outcome;
		} finally {
			if (pass && outcome === undefined) this.limit.released(pass, false);
		}
	}

	/** Waits for the limit of the key. Without a pass the run is stopped or has given up. */
	private async enter(): Promise<Pass | undefined> {
		await this.pace();
		if (this.isStopped || this.refusal) return undefined;
		const { clock } = this.limit;
		if (this.waiting++ === 0) {
			this.waitingSince = clock.now();
			this.cancelSignal?.addEventListener('abort', this.leave);
		}
		const admission = await this.limit.enter(this);
		if (--this.waiting === 0) {
			this.waitedBefore += clock.now() - this.waitingSince;
			this.cancelSignal?.removeEventListener('abort', this.leave);
		}
		if (admission === undefined || !('refused' in admission)) return admission;
		this.giveUp(admission.refused);
		return undefined;
	}

	private readonly leave = (): void => this.limit.leave(this);

	/** Waits until another request may start in this turn of the event loop. */
	private async pace(): Promise<void> {
		while (!this.isStopped && this.pacer.isFull) await this.pacer.wait();
		this.pacer.start();
	}

	private learnFrom(pass: Pass, outcome: Outcome, asked: number | undefined): void {
		if (outcome.kind === 'failure') return this.limit.released(pass, true);
		if (outcome.status === 429) {
			if (this.limit.refused(pass, outcome, asked)) this.giveUp(outcome);
			return;
		}
		this.limit.passed(pass, outcome);
		if (isSuccess(outcome)) this.successCount += 1;
	}

	private giveUp(response: HttpResponse): void {
		// What Whaapy asked for may be too short, or the run would not have given up.
		const wait = Math.max(waitAskedBy(response) ?? 0, MAX_BACKOFF);
		this.gaveUp = { response, until: this.limit.clock.now() + wait };
	}
}

function waitAskedBy({ headers }: HttpResponse): number | undefined {
	return retryAfter(headers['retry-after'], Date.now());
}
