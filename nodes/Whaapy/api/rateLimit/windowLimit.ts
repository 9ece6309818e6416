import { MAX_BACKOFF } from '../retryPolicy';
import type { Refusal } from './pause';
import { marginOf, Pause, ROUNDED_BY, SECOND } from './pause';
import type { Told } from './toldLimit';

/** A request that was let through. */
export interface Pass {
	/** When it was let through. */
	readonly at: number;
}

/** So many requests in any stretch of time as long as the window. */
export interface LearnedLimit {
	requests: number;
	windowMs: number;
}

/** The limit that Whaapy documents (docs/whaapy-api.md, "Rate limits"); it may vary by plan. */
export const DOCUMENTED: LearnedLimit = { requests: 100, windowMs: 60_000 };
/** For how many windows a limit is believed before one request more is tried: it may have changed. */
const BELIEVED_FOR = 15;
/** Fewer requests tell nothing of a window. */
const FEWEST = 5;
/** The longest that requests may share a window with one that comes now. */
const LONGEST_WINDOW = 60_000;
/** The times of more requests than this are dropped, in milliseconds before the latest. */
const COMPACT_AT = 1_000;

/**
 * Paces the requests of a key: never more than `requests` in any stretch of time as long as the window,
 * which is right for a sliding window and for a fixed one in any phase.
 *
 * Whatever it is not sure of, one request finds out while the others wait, the scout: whether one more
 * passes than the limit says (then it doubles), when the limit reopens after a refusal that it does not
 * explain, and whether a window just learned holds (docs/architecture.md, "The rate limit").
 *
 * Pure: it knows the time from its callers only.
 */
export class WindowLimit {
	private limit: LearnedLimit;
	/** The highest that the limit has been; it is lowered while others use it too. */
	private most: number;
	/** Whether a request passed when the window was over, so that its length is certain. */
	private isConfirmed = false;
	/** Until when no request more is tried; in no time at all if Whaapy has not shown the limit. */
	private believedUntil = Number.NEGATIVE_INFINITY;

	/** When requests that passed were answered, in order. */
	private answered: number[] = [];
	/** The shortest time from a request to its answer: so long before, at most, Whaapy counted it. */
	private fastest = Number.POSITIVE_INFINITY;
	private readonly underway = new Set<Pass>();
	/** Most requests underway; lowered by refusals that no window explains (AIMD). */
	private width = Number.POSITIVE_INFINITY;

	/** The one request for whose end all others wait. */
	private scout: Pass | undefined;
	private pause: Pause | undefined;
	private reopenedAt = Number.NEGATIVE_INFINITY;

	/** How many more requests the window takes, if answers tell it, and when that was told. */
	private left: number | undefined;
	private toldAt = 0;
	/** Whether the server did otherwise than it told: then headers count no more. */
	private isToldWrong = false;

	/** @param stated the limit to begin with */
	constructor(private readonly stated: LearnedLimit) {
		this.limit = stated;
		this.most = stated.requests;
	}

	/** What Whaapy allows, as far as it is known. */
	get learned(): LearnedLimit | undefined {
		return this.believedUntil === Number.NEGATIVE_INFINITY ? undefined : this.limit;
	}

	/** Whether a refusal holds back all requests. */
	get isPaused(): boolean {
		return this.pause !== undefined;
	}

	/** When the next request may start; never, until one underway is over. */
	opensAt(now: number): number {
		if (this.scout || this.underway.size >= Math.floor(this.width)) return Number.POSITIVE_INFINITY;
		if (this.pause) return this.pause.at;
		if (this.left) return this.left > this.underway.size ? now : Number.POSITIVE_INFINITY;
		return this.maySeekMore(now) ? now : this.freeAt();
	}

	/** A request starts; out of turn, if it cannot wait. */
	admit(pass: Pass): void {
		const isInTurn = this.opensAt(pass.at) <= pass.at;
		const isUnsure = !this.left && (this.freeAt() > pass.at || this.isInDoubt);
		if (isInTurn && (this.pause || isUnsure)) this.scout = pass;
		this.underway.add(pass);
	}

	/**
	 * Whaapy let a request through.
	 *
	 * @param told what the answer tells of the limit, if it does
	 */
	passed(pass: Pass, now: number, told: Told | undefined): void {
		const wasScout = this.end(pass, now);
		if (wasScout && this.pause) this.reopen(this.pause, now);
		else if (wasScout && this.freeAt() > now) this.raise();
		else if (wasScout) this.isConfirmed = true;
		this.width += 1 / this.width;
		this.count(now);
		this.hear(told, pass.at, now);
	}

	/**
	 * A request ended in a way that says nothing about the limit.
	 *
	 * @param wasSent whether Whaapy may have counted it
	 */
	released(pass: Pass, now: number, wasSent: boolean): void {
		this.end(pass);
		if (!wasSent) return;
		this.count(now);
		this.left = undefined;
	}

	/**
	 * Whaapy refused a request.
	 *
	 * @returns whether to give up: nothing is left to wait for, or Whaapy asks for too long a wait
	 */
	refused(pass: Pass, refusal: Refusal, told: Told | undefined): boolean {
		const { now, asked = 0 } = refusal;
		const wasScout = this.end(pass, now);
		if (this.left !== undefined && (wasScout || told?.left !== 0)) this.isToldWrong = true;
		this.left = undefined;
		if (asked > MAX_BACKOFF) return this.giveUp();
		if (!wasScout && this.pause) this.pause.refusedBeside += 1;
		// Sent before it was known that the limit is reached.
		if (!wasScout && (this.pause || pass.at < this.reopenedAt)) return false;
		if (wasScout && !this.pause && this.isFull(now, asked)) {
			this.believe(now);
			return false;
		}
		const pause = this.begunPause(now, this.underway.size);
		return pause.plan(refusal) ? false : this.giveUp();
	}

