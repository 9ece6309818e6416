import { MAX_BACKOFF, retryAfter } from '../retryPolicy';

/** The state of the limit as an answer tells it in its headers. */
export interface Told {
	/** How many more requests the window has room for. */
	left: number;
	/** Milliseconds until the window is over. */
	resetsIn: number;
}

/** By how much a time may be told too late: it is the difference of two dates in whole seconds. */
export const ROUNDED_BY = 2_000;
/** Larger numbers are no seconds from now, but seconds, or milliseconds, since the epoch. */
const EPOCH_SECONDS = 1e9;
const EPOCH_MILLISECONDS = 1e12;

/**
 * Reads `X-RateLimit-Remaining` and `-Reset`, the same names without `X-`, and the IETF's `RateLimit` in
 * its new and its old form. Whaapy documents none of them (docs/whaapy-api.md, "Rate limits").
 *
 * @param now milliseconds since the epoch, for an answer without a `Date`: the server may have another
 *   clock than this machine
 * @returns `undefined` unless both are told: how many are left, and until when
 */
export function readTold(headers: Record<string, unknown>, now: number): Told | undefined {
	const left = Number.parseInt(told(headers, 'remaining', 'r'), 10);
	if (Number.isNaN(left)) return undefined;
	const resetsIn = untilReset(told(headers, 'reset', 't'), Date.parse(`${headers.date}`) || now);
	if (resetsIn === undefined) return undefined;
	const isMinute = resetsIn > MAX_BACKOFF && resetsIn < MAX_BACKOFF + ROUNDED_BY;
	return { left: Math.max(0, left), resetsIn: isMinute ? MAX_BACKOFF : Math.max(0, resetsIn) };
}

function untilReset(reset: string, now: number): number | undefined {
	const number = Number(reset || Number.NaN);
	if (Number.isNaN(number)) return retryAfter(reset, now);
	if (number > EPOCH_MILLISECONDS) return number - now;
	return number > EPOCH_SECONDS ? number * 1_000 - now : number * 1_000;
}

/** What a header of this name says, or a field such as `"default";r=50;t=30` or `limit=100, remaining=50`. */
function told(headers: Record<string, unknown>, name: string, letter: string): string {
	const own = String(headers[`x-ratelimit-${name}`] || headers[`ratelimit-${name}`] || '').trim();
	const field = String(headers.ratelimit ?? '');
	return (
		own || (new RegExp(`(?:^|[;,\\s])(?:${name}|${letter})=(\\d+)`, 'i').exec(field)?.[1] ?? '')
	);
}
