import type { Pass, RequestLog } from './requestLog';
import { marginOf } from './windowSearch';

/** A rate limit as it shows from outside. */
export interface LearnedLimit {
	/** How many requests Whaapy lets through in a window. */
	requests: number;
	windowMs: number;
}

/** After this time one request more than the limit is tried: the plan may have changed. */
const KNOWN_FOR = 15 * 60_000;
/** Part of a limit by which it grows back with each window after somebody else used it. */
const REGROWTH = 0.05;
/** Most to wait beyond the end of a window, as part of it. */
const WIDEST_MARGIN = 0.05;
/** Part of a window by which a refusal can miss its end. */
const EDGE = 0.05;
/** Parts of a window between which one request too many is sure to be refused. */
const SEEK_FROM = 0.1;
const SEEK_UNTIL = 0.5;

/** One request that is sent alone to learn more. */
interface Trial {
	pass: Pass;
	tries: 'window' | 'higherLimit';
}

/**
 * Paces requests by a learned limit: never more of them in any stretch of time as long as the window.
 *
 * Such a schedule is right for a sliding window and for a fixed one in any phase, and in the long run
 * no slower than either allows, so there is no need to know which of them it is.
 *
 * The first request that has to wait for the end of the window goes alone, to confirm it.
 */
export class PacedWindow implements LearnedLimit {
	/** Whether a request has passed that had to wait for the end of the window. */
	isConfirmed = false;

	private trial: Trial | undefined;

	private margin: number;

	private readonly most: number;

	private changedAt: number;

	/** @param knownSince when the limit let requests through again */
	constructor(
		private readonly log: RequestLog,
		public requests: number,
		readonly windowMs: number,
		private knownSince: number,
	) {
		this.margin = marginOf(windowMs);
		this.most = requests;
		this.changedAt = knownSince;
	}

	/** When the next request may start; never, until the trial underway is over. */
	opensAt(now: number): number {
		if (this.trial !== undefined) return Number.POSITIVE_INFINITY;
		const first = this.log.timeOfLatest(this.requests);
		if (first === undefined) return 0;
		const part = this.maySeekMore(first, now) ? SEEK_FROM : 1;
		return first + this.windowMs * part + this.margin;
	}

	/** A request starts that is not in the log yet. */
	admit(pass: Pass): void {
		const first = this.log.timeOfLatest(this.requests);
		if (first === undefined) return;
		if (this.maySeekMore(first, pass.at)) this.trial = { pass, tries: 'higherLimit' };
		else if (!this.isConfirmed && first >= this.knownSince) this.trial = { pass, tries: 'window' };
	}

	/** Whaapy let a request through; if that tells that its limit is higher, this one is void. */
	passed(pass: Pass, now: number): 'limitIsHigher' | undefined {
		const trial = this.trial?.pass === pass ? this.trial : undefined;
		if (trial) this.trial = undefined;
		if (trial?.tries === 'higherLimit') return 'limitIsHigher';
		if (trial) this.isConfirmed = true;
		if (this.requests < this.most && now - this.changedAt > this.windowMs) {
			this.lower(this.requests + Math.ceil(this.most * REGROWTH), now);
		}
		return undefined;
	}

	/** A request ended in a way that says nothing about the limit. */
	released(pass: Pass): void {
		if (this.trial?.pass === pass) this.trial = undefined;
	}

	/**
	 * Whaapy refused a request.
	 *
	 * @returns whether this was to be expected, and leaves the limit as it is
	 */
	refused(pass: Pass, now: number): boolean {
		const { trial } = this;
		if (trial?.pass !== pass) return false;
		this.trial = undefined;
		if (trial.tries === 'window') return false;
		this.knownSince = now;
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
		this.requests = Math.max(1, Math.min(this.most, requests));
		this.changedAt = now;
	}

	/** Only early in a window that is full: there a request too many is refused. */
	private maySeekMore(first: number, now: number): boolean {
		const isOld = this.isConfirmed && now - this.knownSince > KNOWN_FOR;
		return isOld && now - first < this.windowMs * SEEK_UNTIL;
	}
}
