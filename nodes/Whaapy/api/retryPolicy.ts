import type { Method } from './contract';
import type { Outcome } from './response';

/** The facts that decide whether a request may be sent again. */
export interface Repeatability {
	method: Uppercase<Method>;
	/**
	 * True if a second POST or PATCH does no harm, e.g. because it only reads, or sets the same values
	 * again.
	 */
	idempotent?: boolean;
}

/** The longest backoff, in milliseconds. If Whaapy asks for a longer one, the run gives up. */
export const MAX_BACKOFF = 60_000;

const FAILED_BEFORE_SENDING = new Set(['ECONNREFUSED', 'EAI_AGAIN']);
const NEVER_SENT = new Set([
	...FAILED_BEFORE_SENDING,
	'ENOTFOUND',
	'ERR_INVALID_CHAR',
	'ERR_INVALID_URL',
]);
const FAILED_IN_TRANSIT = new Set([
	'ECONNRESET',
	'ECONNABORTED',
	'ETIMEDOUT',
	'EPIPE',
	'ERR_BAD_RESPONSE',
	'ERR_NETWORK',
	'UND_ERR_SOCKET',
]);
const SERVER_BUSY = new Set([500, 502, 503, 504]);

/**
 * Tells if sending the request again can help and can do no harm.
 *
 * Reads, removals and idempotent writes are repeated after every transient failure. Any other write is
 * repeated only if Whaapy cannot have applied it (a 429, a refused connection): a second POST is a
 * second contact or a second message, and the API has no idempotency key (docs/whaapy-api.md).
 */
export function isRetryable(outcome: Outcome, request: Repeatability): boolean {
	if (outcome.kind === 'response') {
		return outcome.status === 429 || (SERVER_BUSY.has(outcome.status) && isHarmless(request));
	}
	const { code } = outcome;
	return FAILED_BEFORE_SENDING.has(code) || (FAILED_IN_TRANSIT.has(code) && isHarmless(request));
}

/** Tells if a write that ended like this may have been applied. Always false for GET. */
export function mayHaveBeenApplied(outcome: Outcome, { method }: Repeatability): boolean {
	if (method === 'GET') return false;
	// A 408 may come from a proxy, which does not know what the server behind it did.
	if (outcome.kind === 'response') {
		return outcome.status >= 500 || outcome.status < 400 || outcome.status === 408;
	}
	return !NEVER_SENT.has(outcome.code);
}

/**
 * Tells if a write is over for good: Whaapy has applied or refused it, or nobody knows. Who runs the
 * node again must not send it a second time.
 *
 * A 409 is not the end: it names what is there already, and the operation goes on with that.
 */
export function isFinal(outcome: Outcome, request: Repeatability): boolean {
	if (isHarmless(request)) return false;
	if (outcome.kind === 'response') return outcome.status !== 429 && outcome.status !== 409;
	return mayHaveBeenApplied(outcome, request);
}

/** The milliseconds that a response asks to wait in `Retry-After`, if it does. */
export function waitAsked(outcome: Outcome): number | undefined {
	if (outcome.kind === 'failure') return undefined;
	return retryAfter(outcome.headers['retry-after'], Date.now());
}

/**
 * The milliseconds until a time that a header tells, in seconds or as an HTTP date; `undefined` if it is
 * missing or unreadable.
 *
 * @param now milliseconds since the epoch
 */
export function retryAfter(header: unknown, now: number): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function isHarmless({ method, idempotent }: Repeatability): boolean {
	return method === 'GET' || method === 'DELETE' || idempotent === true;
}