	/** Learns from what an answer tells of the limit, which it may stop to do. */
	private hear(told: Told | undefined, sentAt: number, now: number): void {
		const isInVain = sentAt < this.toldAt || this.learned === undefined;
		if (told?.left === 0 && this.left === 0 && isInVain) {
			this.isToldWrong = true;
			this.forget();
		}
		// The end of a quota per day or hour paces no run.
		if (told === undefined || this.isToldWrong || told.resetsIn > MAX_BACKOFF) {
			this.left = undefined;
			return;
		}
		// Answers overtake one another: of those that were underway together, the lowest is right.
		if (this.left !== undefined && sentAt < this.toldAt && told.left >= this.left) return;
		this.left = told.left;
		this.toldAt = now;
		if (told.left > 0 || this.pause) return;
		const { windowMs } = this.limit;
		const inWindow = this.answered.filter((at) => at > now - windowMs);
		const requests = inWindow.length + this.underway.size;
		const end = (inWindow[0] ?? now) - this.fastest + windowMs;
		if (requests >= FEWEST && isAbout(end, now + told.resetsIn)) {
			if (this.learned === undefined) this.learn(requests, windowMs);
			this.believe(now);
		} else this.begunPause(now).waitUntil(now + told.resetsIn);
	}

	/** Whether the window is full, and Whaapy does not ask to wait until another time than its end. */
	private isFull(now: number, asked: number): boolean {
		const freeAt = this.freeAt();
		return freeAt > now && (asked < SECOND || isAbout(freeAt, now + asked));
	}

	private believe(now: number): void {
		const { requests, windowMs } = this.limit;
		this.believedUntil = now + windowMs * (requests < this.most ? 1 : BELIEVED_FOR);
	}

	/**
	 * Lets only the scout through, when it is time.
	 *
	 * @param beside how many requests were underway beside the refused one
	 */
	private begunPause(since: number, beside = 0): Pause {
		const from = Math.max(since - LONGEST_WINDOW, this.reopenedAt);
		const answered = this.answered.find((at) => at >= from);
		const first = answered === undefined ? undefined : answered - this.fastest;
		const knownWindowMs = this.isConfirmed ? this.limit.windowMs : undefined;
		this.pause ??= new Pause({ since, first, knownWindowMs, beside });
		return this.pause;
	}

	/** What had passed is the limit, unless the refusals were chance. */
	private reopen({ begin, windowMs, refusedBeside, isChance }: Pause, at: number): void {
		const from = this.isConfirmed ? Number.NEGATIVE_INFINITY : this.reopenedAt;
		this.pause = undefined;
		this.reopenedAt = at;
		const isToldAlready = this.left === 0 && this.learned !== undefined;
		if (windowMs === undefined || isChance || isToldAlready) return;
		const begun = Math.max(from, begin.since - windowMs);
		const requests = this.answered.filter((time) => time >= begun).length;
		if (requests < FEWEST) {
			this.width = Math.max(1, begin.beside - refusedBeside);
			return;
		}
		this.learn(requests, windowMs);
		this.believedUntil = at;
		// So many refusals are no chance: one request more would be refused too.
		if (refusedBeside >= FEWEST) this.believe(at);
	}

	private learn(requests: number, windowMs: number): void {
		this.limit = { requests, windowMs };
		if (!this.isConfirmed) this.most = requests;
	}

	private raise(): void {
		const { requests, windowMs } = this.limit;
		if (requests >= this.most) this.most = requests * 2;
		this.limit = { requests: Math.min(this.most, requests * 2), windowMs };
	}

	private giveUp(): true {
		this.forget();
		return true;
	}

	private forget(): void {
		this.isConfirmed = false;
		this.learn(this.stated.requests, this.stated.windowMs);
		this.believedUntil = Number.NEGATIVE_INFINITY;
		this.pause = undefined;
	}

	private count(at: number): void {
		this.answered.push(at);
		if (this.answered.length % COMPACT_AT !== 0) return;
		this.answered = this.answered.filter((time) => time > at - 2 * LONGEST_WINDOW);
	}

	/** When a request may start without being one too many. */
	private freeAt(): number {
		const room = this.limit.requests - this.underway.size;
		if (room <= 0) return Number.POSITIVE_INFINITY;
		const first = this.answered.at(-room);
		const { windowMs } = this.limit;
		return first === undefined ? 0 : first - this.fastest + windowMs + marginOf(windowMs);
	}

	/** Whether the next request is the first after the end of a window that is not certain. */
	private get isInDoubt(): boolean {
		const first = this.answered.at(-this.limit.requests) ?? Number.NEGATIVE_INFINITY;
		return this.learned !== undefined && !this.isConfirmed && first >= this.reopenedAt;
	}

	/** Only early in a window that is full: there a request too many is sure to be refused. */
	private maySeekMore(now: number): boolean {
		if (now < this.believedUntil || this.freeAt() <= now) return false;
		const first = this.answered.at(-this.limit.requests) ?? now;
		return now - first < this.limit.windowMs / 2;
	}

	/** @returns whether it was the scout */
	private end(pass: Pass, answeredAt = Number.POSITIVE_INFINITY): boolean {
		this.fastest = Math.min(this.fastest, answeredAt - pass.at);
		this.underway.delete(pass);
		const wasScout = this.scout === pass;
		if (wasScout) this.scout = undefined;
		return wasScout;
	}
}

const isAbout = (one: number, other: number) => Math.abs(one - other) <= ROUNDED_BY;
