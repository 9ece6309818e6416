import type { LimitFunction } from 'p-limit';
import pLimit from 'p-limit';
import { KeyLimit } from './keyLimit';
import { MAX_BACKOFF } from './limitLearner';
import type { LearnedLimit } from './pacedWindow';
import type { Pass } from './requestLog';
import type { HttpResponse, Outcome } from './response';
import { isSuccess } from './response';
import { retryAfter } from './retryPolicy';
import { StartPacer } from './startPacer';
import { Visit } from './visit';

/** How long to look away, in milliseconds, while only the end of a request ends a pause. */
const LONGEST_GLANCE = 250;

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

/**
 * An AIMD concurrency limiter for the requests of one run, which waits for the limit of the API key.
 *
 * {@link KeyLimit} decides when requests may start; the runs of a key share it, so that one backoff
 * holds for all. A 429 also halves the concurrency (multiplicative decrease), which grows again by
 * one with each round of successes (additive increase), or at once if the limit has been learned.
 */
export class RateLimiter {
	private readonly slots: LimitFunction;

	private readonly pacer: StartPacer;

	private readonly visit: Visit;

	private backedOffAt = Number.NEGATIVE_INFINITY;

	private successesAtThisConcurrency = 0;

	private gaveUp: { response: HttpResponse; until: number } | undefined;

	private successCount = 0;

	private requestCount = 0;

	private stopped = false;

	/**
	 * @param maxConcurrency most requests in flight, 1 to 100
	 * @param cancelSignal n8n's signal for "the user stopped this execution"
	 * @param limit shared by the runs that use the same key
	 * @param owner whose share of the limit the run uses
	 */
	constructor(
		private readonly maxConcurrency: number,
		private readonly cancelSignal?: AbortSignal,
		private readonly limit = new KeyLimit(),
		owner = '',
	) {
		this.slots = pLimit(maxConcurrency);
		this.pacer = new StartPacer(limit.clock);
		this.visit = new Visit(owner, limit, cancelSignal);
	}

	/** How many requests of the run have succeeded so far. */
	get successes(): number {
		return this.successCount;
	}

	/** What the run has cost so far. */
	get usage(): Usage {
		const { requestCount: requests, visit, limit } = this;
		return { requests, waitedMs: visit.waitedMs, limit: limit.learned };
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
		this.visit.leave();
	}

	/**
	 * Sends a request when a slot is free and the limit allows it, and learns from its outcome.
	 *
	 * @param send sends once; throws if the run is stopped, for which nobody waits here
	 */
	async schedule(send: () => Promise<Outcome>): Promise<Scheduled> {
		return await this.slots(async () => {
			const pass = await this.enter();
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

	/** Runs a task in a free slot, for requests whose outcomes say nothing about the API's limit. */
	async inSlot<T>(task: () => Promise<T>): Promise<T> {
		return await this.slots(async () => {
			while (!this.isStopped && this.refusal === undefined && this.limit.pauseLeft > 0) {
				await this.wait(Math.min(this.limit.pauseLeft, LONGEST_GLANCE));
			}
			await this.pace();
			return await task();
		});
	}

	/** Waits for a number of milliseconds, or until nothing more may be sent. */
	async wait(milliseconds: number): Promise<void> {
		const { clock } = this.limit;
		const until = clock.now() + milliseconds;
		let wake: () => void = () => {};
		const aborted = new Promise<void>((resolve) => {
			wake = resolve;
		});
		this.cancelSignal?.addEventListener('abort', wake, { once: true });
		for (let left = milliseconds; left > 0 && !this.isStopped; left = until - clock.now()) {
			await Promise.race([clock.sleep(left), aborted]);
		}
		this.cancelSignal?.removeEventListener('abort', wake);
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
		const admission = await this.visit.enter();
		if (admission === undefined || !('refused' in admission)) return admission;
		this.giveUp(admission.refused);
		return undefined;
	}

	/** Waits until another request may start in this turn of the event loop. */
	private async pace(): Promise<void> {
		while (!this.isStopped && this.pacer.isFull) await this.pacer.wait();
		this.pacer.start();
	}

	private learnFrom(pass: Pass, outcome: Outcome, asked: number | undefined): void {
		if (outcome.kind === 'failure') return this.limit.released(pass, true);
		if (outcome.status === 429) {
			if (pass.at > this.backedOffAt) this.halveConcurrency();
			if (this.limit.refused(pass, outcome, asked)) this.giveUp(outcome);
			return;
		}
		this.limit.passed(pass);
		if (isSuccess(outcome)) this.countSuccess();
	}

	private giveUp(response: HttpResponse): void {
		// What Whaapy asked for may be too short, or the run would not have given up.
		const wait = Math.max(waitAskedBy(response) ?? 0, MAX_BACKOFF);
		const until = this.limit.clock.now() + wait;
		this.gaveUp = { response, until };
	}

	private halveConcurrency(): void {
		this.backedOffAt = this.limit.clock.now();
		this.successesAtThisConcurrency = 0;
		this.slots.concurrency = Math.max(1, Math.floor(this.slots.concurrency / 2));
	}

	private countSuccess(): void {
		this.successCount += 1;
		this.successesAtThisConcurrency += 1;
		const { concurrency } = this.slots;
		if (concurrency >= this.maxConcurrency) return;
		if (this.limit.learned) this.slots.concurrency = this.maxConcurrency;
		else if (this.successesAtThisConcurrency >= concurrency) {
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
