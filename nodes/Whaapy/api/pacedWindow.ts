import type { Pass, RequestLog } from './requestLog';
import { WindowCount } from './windowCount';
import { marginOf } from './windowSearch';

/** A rate limit as it shows from outside. */
export interface LearnedLimit {
	/** How many requests Whaapy lets through in a window. */
	requests: number;
	windowMs: number;
}

/** A limit as it was learned. */
interface Learned extends LearnedLimit {
	/** What has been sent so far. */
	log: RequestLog;
	/** When the limit let requests through again. */
	knownSince: number;
	/** Whether all these requests were in one window; else it may be too many by those of another. */
	isExact: boolean;
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
 * If the number of requests is in doubt, those of the next window are counted, see {@link WindowCount}.
 * The first request that has to wait for the end of the window goes alone, to confirm it.
 */
export class PacedWindow implements LearnedLimit {
	requests: number;

	readonly windowMs: number;

	/** Whether a request has passed that had to wait for the end of the window. */
	isConfirmed = false;

	private readonly log: RequestLog;

	private readonly underway = new Set<Pass>();

	private trial: Trial | undefined;

	private margin: number;

	private most: number;

	private changedAt: number;

	private regrowthMs: number;

	private knownSince: number;

	private count: WindowCount | undefined;

	constructor({ log, requests, windowMs, knownSince, isExact }: Learned) {
		this.log = log;
		this.requests = requests;
		this.windowMs = windowMs;
		this.knownSince = knownSince;
		this.margin = marginOf(windowMs);
		this.most = requests;
		this.changedAt = knownSince;
		this.regrowthMs = windowMs;
		if (!isExact) this.count = new WindowCount(log, knownSince);
	}

	/** When the next request may start; never, until one underway is over. */
	opensAt(now: number): number {
		if (this.trial !== undefined || this.isFull) return Number.POSITIVE_INFINITY;
		const first = this.log.timeOfLatest(this.requests);
		if (first === undefined) return 0;
		const part = this.maySeekMore(first, now) ? SEEK_FROM : 1;
		return first + this.windowMs * part + this.margin;
	}

	/** A request starts that is not in the log yet. */
	admit(pass: Pass): void {
		this.underway.add(pass);
		const first = this.log.timeOfLatest(this.requests);
		if (first === undefined) return;
		if (this.maySeekMore(first, pass.at)) this.trial = { pass, tries: 'higherLimit' };
		else if (!this.isConfirmed && first >= this.knownSince) this.trial = { pass, tries: 'window' };
		if (this.count && first >= this.count.from) this.count = undefined;
	}

	/** Whaapy let a request through; if that tells that its limit is higher, this one is void. */
	passed(pass: Pass, now: number): 'limitIsHigher' | undefined {
		const trial = this.ended(pass);
		if (trial?.tries === 'higherLimit') return 'limitIsHigher';
		if (trial) this.isConfirmed = true;
		if (this.requests < this.most && now - this.changedAt > this.regrowthMs) {
			this.lower(this.requests + Math.ceil(this.most * REGROWTH), now);
		}
		return undefined;
	}

	/** A request ended in a way that says nothing about the limit. */
	released(pass: Pass): void {
		this.ended(pass);
	}

	/**
	 * Whaapy refused a request, which is not in the log any more.
	 *
	 * @returns whether this was to be expected; or that the window is longer
	 */
	refused(pass: Pass, now: number): 'asExpected' | 'windowIsLonger' | undefined {
		const trial = this.ended(pass);
		if (trial?.tries === 'window') return 'windowIsLonger';
		if (trial) {
			this.knownSince = now;
			return 'asExpected';
		}
		const counted = this.count?.refused(pass, now, this);
		if (counted === undefined) return undefined;
		this.requests = counted;
		if (!this.isConfirmed) this.most = counted;
		return 'asExpected';
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
	leave(requests: number, now: number): void {
		this.regrowthMs = Math.min(this.regrowthMs * 2, KNOWN_FOR);
		this.lower(requests, now);
		this.count = new WindowCount(this.log, now);
	}

	private lower(requests: number, now: number): void {
		this.requests = Math.max(1, Math.min(this.most, requests));
		this.changedAt = now;
	}

	private get isFull(): boolean {
		return this.count !== undefined && this.underway.size >= this.count.widthFor(this);
	}

	private ended(pass: Pass): Trial | undefined {
		this.underway.delete(pass);
		if (this.trial?.pass !== pass) return undefined;
		const { trial } = this;
		this.trial = undefined;
		return trial;
	}

	/** Only early in a window that is full: there a request too many is refused. */
	private maySeekMore(first: number, now: number): boolean {
		const isOld = this.isConfirmed && now - this.knownSince > KNOWN_FOR;
		return isOld && now - first < this.windowMs * SEEK_UNTIL;
	}
}
