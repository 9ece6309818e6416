import { MAX_BACKOFF } from '../retryPolicy';
import type { Search } from './search';
import { LONGEST_WINDOW, marginOf, planNext, SECOND } from './search';
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

/** For how long a limit is believed before one request more is tried: it may have changed, or others used the key. */
const believedFor = (windowMs: number): number => Math.min(15 * windowMs, 5 * LONGEST_WINDOW);
/** Fewer requests tell nothing of a window. */
const FEWEST = 5;

/**
 * Paces the requests of a key: never more than `requests` in any stretch of time as long as the window,
 * which is right for a sliding window and for a fixed one in any phase.
 *
 * Whatever it is not sure of, one request finds out while the others wait, the scout: whether one more
 * passes than the limit says (then it doubles), and whether the window is over after a refusal
 * (docs/architecture.md, "The rate limit").
 *
 * Pure: it knows the time from its callers only.
 */
export class WindowLimit {
	/** A scout passed when the window was over, so its length is certain. */
	private isCertain = false;
	/** Until when no request more is tried; in no time at all if Whaapy has not shown the limit. */
	private believedUntil = Number.NEGATIVE_INFINITY;

	/** When requests that passed were answered, in order. */
	private answered: number[] = [];
	/** The shortest time from a request to its answer: so long before, at most, Whaapy counted it. */
	private fastest = Number.POSITIVE_INFINITY;
	private underway = 0;

	/** The one request for whose end all others wait. */
	private scout: Pass | undefined;
	private search: Search | undefined;
	private reopenedAt = Number.NEGATIVE_INFINITY;

	/** How many more requests the window takes, if answers tell it, and when that was told. */
	private left: number | undefined;
	private toldAt = 0;

	/** @param limit at first the one that Whaapy documents (docs/whaapy-api.md); it may vary by plan */
	constructor(private limit: LearnedLimit = { requests: 100, windowMs: 60_000 }) {}

	/** The limit that Whaapy has shown, if it has. */
	get learned(): LearnedLimit | undefined {
		return this.believedUntil === Number.NEGATIVE_INFINITY ? undefined : this.limit;
	}

	/** When the next request may start; never, until one underway is over. */
	opensAt(now: number): number {
		if (this.scout) return Number.POSITIVE_INFINITY;
		if (this.search) return this.search.at;
		if (this.left && this.left <= this.underway) return Number.POSITIVE_INFINITY;
		const freeAt = this.freeAt();
		return freeAt > now && this.maySeekMore(now) ? now : freeAt;
	}

	/**
	 * Lets a request through if it may start now.
	 *
	 * @param isUrgent whether it starts all the same, because it cannot wait
	 */
	admit(at: number, isUrgent = false): Pass | undefined {
		const mayStart = this.opensAt(at) <= at;
		if (!mayStart && !isUrgent) return undefined;
		const pass = { at, isExtra: this.freeAt() > at };
		if (mayStart && (this.search || pass.isExtra || this.isInDoubt)) this.scout = pass;
		this.underway += 1;
		return pass;
	}

	/**
	 * Whaapy let a request through.
	 *
	 * @param told what the answer tells of the limit, if it does
	 */
	passed(pass: Pass, now: number, told: Told | undefined): void {
		const wasScout = this.end(pass, now);
		if (!wasScout && this.search) this.search.balance -= 1;
		if (wasScout && this.search) this.reopen(this.search, now);
		else if (wasScout && pass.isExtra) this.limit.requests *= 2;
		else if (wasScout) this.isCertain = true;
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
		if (wasSent) this.count(now);
	}

	/**
	 * Whaapy refused a request.
	 *
	 * @param asked milliseconds that it asks to wait, if it does
	 * @returns whether to give up: nothing is left to wait for, or Whaapy asks for too long a wait
	 */
	refused(pass: Pass, now: number, asked: number | undefined): boolean {
		const wasScout = this.end(pass, now);
		if (!wasScout && this.search) this.search.balance += 1;
		// Sent before it was known that the limit is reached.
		if (!wasScout && (this.search || pass.at < this.reopenedAt)) return false;
		if ((wasScout && this.isExplained(now, asked)) || this.wait(now, asked)) return false;
		this.search = undefined;
		return true;
	}

