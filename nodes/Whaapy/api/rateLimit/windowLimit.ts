import { MAX_BACKOFF } from '../retryPolicy';
import type { Refusal } from './pause';
import { marginOf, Pause, SECOND } from './pause';
import type { Told } from './toldLimit';
import { ToldLimit } from './toldLimit';

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
/** How long a limit is believed before one request more is tried: the plan may have changed. */
const BELIEVED_FOR = 15 * 60_000;
/** Fewer requests tell nothing of a window. */
const FEWEST = 5;
/** So many refusals of one pause are no chance. */
const NO_CHANCE = 6;
/** The longest that requests may share a window with one that comes now. */
const LONGEST_WINDOW = 60_000;
/** The times of more requests than this are dropped, in milliseconds before the latest. */
const COMPACT_AT = 1_000;

/**
 * Paces the requests of a key: never more than `requests` in any stretch of time as long as the window,
 * which is right for a sliding window and for a fixed one in any phase.
 *
 * It begins with the documented limit, or the one that answers tell of in their headers. Whatever it is
 * not sure of, one request finds out while the others wait, the scout:
 *
 * - whether one more passes than the limit says. If so, the limit is twice as high. A limit that was
 *   learned is asked at once, any other one every quarter of an hour;
 * - when the limit reopens after a refusal that it does not explain, see {@link Pause}. What had passed
 *   before is the limit then, with the window at whose end the scout passed;
 * - whether such a window holds, at its end.
 *
 * Pure: it knows the time from its callers only.
 */
export class WindowLimit {
	private limit: LearnedLimit;

	private source: 'stated' | 'raised' | 'guessed' | 'confirmed' = 'stated';

	/** The highest that the limit has been; it is lowered while others use it too. */
	private most: number;

	/** Whether Whaapy has shown or told the limit. */
	private isKnown = false;

	private believedUntil = Number.NEGATIVE_INFINITY;

	/** When requests that passed were answered, in order. */
	private answered: number[] = [];

	/** The shortest time from a request to its answer: so long before, at most, Whaapy counted it. */
	private fastest = Number.POSITIVE_INFINITY;

	private readonly underway = new Set<Pass>();

	/** The one request for whose end all others wait, and whether it is one more than the limit. */
	private scout: { pass: Pass; isMore: boolean } | undefined;

	private pause: Pause | undefined;

	/** Most requests underway; halved by refusals that no window explains (AIMD). */
	private width = Number.POSITIVE_INFINITY;

	/** How many were underway at the first refusal of a pause. */
	private widest = 0;

	private reopenedAt = Number.NEGATIVE_INFINITY;

	private readonly told = new ToldLimit();

	/** @param stated the limit to begin with */
	constructor(private readonly stated: LearnedLimit) {
		this.limit = stated;
		this.most = stated.requests;
	}

	/** What Whaapy allows, as far as it is known. */
	get learned(): LearnedLimit | undefined {
		return this.isKnown ? this.limit : undefined;
	}

	/** Whether a refusal holds back all requests. */
	get isPaused(): boolean {
		return this.pause !== undefined;
	}

	/** When the next request may start; never, until one underway is over. */
	opensAt(now: number): number {
		if (this.scout || this.underway.size >= Math.floor(this.width)) return Number.POSITIVE_INFINITY;
		if (this.pause) return this.pause.at;
		if (this.told.isKnown) return this.toldOpensAt();
		return this.maySeekMore(now) ? now : this.freeAt();
	}

	/** A request starts; out of turn, if it cannot wait. */
	admit(pass: Pass): void {
		if (this.opensAt(pass.at) <= pass.at) {
			const isMore = !this.pause && !this.told.isKnown && this.maySeekMore(pass.at);
			if (this.pause || isMore || this.isInDoubt) this.scout = { pass, isMore };
		}
		this.underway.add(pass);
	}

	/**
	 * Whaapy let a request through.
	 *
	 * @param told what the answer tells of the limit, if it does
	 */
	passed(pass: Pass, now: number, told: Told | undefined): void {
		const scout = this.end(pass, now);
		this.told.passed(pass.at, now, told);
		if (this.told.limit) this.believe(this.told.limit, now);
		if (scout && this.pause) this.reopen(this.pause, now);
		else if (scout?.isMore) this.raise();
		else if (scout && this.source === 'guessed') this.source = 'confirmed';
		this.width += 1 / this.width;
		this.count(now);
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
		this.told.lost();
	}

