import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

/** Whaapy, or something on the way to it, answered. */
export interface Answer {
	kind: 'answer';
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** No complete answer came: the connection, not Whaapy, decided. */
export interface Lost {
	kind: 'lost';
	/** What Node.js or axios calls it, e.g. `ECONNREFUSED`; empty where nothing names it. */
	code: string;
	text: string;
}

export type Outcome = Answer | Lost;

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Whether an answer says that it worked. */
export function isSuccess({ status }: Answer): boolean {
	return status >= 200 && status < 300;
}

export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list that an answer holds under one of some names. */
export function listIn(body: IDataObject, names: readonly string[]): IDataObject[] {
	const list = names.map((name) => body[name]).find(Array.isArray) ?? [];
	return list.filter(isObject);
}

/** What a failed call of n8n's request helper says about the connection. */
export function toLost(error: unknown): Lost {
	let code = '';
	let text = '';
	// n8n wraps the HTTP library's error, sometimes twice; the innermost names the cause best.
	for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
		code = codeOf(at) ?? code;
		text = textOf(at) || text;
	}
	return { kind: 'lost', code, text };
}

function codeOf(error: Error): string | undefined {
	if ('code' in error && typeof error.code === 'string') return error.code;
	// n8n 1.x drops the cause and keeps its code as "httpCode". A status in there is that of an answer
	// which broke off: a whole one is never thrown, whatever its status.
	if (!(error instanceof NodeApiError) || !error.httpCode) return undefined;
	return /^\d+$/.test(error.httpCode) ? 'ERR_BAD_RESPONSE' : error.httpCode;
}

function textOf(error: Error): string {
	// n8n 1.x puts advice of its own in the place of the cause's words, and keeps those beside it.
	return (error instanceof NodeApiError && error.messages[0]) || error.message;
}

const BEFORE_ANY_BYTE = new Set(['ECONNREFUSED', 'EAI_AGAIN']);
const ON_THE_WAY = new Set([
	'ECONNRESET',
	'ECONNABORTED',
	'ETIMEDOUT',
	'EPIPE',
	'ERR_BAD_RESPONSE',
	'ERR_NETWORK',
	'UND_ERR_SOCKET',
]);
const BUSY = new Set([500, 502, 503, 504]);

/**
 * Whether sending the same request again can help and can do no harm.
 *
 * A write is repeated only where Whaapy cannot have carried it out (FACTS, "Requests in general";
 * 429 and a refused connection), because a second POST is a second contact or a second message.
 */
export function isWorthRepeating(outcome: Outcome, method: Method): boolean {
	const harmless = method === 'GET' || method === 'DELETE';
	if (outcome.kind === 'answer') {
		return outcome.status === 429 || (harmless && BUSY.has(outcome.status));
	}
	return BEFORE_ANY_BYTE.has(outcome.code) || (harmless && ON_THE_WAY.has(outcome.code));
}

/** Whether a write that ended so may have been carried out all the same. */
export function mayHaveHappened(outcome: Outcome, method: Method): boolean {
	if (method === 'GET') return false;
	// 408 is a proxy's as often as a server's, and neither knows what the other did.
	if (outcome.kind === 'answer') {
		return outcome.status >= 500 || outcome.status < 400 || outcome.status === 408;
	}
	return (
		!BEFORE_ANY_BYTE.has(outcome.code) &&
		!['ENOTFOUND', 'ERR_INVALID_CHAR', 'ERR_INVALID_URL'].includes(outcome.code)
	);
}

/**
 * The wait that an answer asks for in its `Retry-After` header.
 *
 * @param header seconds or an HTTP date (FACTS: used when present)
 * @param now milliseconds since the epoch
 * @returns milliseconds, or `undefined` where the header is missing or unreadable
 */
export function retryAfter(header: unknown, now: number): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