	/** Learns from what an answer tells of the limit. */
	private hear(told: Told | undefined, sentAt: number, now: number): void {
		// Times are told too coarsely for a short window, and the end of a quota per day paces no run.
		const isShort = this.isCertain && this.limit.windowMs <= ROUNDED_BY;
		if (told === undefined || isShort || told.resetsIn > MAX_BACKOFF) {
			this.left = undefined;
			return;
		}
		// A server that has never told of more than nothing is wrong.
		if (told.left === 0 && this.left === undefined) return;
		// Answers overtake one another: of those that were underway together, the lowest is right.
		if (this.left !== undefined && sentAt < this.toldAt && told.left >= this.left) return;
		this.left = told.left;
		this.toldAt = now;
		if (told.left > 0 || this.search || this.isExplained(now, told.resetsIn)) return;
		this.wait(now, told.resetsIn, true);
	}

	/**
	 * Lets only the scout through, when it is time.
	 *
	 * @returns false if there is nothing left to wait for
	 */
	private wait(now: number, asked: number | undefined, isTold = false): boolean {
		const from = Math.max(now - LONGEST_WINDOW, this.reopenedAt);
		// By its answer, because it may have taken long to be sent: n8n loads code.
		const first = this.answered.find((at) => at >= from);
		this.search ??= { since: now, first, isTold, balance: 0, tries: 0, at: now, windowMs: 0 };
		return planNext(this.search, now, asked);
	}

	/**
	 * Tells if a refusal is one that the limit explains: the window is full, and Whaapy does not ask to wait until
	 * another time than its end. Then one request more would be refused too, for a while.
	 */
	private isExplained(now: number, asked = 0): boolean {
		const freeAt = this.freeAt();
		const isOtherEnd = asked >= SECOND && Math.abs(freeAt - now - asked) > ROUNDED_BY;
		if (this.search || freeAt <= now || isOtherEnd) return false;
		this.believedUntil = now + believedFor(this.limit.windowMs);
		return true;
	}

	/** Takes for the limit what had passed, unless the refusals were chance. */
	private reopen({ since, isTold, balance, windowMs }: Search, at: number): void {
		const begun = Math.max(this.reopenedAt, since - windowMs);
		this.search = undefined;
		this.reopenedAt = at;
		const requests = this.answered.filter((time) => time >= begun).length;
		// Fewer refused than passed beside the first one: more than a limit would let through.
		const isChance = balance < 0 && !isTold;
		// Others have used a part of a limit that is certain.
		const isOthers = isTold && this.isCertain;
		if (isChance || isOthers || requests < FEWEST) return;
		this.limit = { requests, windowMs };
		this.isCertain = false;
		// So many refusals are no chance: one request more would be refused too.
		this.believedUntil = balance >= FEWEST ? at + believedFor(windowMs) : at;
	}

	private count(at: number): void {
		this.answered.push(at);
		if ((this.answered[0] ?? at) < at - 2 * LONGEST_WINDOW) this.answered.shift();
	}

	/** When a request may start without being one too many. */
	private freeAt(): number {
		const room = this.limit.requests - this.underway;
		if (room <= 0) return Number.POSITIVE_INFINITY;
		const first = this.answered.at(-room);
		const { windowMs } = this.limit;
		return first === undefined ? 0 : first - this.fastest + windowMs + marginOf(windowMs);
	}

	/** Tells if the next request is the first after the end of a window that is not certain. */
	private get isInDoubt(): boolean {
		if (this.isCertain || this.learned === undefined) return false;
		return (this.answered.at(-this.limit.requests) ?? Number.NEGATIVE_INFINITY) >= this.reopenedAt;
	}

	/** Only early in a window that is full: there a request too many is sure to be refused. */
	private maySeekMore(now: number): boolean {
		if (this.left === 0 || now < this.believedUntil) return false;
		const first = this.answered.at(-this.limit.requests) ?? now;
		return now - first < this.limit.windowMs / 2;
	}

	/** @returns whether it was the scout */
	private end(pass: Pass, answeredAt = Number.POSITIVE_INFINITY): boolean {
		this.fastest = Math.min(this.fastest, answeredAt - pass.at);
		this.underway -= 1;
		const wasScout = this.scout === pass;
		if (wasScout) this.scout = undefined;
		return wasScout;
	}
}
