import { MAX_BACKOFF } from '../retryPolicy';
import type { Refusal } from './pause';
import { LONGEST_WINDOW, marginOf, Pause, SECOND } from './pause';
import type { Told } from './toldLimit';
import { ROUNDED_BY } from './toldLimit';

/** A request that was let through. */
export interface Pass {
	/** When it was let through. */
	readonly at: number;
	/** True if the window was full then, as far as the limit was known. */
	readonly isExtra: boolean;
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
	/** A request passed when the window was over, so its length is certain. */
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
	/** The server did otherwise than it told, so headers count no more. */
	private isToldWrong = false;

	/** @param stated the limit to begin with */
	constructor(private readonly stated: LearnedLimit) {
		this.limit = stated;
	}

	/** The limit that Whaapy has shown, if it has. */
	get learned(): LearnedLimit | undefined {
		return this.believedUntil === Number.NEGATIVE_INFINITY ? undefined : this.limit;
	}

	/** Tells if a refusal holds back all requests. */
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
	admit(at: number): Pass {
		const pass = { at, isExtra: this.freeAt() > at };
		const isUnsure = !this.left && (pass.isExtra || this.isInDoubt);
		if (this.opensAt(at) <= at && (this.pause || isUnsure)) this.scout = pass;
		this.underway.add(pass);
		return pass;
	}

	/**
	 * Whaapy let a request through.
	 *
	 * @param told what the answer tells of the limit, if it does
	 */
	passed(pass: Pass, now: number, told: Told | undefined): void {
		const wasScout = this.end(pass, now);
		// As more answers come, the end of the window is known better: the scout is judged by what was known.
		const isHigher = wasScout ? pass.isExtra : this.left && this.freeAt() > now;
		if (wasScout && this.pause) this.reopen(this.pause, now);
		else if (isHigher) this.limit = { ...this.limit, requests: this.limit.requests * 2 };
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
	 * @param asked milliseconds that it asks to wait, if it does
	 * @param told what the answer tells of the limit, if it does
	 * @returns whether to give up: nothing is left to wait for, or Whaapy asks for too long a wait
	 */
	refused(pass: Pass, now: number, { asked, told }: { asked?: number; told?: Told }): boolean {
		const wasScout = this.end(pass, now);
		if (this.left !== undefined && told?.left !== 0) this.isToldWrong = true;
		this.left = undefined;
		if (asked !== undefined && asked > MAX_BACKOFF) return this.giveUp();
		if (!wasScout && this.pause) this.pause.refusedBeside += 1;
		// Sent before it was known that the limit is reached.
		if (!wasScout && (this.pause || pass.at < this.reopenedAt)) return false;
		if (wasScout && this.isExplained(now, asked)) return false;
		return this.search({ sentAt: pass.at, now, asked }, this.underway.size);
	}

	/** Learns from what an answer tells of the limit, which it may stop to do. */
	private hear(told: Told | undefined, sentAt: number, now: number): void {
		if (told?.left === 0 && this.left === 0 && this.learned === undefined) {
			this.isToldWrong = true;
			this.pause = undefined;
		}
		// Times are told too coarsely for a short window, and the end of a quota per day paces no run.
		const isShort = this.isConfirmed && this.limit.windowMs <= ROUNDED_BY;
		if (told === undefined || this.isToldWrong || isShort || told.resetsIn > MAX_BACKOFF) {
			this.left = undefined;
			return;
		}
		// Answers overtake one another: of those that were underway together, the lowest is right.
		if (this.left !== undefined && sentAt < this.toldAt && told.left >= this.left) return;
		this.left = told.left;
		this.toldAt = now;
		if (told.left > 0 || this.pause || this.isExplained(now, told.resetsIn)) return;
		this.search({ sentAt: now, now, asked: told.resetsIn, isTold: true });
	}

	/**
	 * Tells if a refusal is one that the limit explains: the window is full, and Whaapy does not ask to wait until
	 * another time than its end. Then one request more would be refused too, for a while.
	 */
	private isExplained(now: number, asked = 0): boolean {
		const freeAt = this.freeAt();
		const isOtherEnd = asked >= SECOND && Math.abs(freeAt - now - asked) > ROUNDED_BY;
		if (this.pause || freeAt <= now || isOtherEnd) return false;
		this.believedUntil = now + this.limit.windowMs * BELIEVED_FOR;
		return true;
	}

	/**
	 * Lets only the scout through, when it is time.
	 *
	 * @param beside how many requests were underway beside the refused one
	 * @returns whether to give up
	 */
	private search(refusal: Refusal, beside = 0): boolean {
		const since = refusal.now;
		const from = Math.max(since - LONGEST_WINDOW, this.reopenedAt);
		// By its answer, because it may have taken long to be sent: n8n loads code.
		const first = this.answered.find((at) => at >= from);
		const knownWindowMs = this.isConfirmed ? this.limit.windowMs : undefined;
		this.pause ??= new Pause({ since, first, knownWindowMs, beside });
		return !this.pause.plan(refusal) && this.giveUp();
	}

	/** Takes for the limit what had passed, unless the refusals were chance. */
	private reopen({ begin, windowMs: found, refusedBeside, isChance }: Pause, at: number): void {
		const from = this.isConfirmed ? Number.NEGATIVE_INFINITY : this.reopenedAt;
		const windowMs = this.isConfirmed ? this.limit.windowMs : found;
		this.pause = undefined;
		this.reopenedAt = at;
		if (windowMs === undefined || isChance) return;
		const begun = Math.max(from, begin.since - windowMs);
		const requests = this.answered.filter((time) => time >= begun).length;
		if (requests < FEWEST) {
			this.width = Math.max(1, begin.beside - refusedBeside);
			return;
		}
		this.limit = { requests, windowMs };
		// So many refusals are no chance: one request more would be refused too.
		this.believedUntil = refusedBeside >= FEWEST ? at + windowMs * BELIEVED_FOR : at;
	}

	private giveUp(): true {
		this.limit = this.stated;
		this.isConfirmed = false;
		this.believedUntil = Number.NEGATIVE_INFINITY;
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

	/** Tells if the next request is the first after the end of a window that is not certain. */
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
