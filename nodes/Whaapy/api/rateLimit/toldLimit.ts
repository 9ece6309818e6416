import { MAX_BACKOFF, retryAfter } from '../retryPolicy';
import { SECOND, USUAL_WINDOWS } from './pause';
import type { LearnedLimit } from './windowLimit';

/** What an answer tells of the limit in its headers. */
export interface Told {
	/** How many more requests the window has room for. */
	left: number;
	/** Milliseconds until the window is over. */
	resetsIn: number;
	/** How many requests a window takes, if that is told. */
	requests: number | undefined;
	/** How long a window is, if that is told. */
	windowMs: number | undefined;
}

/** Larger numbers are no seconds from now, but seconds, or milliseconds, since the epoch. */
const EPOCH_SECONDS = 1e9;
const EPOCH_MILLISECONDS = 1e12;
/** By how much the end of a window may seem later than it is: two dates in whole seconds. */
const ROUNDED_BY = 2 * SECOND;

/**
 * Reads `X-RateLimit-Limit`, `-Remaining` and `-Reset`, the same names without `X-`, and the IETF's
 * `RateLimit` and `RateLimit-Policy` in their new and their old form. Whaapy documents none of them
 * (docs/whaapy-api.md, "Rate limits").
 *
 * @param now milliseconds since the epoch, for an answer without a `Date`: the server may have another
 *   clock than this machine
 * @returns `undefined` unless both are told: how many are left, and until when
 */
export function readTold(headers: Record<string, unknown>, now: number): Told | undefined {
	const named = (name: string) =>
		text(headers, `x-ratelimit-${name}`) || text(headers, `ratelimit-${name}`);
	const field = text(headers, 'ratelimit');
	const policy = text(headers, 'ratelimit-policy');
	const sentAt = Date.parse(text(headers, 'date')) || now;
	const left = numberIn(named('remaining')) ?? parameter(field, 'remaining', 'r');
	const resetsIn =
		untilReset(named('reset'), sentAt) ?? inMilliseconds(parameter(field, 'reset', 't'));
	if (left === undefined || resetsIn === undefined) return undefined;
	return {
		left: Math.max(0, left),
		resetsIn: Math.min(
			Math.max(0, resetsIn),
			resetsIn < MAX_BACKOFF + ROUNDED_BY ? MAX_BACKOFF : resetsIn,
		),
		requests:
			numberIn(named('limit')) ??
			parameter(field, 'limit') ??
			parameter(policy, 'q') ??
			numberIn(policy),
		windowMs: inMilliseconds(parameter(policy, 'w')),
	};
}

function text(headers: Record<string, unknown>, name: string): string {
	return String(headers[name] ?? '').trim();
}

function untilReset(reset: string, now: number): number | undefined {
	const number = Number(reset || Number.NaN);
	if (Number.isNaN(number)) return retryAfter(reset, now);
	if (number > EPOCH_MILLISECONDS) return number - now;
	return number > EPOCH_SECONDS ? number * 1_000 - now : number * 1_000;
}

function numberIn(value: string): number | undefined {
	const number = Number.parseInt(value, 10);
	return Number.isNaN(number) ? undefined : number;
}

function inMilliseconds(seconds: number | undefined): number | undefined {
	return seconds === undefined ? undefined : seconds * 1_000;
}

/** A number in a field such as `"default";r=50;t=30` or `limit=100, remaining=50, reset=30`. */
function parameter(field: string, ...names: string[]): number | undefined {
	const found = new RegExp(`(?:^|[;,\\s])(?:${names.join('|')})=(\\d+)`, 'i').exec(field);
	return found?.[1] === undefined ? undefined : Number(found[1]);
}

/**
 * What answers tell of the limit, while they do and the server keeps to it.
 *
 * They are believed no more once the server does otherwise: it refuses a request for which there was
 * room, or a scout at the end of the window, or lets two in a row through after which nothing is left.
 */
export class ToldLimit {
	/** How many more requests the window has room for, those underway perhaps included. */
	left = 0;

	/** When the window is over. */
	resetsAt = 0;

	/** The limit as it is told, if it is. */
	limit: LearnedLimit | undefined;

	/** When the answer came that `left` is from; `undefined` if nothing is told. */
	private toldAt: number | undefined;

	private isWrong = false;

	private longest = 0;

	/** Whether the limit is known from the last answer. */
	get isKnown(): boolean {
		return this.toldAt !== undefined;
	}

	/** A request was let through. */
	passed(sentAt: number, now: number, told: Told | undefined): void {
		// The end of a quota per day or hour paces no run.
		if (this.isWrong || told === undefined || told.resetsIn > MAX_BACKOFF) return this.end();
		if (this.toldAt !== undefined && this.left === 0 && told.left === 0) return this.lose();
		const resetsAt = now + told.resetsIn;
		const isNewWindow = resetsAt > this.resetsAt + ROUNDED_BY;
		if (this.toldAt === undefined || sentAt >= this.toldAt || isNewWindow) {
			Object.assign(this, { left: told.left, resetsAt, toldAt: now });
		} else {
			// Answers overtake one another, and of their seconds, which are rounded up, the first is right.
			if (told.left < this.left) Object.assign(this, { left: told.left, toldAt: now });
			this.resetsAt = Math.min(this.resetsAt, resetsAt);
		}
		this.limit = this.limitOf(told);
	}

	/** A request was sent of which no answer came. */
	lost(): void {
		this.left -= 1;
	}

	/**
	 * A request was refused.
	 *
	 * @returns whether that contradicts what was told
	 */
	refused(told: Told | undefined, wasScout: boolean): boolean {
		const isContradicted = this.isKnown && (told?.left !== 0 || wasScout);
		if (isContradicted) this.lose();
		return isContradicted;
	}

	private limitOf({ requests, windowMs, resetsIn }: Told): LearnedLimit | undefined {
		if (!requests) return undefined;
		this.longest = Math.max(this.longest, resetsIn);
		const isNear = (usual: number) =>
			Math.abs(usual - this.longest) < Math.min(ROUNDED_BY, usual / 10);
		return { requests, windowMs: windowMs ?? USUAL_WINDOWS.find(isNear) ?? this.longest };
	}

	private end(): void {
		this.toldAt = undefined;
		this.limit = undefined;
	}

	private lose(): void {
		this.isWrong = true;
		this.end();
	}
}
