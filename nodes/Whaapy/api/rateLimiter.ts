import { abortableWait } from './abortableWait';
import { Concurrency } from './concurrency';
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

/** How a run sends its requests. */
interface RunSettings {
	/** Most requests in flight, 1 to 100. */
	maxConcurrency: number;
	/** n8n's signal for "the user stopped this execution". */
	cancelSignal?: AbortSignal;
	/** Shared by the runs that use the same key; its own unless set. */
	limit?: KeyLimit;
	/** Whose share of the limit the run uses. */
	owner?: string;
}

/**
 * An AIMD concurrency limiter for the requests of one run, which waits for the limit of the API key.
 *
 * {@link KeyLimit} decides when requests may start; the runs of a key share it, so that one backoff
 * holds for all. A 429 also lowers how many may be in flight, see {@link Concurrency}, until they have
 * succeeded or the limit has been learned.
 */
export class RateLimiter {
	private readonly concurrency: Concurrency;

	private readonly cancelSignal: AbortSignal | undefined;

	private readonly limit: KeyLimit;

	private readonly pacer: StartPacer;

	private readonly visit: Visit;

	private gaveUp: { response: HttpResponse; until: number } | undefined;

	private successCount = 0;

	private requestCount = 0;

	private stopped = false;

	constructor({ maxConcurrency, cancelSignal, limit = new KeyLimit(), owner = '' }: RunSettings) {
		this.concurrency = new Concurrency(maxConcurrency);
		this.cancelSignal = cancelSignal;
		this.limit = limit;
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
		return await this.concurrency.run(async () => {
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
		return await this.concurrency.run(async () => {
			while (!this.isStopped && this.refusal === undefined && this.limit.pauseLeft > 0) {
				await this.wait(Math.min(this.limit.pauseLeft, LONGEST_GLANCE));
			}
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
			this.concurrency.refused(pass.at, this.limit.clock.now());
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

	private countSuccess(): void {
		this.successCount += 1;
		if (this.limit.learned) this.concurrency.restore();
		else this.concurrency.grow();
	}
}

function waitAskedBy({ headers }: HttpResponse): number | undefined {
	return retryAfter(headers['retry-after'], Date.now());
}
