import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import type { Envelope } from './envelope';
import type { HttpResponse } from './response';
import { isSuccess } from './response';

// The one place that decides what an answer means. Operations read what was asked for out of an answer
// of success; none of them looks for refusals.

/** n8n itself cannot store what is nested much deeper, and Whaapy nests a few levels. */
const DEEPEST = 1_000;

/** Names under which an answer tells a refusal, and what servers put beside it. */
const PART_OF_REFUSAL =
	/^(success|ok|is_?error|errors?|error_?(code|message|description|name|type)|messages?|msg|details?|description|reason|status|status_?(code|text)|code|type|title|path|method|time(stamp)?|date|(request|trace|correlation)_?id|instance|hint|help|documentation_?url|result|meta)$/i;

/** How Meta's texts name what went wrong, e.g. "(#131047) Re-engagement message". */
const METAS_NUMBER = /^\W{0,9}\(#\d{1,6}\)/;

const NO: readonly unknown[] = [false, 'false', 0];

const REFUSING = /^(error|fail|failed|failure|refused|rejected)$/i;

/** An answer of Whaapy that says that it did what it was asked. */
export interface Done<T> {
	/** The thing that was asked for, if the answer holds it. */
	thing: T | undefined;
	/** True if the answer says that there is no such thing. */
	isEmpty: boolean;
}

/** Reads an answer of success; `undefined` if Whaapy refused, or if something else answered. */
export function readDone<T>(response: HttpResponse, asked: Envelope<T>): Done<T> | undefined {
	if (!isSuccess(response) || isForeign(response)) return undefined;
	const { body } = response;
	const thing = asked.read(body);
	if (thing === undefined) {
		if (asked.tellsRefusals || tellsRefusal(body)) return undefined;
		return { thing, isEmpty: asked.isEmpty?.(body) === true };
	}
	const isRefused =
		!asked.tellsRefusals &&
		((isObject(body) && isDenied(body)) || isRefusal(thing) || isRefusal(body));
	return isRefused ? undefined : { thing, isEmpty: false };
}

/**
 * Tells if something other than Whaapy answered, as far as the form of an answer tells: the page of a
 * proxy or a login, broken JSON, a bare number, what is nested too deeply. An empty answer can be Whaapy's.
 */
export function isForeign({ body }: HttpResponse): boolean {
	if (typeof body !== 'object' || body === null) return !isNothing(body);
	// Row by row, because a function that calls itself would overflow the stack.
	let level: object[] = [body];
	for (let depth = 0; level.length > 0 && depth <= DEEPEST; depth++) {
		const inner: object[] = [];
		for (const part of level) {
			for (const value of Object.values(part) as unknown[]) {
				if (typeof value === 'object' && value !== null) inner.push(value);
			}
		}
		level = inner;
	}
	return level.length > 0;
}

/** How servers say that they have no such endpoint: Fastify, Nest, Express, Laravel, hosts, Whaapy. */
const NAMES_ENDPOINT =
	/\broutes?\b|\bruta\b|\bend-?points?\b|\bcannot (get|post|put|patch|delete)\b|\b(get|post|put|patch|delete)\b[\s:"'`(]{1,3}\/|page could not be found|requested (url|resource|function|path)|invalid (url|path)|unable to match/i;

/** Words that do not say what was not found. */
const SAYS_NOTHING = /^\W*(http\W*)?(404\W*)?((resource\W*)?not\W*found(error|exception)?)?\W*$/i;

/**
 * Tells if a server says that it has no such endpoint: the Base URL is wrong, or the API has changed.
 * It names the endpoint, or it says no more than its framework does by itself (Spring, Rails).
 */
export function isUnknownEndpoint({ status, body }: HttpResponse): boolean {
	if (status !== 404 || !isObject(body)) return false;
	const nested: IDataObject = isObject(body.error) ? body.error : {};
	const texts = [body.message, nested.message, body.detail, body.title, body.error].filter(
		(text) => typeof text === 'string',
	);
	if (texts.some((text) => NAMES_ENDPOINT.test(text))) return true;
	const isFrameworks = ['statusCode', 'status', 'path', 'timestamp', 'detail', 'title'].some(
		(name) => name in body || name in nested,
	);
	return isFrameworks && texts.every((text) => SAYS_NOTHING.test(text));
}

/** Tells if an answer has no body, e.g. because it is a 204. */
export function isNothing(body: unknown): boolean {
	return body === undefined || body === null || (typeof body === 'string' && body.trim() === '');
}

/** Tells if a body says in so many words that nothing was done, whatever else is in it. */
function isDenied(body: IDataObject): boolean {
	if (NO.includes(body.success) || NO.includes(body.ok)) return true;
	return 'data' in body && REFUSING.test(String(body.status));
}

/** Tells if a body, or each of its entries, tells of a refusal, whatever else it holds. */
export function tellsRefusal(body: unknown): boolean {
	if (Array.isArray(body)) return body.length > 0 && body.every(tellsRefusal);
	if (!isObject(body)) return false;
	const { error, errors, isError, message, status, statusCode, status_code: code } = body;
	return (
		isDenied(body) ||
		isError === true ||
		(typeof message === 'string' && METAS_NUMBER.test(message)) ||
		isGiven(error) ||
		isGiven(errors) ||
		[body.data, body.result].some((inner) => isObject(inner) && tellsRefusal(inner)) ||
		[status, body.result].some((word) => typeof word === 'string' && REFUSING.test(word)) ||
		[status, statusCode, code, body.code].some(isRefusing)
	);
}

/** Tells if a number is an HTTP status that refuses, or one of Meta's for what WhatsApp refuses. */
function isRefusing(number: unknown): boolean {
	const value = Number(number);
	return (value >= 400 && value < 600) || (value >= 130_000 && value < 134_000);
}

/** Tells if a body tells of a refusal and holds nothing else. */
export function isRefusal(body: unknown): boolean {
	if (Array.isArray(body)) return body.length > 0 && body.every(isRefusal);
	return holdsNothingElse(body) && tellsRefusal(body);
}

function holdsNothingElse(body: unknown): boolean {
	if (!isObject(body)) return !isGiven(body);
	for (const [name, value] of Object.entries(body)) {
		if (PART_OF_REFUSAL.test(name)) continue;
		if (name === 'data' ? !holdsNothingElse(value) : isGiven(value)) return false;
	}
	return true;
}

function isGiven(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() !== '';
	return typeof value === 'object' && value !== null
		? Object.keys(value).length > 0
		: Boolean(value);
}
