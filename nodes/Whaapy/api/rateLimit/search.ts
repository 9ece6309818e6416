import { MAX_BACKOFF } from '../retryPolicy';

/** The longest window, and so the longest that requests may share one with a request that comes now. */
export const LONGEST_WINDOW = 60_000;
/** The usual windows. One that is too short costs a refused request. */
const USUAL_WINDOWS = [1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, LONGEST_WINDOW];
/**
 * How often to ask when none of them is left, and for how long. Another process that uses the key sends as
 * soon as it may, so its windows leave a gap of about a second at their ends; two of them must pass by.
 */
const ASK_EVERY = 1_000;
const PATIENCE = 2 * LONGEST_WINDOW;
/** `Retry-After` has whole seconds, rounded up; less than one is no time to wait. */
export const SECOND = 1_000;

/** The part of a window to leave free at its end, for clocks and networks, and for others who use the key. */
export const marginOf = (windowMs: number): number => Math.max(10, windowMs / 100);

/** The time from a refusal until a request passes again. One request asks at a time, the scout. */
export interface Search {
	/** When the first refusal came. */
	readonly since: number;
	/** When the first request was answered that may be in the window of the refused one, if any was. */
	readonly first: number | undefined;
	/** Set if headers told of it before a refusal: then nobody asks before the time that they told. */
	readonly isTold: boolean;
	/** How many more of the others underway were refused than passed. */
	balance: number;
	/** How many refusals it has planned for. */
	tries: number;
	/** When to ask next. */
	at: number;
	/** How long the window is if that request passes. */
	windowMs: number;
}

/**
 * Plans when to ask next: when Whaapy says so, or, after the first refusal, in the last second before
 * if a usual window ends there; if that was wrong, or if nothing is said, at the end of the next longer
 * window, and at last every second.
 *
 * @param asked milliseconds that Whaapy asks to wait, if it does
 * @returns false if there is nothing left to wait for, or if Whaapy asks for too long a wait
 */
export function planNext(search: Search, now: number, asked: number | undefined): boolean {
	const { since, first, isTold, tries } = search;
	const from = first ?? since;
	const until = now + (asked ?? 0);
	const isTrusted = asked !== undefined && asked >= SECOND && tries === 0;
	const least = isTrusted ? until - SECOND : now;
	const windows = first === undefined ? [] : USUAL_WINDOWS;
	const next = windows.find((windowMs) => from + windowMs > least);
	const end = next === undefined ? Math.max(until, now + ASK_EVERY) : from + next + marginOf(next);

	const mayEndBefore = isTrusted && first !== undefined && !isTold;
	if (mayEndBefore) search.at = Math.min(end, until);
	else search.at = isTrusted ? until : Math.max(end, until);
	const length = search.at - from;
	const usual = Math.min(next ?? LONGEST_WINDOW, LONGEST_WINDOW);
	// Nearly a usual window is one, because the first answer came a while after its beginning.
	search.windowMs = length > 0.95 * usual ? usual : length;
	search.tries += 1;

	return now < since + PATIENCE && (asked ?? 0) <= MAX_BACKOFF;
}
