import type { Pass, RequestLog } from './requestLog';
import { marginOf, shortestPossible } from './windowSearch';

/** A rate limit as it shows from outside. */
export interface LearnedLimit {
	/** How many requests Whaapy lets through in a window. */
	requests: number;
	windowMs: number;
}

/** A limit is learned anew after this time, because the plan of the account may have changed. */
const KNOWN_FOR = 15 * 60_000;
/** Part of a limit by which it grows back with each window after somebody else used it. */
const REGROWTH = 0.05;
/** Most to wait beyond the end of a window, as part of it. */
const WIDEST_MARGIN = 0.05;
/** Part of a window by which a refusal can miss its end. */
const EDGE = 0.05;

/**
 * Paces requests by a learned limit: never more of them in any stretch of time as long as the window.
 *
 * Such a schedule is right for a sliding window and for a fixed one in any phase, and in the long run
 * no slower than either allows, so there is no need to know which of them it is.
 *
 * Until a request has passed that had to wait for the end of the window, such requests go alone, and
 * first after the shorter windows that are still possible.
 */
export class PacedWindow implements LearnedLimit {
	/** Whether a request has passed that had to wait for the end of the window. */
	isConfirmed = false;

	private trial: { pass: Pass; windowMs: number } | undefined;

	private margin: number;

	private readonly most: number;

	private changedAt: number;

	/**
	 * @param tooShort a window of this length, or shorter, is excluded
	 * @param learnedAt when the limit let requests through again
	 */
	constructor(
		private readonly log: RequestLog,
		public requests: number,
		public windowMs: number,
		private tooShort: number,
		private readonly learnedAt: number,
	) {
		this.margin = marginOf(windowMs);
		this.most = requests;
		this.changedAt = learnedAt;
	}

	isOutdated(now: number): boolean {
		return now - this.learnedAt > KNOWN_FOR;
	}

	/** When the next request may start; never, until the trial underway is over. */
	opensAt(): number {
		if (this.trial !== undefined) return Number.POSITIVE_INFINITY;
		const first = this.log.timeOfLatest(this.requests);
		if (first === undefined) return 0;
		return first + this.windowAfter(first) + this.margin;
	}

	/** A request starts that is not in the log yet. */
	admit(pass: Pass): void {
		const first = this.log.timeOfLatest(this.requests);
		if (first === undefined || this.isConfirmed || first < this.learnedAt) return;
		this.trial = { pass, windowMs: this.windowAfter(first) };
	}

	passed(pass: Pass, now: number): void {
		if (this.trial?.pass === pass) {
			this.windowMs = this.trial.windowMs;
			this.margin = marginOf(this.windowMs);
			this.isConfirmed = true;
			this.trial = undefined;
		}
		if (this.requests < this.most && now - this.changedAt > this.windowMs) {
			this.requests = Math.min(this.most, this.requests + Math.ceil(this.most * REGROWTH));
			this.changedAt = now;
		}
	}

	/**
	 * Forgets a request that was refused, or whose end says nothing.
	 *
	 * @returns whether it was the trial of a window that is shorter than the one taken for right
	 */
	settle(pass: Pass, isRefused: boolean): boolean {
		const { trial } = this;
		if (trial?.pass !== pass) return false;
		this.trial = undefined;
		if (!isRefused || trial.windowMs >= this.windowMs) return false;
		this.tooShort = trial.windowMs;
		return true;
	}

	/** Whether a request went so close to the end of a window that it may only have come too early. */
	isAtEdge({ at }: Pass): boolean {
		return this.log.between(at - this.windowMs * (1 + EDGE), at).length >= this.requests;
	}

	/** A request came too early. */
	widenMargin(): void {
		this.margin = Math.min(this.margin * 2, this.windowMs * WIDEST_MARGIN);
	}

	/** Somebody else uses the same limit, and leaves so much of it. */
	lower(requests: number, now: number): void {
		this.requests = Math.max(1, Math.min(this.requests, requests));
		this.changedAt = now;
	}

	private windowAfter(first: number): number {
		if (this.isConfirmed || first < this.learnedAt) return this.windowMs;
		return shortestPossible(this.tooShort, this.windowMs);
	}
}
