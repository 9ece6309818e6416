import type { RequestLog } from './requestLog';

/**
 * The windows that a search tries, in milliseconds. Each one that is too short costs a refused
 * request, so these are the usual ones only; another one is taken for the next longer.
 */
const WINDOWS = [1_000, 10_000, 30_000, 60_000];
/** More patient steps are no use if the last search found no window: the server may just be busy. */
const BUSY_STEPS = [1_000, 3_000, 10_000, 30_000, 60_000];
/** The windows that a `Retry-After` may tell of. */
const TOLD_WINDOWS = [1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 60_000];
/** How much longer than the longest window a search waits: somebody else may use the key too. */
const PATIENCE = 20_000;
/** With fewer requests in a window there is nothing to learn from. */
const FEWEST = 5;
/** Part of a window over which its requests may be spread to count as sent together. */
const TOGETHER = 0.3;
/** The same for the shortest window, which may well end while they are sent. */
const TOGETHER_IN_SHORTEST = 0.1;
/** How much longer than the longest window a search waits before it takes it for too short. */
const TOLERANCE = 0.05;
/** `Retry-After` has whole seconds. */
const SECOND = 1_000;
/** A header that tells of a shorter window tells nothing: "0", or a date by another clock. */
const SHORTEST = 900;

/** When to ask again, and what window Whaapy has if it then lets the request through. */
export interface Probe {
	at: number;
	/** Unknown after the longest wait. */
	windowMs?: number;
}

/** A refusal, and what was sent before it. */
export interface Refusal {
	log: RequestLog;
	/** When the first refusal came: what is in the log until then had passed before it. */
	since: number;
	/** When the limit was last seen to let requests through again, after it had refused some. */
	reopenedAt: number;
	/** Whether the last search found no window. */
	isAfterVainSearch: boolean;
}

/** What to allow for clocks and networks: a request may be underway for less time than another. */
export function marginOf(windowMs: number): number {
	return Math.max(10, windowMs / 200);
}

/**
 * The next probe of a search for the window, or `undefined` if it is over.
 *
 * @param tooShort a window of this length, or shorter, is excluded
 * @param after when the last refused request was sent
 */
export function nextProbe(refusal: Refusal, tooShort: number, after: number): Probe | undefined {
	const steps = refusal.isAfterVainSearch ? BUSY_STEPS : WINDOWS;
	const tried = steps.filter((windowMs) => windowMs > tooShort);
	const probes: Probe[] = tried.flatMap((windowMs) =>
		endsOf(windowMs, refusal).map((at) => ({ at, windowMs })),
	);
	const windowMs = Math.max(...WINDOWS);
	const end = lastBefore(refusal) + windowMs;
	probes.push({ at: end + windowMs * TOLERANCE, windowMs }, { at: end + PATIENCE });
	return probes.find(({ at }) => at > after);
}

/** How many requests passed in the window before a refusal; `undefined` if too few to tell. */
export function countBefore(
	{ log, since, reopenedAt }: Refusal,
	windowMs: number,
): number | undefined {
	const all = log.between(since - windowMs, since).length;
	const sinceReopened = log.between(Math.max(since - windowMs, reopenedAt), since).length;
	// What passed before the limit reopened belongs to another window.
	const count = sinceReopened >= FEWEST ? sinceReopened : all;
	return count >= FEWEST ? count : undefined;
}

/**
 * The window that a `Retry-After` tells of, which has whole seconds and is rounded up.
 *
 * @param reopensAt when Whaapy lets requests through again, according to the header
 */
export function windowUntil(refusal: Refusal, reopensAt: number): number | undefined {
	const longest = Math.max(...WINDOWS);
	const [first] = refusal.log.between(refusal.since - longest, refusal.since);
	const most = reopensAt - (first?.at ?? refusal.since);
	const least = reopensAt - SECOND - lastBefore(refusal);
	if (most < SHORTEST) return undefined;
	return TOLD_WINDOWS.find((windowMs) => windowMs >= least && windowMs <= most) ?? most;
}

/**
 * When a window of some length may end: after the first request in it was sent, and after the last
 * one was answered too, if that is so much later that an earlier window may have ended in between,
 * or that n8n may not have sent the first one at once.
 */
function endsOf(windowMs: number, refusal: Refusal): number[] {
	const { log, since, reopenedAt } = refusal;
	const [first] = log.between(Math.max(since - windowMs, reopenedAt), since);
	const last = lastBefore(refusal);
	const begun = first?.at ?? last;
	const together = windowMs === Math.min(...WINDOWS) ? TOGETHER_IN_SHORTEST : TOGETHER;
	const ends = last - begun > windowMs * together ? [begun, last] : [begun];
	return ends.map((at) => at + windowMs + marginOf(windowMs));
}

/** When the last request before a refusal was answered. */
function lastBefore({ log, since }: Refusal): number {
	const last = log.between(Number.NEGATIVE_INFINITY, since).at(-1);
	return last?.answeredAt ?? last?.at ?? since;
}