	/**
	 * Whaapy refused a request.
	 *
	 * @returns whether to give up: nothing is left to wait for, or Whaapy asks for too long a wait
	 */
	refused(pass: Pass, refusal: Refusal, told: Told | undefined): boolean {
		const { now, asked } = refusal;
		const scout = this.end(pass, now);
		if (this.told.refused(told, scout !== undefined)) this.forget();
		if ((asked ?? 0) > MAX_BACKOFF) return this.giveUp();
		// Sent before it was known that the limit is reached.
		if (!scout && (this.pause || pass.at < this.reopenedAt)) {
			if (this.pause) this.pause.echoes += 1;
			return false;
		}
		if (!this.pause && this.explains(refusal)) {
			this.believedUntil =
				now + (this.limit.requests < this.most ? this.limit.windowMs : BELIEVED_FOR);
			this.isKnown = true;
			return false;
		}
		if (this.source !== 'confirmed') this.source = 'guessed';
		if (!this.pause) this.widest = this.underway.size + 1;
		this.pause ??= this.begunPause(now);
		return this.pause.plan(refusal) ? false : this.giveUp();
	}

	/** The window is full, and Whaapy does not say that it ends earlier. */
	private explains({ now, asked = 0 }: Refusal): boolean {
		const freeAt = this.freeAt();
		const isToldEarlier = asked >= SECOND && now + asked <= freeAt - SECOND;
		return this.source !== 'raised' && freeAt > now && !isToldEarlier;
	}

	private begunPause(since: number): Pause {
		const from = Math.max(since - LONGEST_WINDOW, this.reopenedAt);
		const first = this.answered.find((at) => at >= from);
		const knownWindowMs = this.source === 'confirmed' ? this.limit.windowMs : undefined;
		const begin = first === undefined ? undefined : first - this.fastest;
		return new Pause({ since, first: begin, knownWindowMs });
	}

	private reopen({ since, windowMs, refusals, echoes }: Pause, at: number): void {
		const isShared = this.source === 'confirmed';
		const from = isShared ? Number.NEGATIVE_INFINITY : this.reopenedAt;
		this.pause = undefined;
		this.reopenedAt = at;
		if (windowMs === undefined) return;
		const inWindow = (time: number) => time >= Math.max(from, since - windowMs) && time <= since;
		const requests = this.answered.filter(inWindow).length;
		if (requests < FEWEST) {
			this.width = Math.max(1, this.widest / 2);
			return;
		}
		this.limit = { requests, windowMs };
		if (!isShared) this.most = requests;
		this.isKnown = true;
		this.believedUntil =
			refusals + echoes >= NO_CHANCE ? at + BELIEVED_FOR : Number.NEGATIVE_INFINITY;
	}

	private raise(): void {
		const { requests, windowMs } = this.limit;
		const isLowered = requests < this.most;
		this.limit = {
			requests: isLowered ? Math.min(this.most, requests * 2) : requests * 2,
			windowMs,
		};
		this.most = Math.max(this.most, this.limit.requests);
		if (this.source === 'stated') this.source = 'raised';
	}

	private believe(limit: LearnedLimit, now: number): void {
		this.limit = limit;
		this.most = limit.requests;
		this.source = 'stated';
		this.isKnown = true;
		this.believedUntil = now + BELIEVED_FOR;
	}

	private forget(): void {
		this.believe(this.stated, Number.NEGATIVE_INFINITY);
		this.isKnown = false;
	}

	private giveUp(): true {
		this.forget();
		this.pause = undefined;
		return true;
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

	/** When the window that is told of ends; in that second, what was sent tells it more exactly. */
	private toldOpensAt(): number {
		if (this.told.left > this.underway.size) return 0;
		if (this.underway.size > 0) return Number.POSITIVE_INFINITY;
		const { resetsAt } = this.told;
		// Counted when it was answered, at the latest: so the scout is not too early.
		const freeAt = this.freeAt() + this.fastest;
		return freeAt > resetsAt - 2 * SECOND && freeAt < resetsAt + SECOND ? freeAt : resetsAt;
	}

	/** Whether the next request is the first after the end of a window that is not certain. */
	private get isInDoubt(): boolean {
		if (this.told.isKnown) return this.told.left <= this.underway.size;
		const first = this.answered.at(-this.limit.requests) ?? Number.NEGATIVE_INFINITY;
		return this.source === 'guessed' && first >= this.reopenedAt;
	}

	/** Only early in a window that is full: there a request too many is sure to be refused. */
	private maySeekMore(now: number): boolean {
		if (now < this.believedUntil || this.freeAt() <= now) return false;
		const first = this.answered.at(-this.limit.requests) ?? now;
		return now - first < this.limit.windowMs / 2;
	}

	private end(pass: Pass, answeredAt?: number): { isMore: boolean } | undefined {
		this.fastest = Math.min(this.fastest, (answeredAt ?? Number.POSITIVE_INFINITY) - pass.at);
		this.underway.delete(pass);
		if (this.scout?.pass !== pass) return undefined;
		const { scout } = this;
		this.scout = undefined;
		return scout;
	}
}
