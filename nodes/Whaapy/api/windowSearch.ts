import type { Reopening } from './reopening';
import type { RequestLog } from './requestLog';

/**
 * The windows that a search tries, in milliseconds. Each one that is too short costs a refused
 * request, so these are the usual ones only; another one is taken for the next longer.
 */
const WINDOWS = [1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 60_000];
const LONGEST = Math.max(...WINDOWS);
/** The steps if nothing tells of a window: the server may just be busy. */
const BUSY_STEPS = [1_000, 4_000, 15_000, 60_000];
/** How much longer than the longest window a search waits: somebody else may use the key too. */
const PATIENCE = 20_000;
/** With fewer requests in a window there is nothing to learn from. */
const FEWEST = 5;
/** Part of a window over which its requests may be spread to count as sent together. */
const TOGETHER = 0.3;
/** The same for the shortest window, in which that takes more of a run. */
const TOGETHER_IN_SHORTEST = 0.1;
/** In a window of up to this length, the time that a request takes may hide the end of another one. */
const EASILY_MISSED = 5_000;
/** How much longer than the longest window a search waits before it takes it for too short. */
const TOLERANCE = 0.05;
/** A header that tells of a shorter window tells nothing: "0", or a date by another clock. */
const SHORTEST = 900;

/** When to ask again, and what window Whaapy has if it then lets the request through. */
export interface Probe {
	at: number;
	/** Unknown after the longest wait. */
	windowMs?: number;
	/** Whether all that passed before the refusal was then in one window. */
	isExact?: boolean;
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
	/** A window of this length, or shorter, is excluded. */
	tooShort: number;
	/** When the last refused request was sent. */
	lastRefusedAt: number;
}

/** What to allow for clocks and networks: a request may be underway for less time than another. */
export function marginOf(windowMs: number): number {
	return Math.max(10, windowMs / 200);
}

/** The next probe of a search for the window, or `undefined` if it is over. */
export function nextProbe(refusal: Refusal): Probe | undefined {
	const { isAfterVainSearch, tooShort, lastRefusedAt } = refusal;
	const isHopeless = isAfterVainSearch || countBefore(refusal, LONGEST) === undefined;
	const steps = isHopeless ? BUSY_STEPS : WINDOWS;
	const tried = steps.filter((windowMs) => windowMs > tooShort);
	const probes = tried.flatMap((windowMs) => probesFor(windowMs, refusal));
	const end = lastBefore(refusal) + LONGEST;
	probes.push({ at: end + LONGEST * TOLERANCE, windowMs: LONGEST }, { at: end + PATIENCE });
	return probes.find(({ at }) => at > lastRefusedAt);
}

/**
 * A probe before the end of what Whaapy asked for: that is rounded up to whole seconds, but one of the
 * usual windows may end in the last of these.
 */
export function toldProbe(refusal: Refusal, { from, until }: Reopening): Probe | undefined {
	for (const windowMs of WINDOWS) {
		const at = firstIn(windowMs, refusal) + windowMs + marginOf(windowMs);
		const isLeft = windowMs > refusal.tooShort && at > refusal.lastRefusedAt;
		const isLikely = at - marginOf(windowMs) >= from && at < until;
		if (isLeft && isLikely && countBefore(refusal, windowMs) !== undefined)
			return { at, windowMs, isExact: windowMs > EASILY_MISSED };
	}
	return undefined;
}

/** How many requests passed in the window before a refusal; `undefined` if too few to tell. */
export function countBefore(
	{ log, since, reopenedAt }: Pick<Refusal, 'log' | 'since' | 'reopenedAt'>,
	windowMs: number,
): number | undefined {
	const all = log.between(since - windowMs, since).length;
	const sinceReopened = log.between(Math.max(since - windowMs, reopenedAt), since).length;
	// What passed before the limit reopened belongs to another window.
	const count = sinceReopened >= FEWEST ? sinceReopened : all;
	return count >= FEWEST ? count : undefined;
}

/** The window that a `Retry-After` tells of. */
export function windowUntil(refusal: Refusal, { from, until }: Reopening): number | undefined {
	const [first] = refusal.log.between(refusal.since - LONGEST, refusal.since);
	const most = until - (first?.at ?? refusal.since);
	const least = from - lastBefore(refusal);
	if (most < SHORTEST) return undefined;
	return WINDOWS.find((windowMs) => windowMs >= least) ?? most;
}

/**
 * When a window of some length may end: after the last request was answered, for an earlier window may
 * have ended before, or n8n may not have sent the first one at once. If the requests are spread so
 * widely that this would take long, after the first one was sent too.
 */
function probesFor(windowMs: number, refusal: Refusal): Probe[] {
	const begun = firstIn(windowMs, refusal);
	const last = lastBefore(refusal);
	const together = windowMs === Math.min(...WINDOWS) ? TOGETHER_IN_SHORTEST : TOGETHER;
	const after = windowMs + marginOf(windowMs);
	const atLast: Probe = { at: last + after, windowMs };
	if (last - begun <= windowMs * together) return [atLast];
	return [{ at: begun + after, windowMs, isExact: windowMs > EASILY_MISSED }, atLast];
}

/** When the first request was sent that may be in the window of the refused one. */
function firstIn(windowMs: number, refusal: Refusal): number {
	const { log, since, reopenedAt } = refusal;
	const [first] = log.between(Math.max(since - windowMs, reopenedAt), since);
	return first?.at ?? lastBefore(refusal);
}

/** When the last request before a refusal was answered. */
function lastBefore({ log, since }: Refusal): number {
	const last = log.between(Number.NEGATIVE_INFINITY, since).at(-1);
	return last?.answeredAt ?? last?.at ?? since;
}
