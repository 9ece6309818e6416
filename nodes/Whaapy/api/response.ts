import { NodeApiError } from 'n8n-workflow';

/** Whaapy, or something between it and this n8n, answered. */
export interface HttpResponse {
	kind: 'response';
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** No complete response came: the connection, not Whaapy, decided. */
export interface NetworkFailure {
	kind: 'failure';
	/** The error code of Node.js or axios, e.g. `ECONNREFUSED`; empty if there is none. */
	code: string;
	text: string;
}

/** How one attempt of a request ended. */
export type Outcome = HttpResponse | NetworkFailure;

/** The code of an answer that is too large to be read; its text says how much was. */
export const TOO_LARGE = 'ERR_ANSWER_TOO_LARGE';

/** Tells if the status of a response is 2xx. */
export function isSuccess({ status }: HttpResponse): boolean {
	return status >= 200 && status < 300;
}

/** Reads an exception of n8n's request helper about the connection. */
export function toNetworkFailure(error: unknown): NetworkFailure {
	let code = '';
	let text = '';
	// n8n wraps the error of the HTTP library, sometimes twice; the innermost names the cause best.
	for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
		code = codeOf(at) ?? code;
		// n8n 1.x replaces the text of the cause by advice of its own, and keeps the text in "messages".
		text = (at instanceof NodeApiError && at.messages[0]) || at.message || text;
	}
	return { kind: 'failure', code, text };
}

function codeOf(error: Error): string | undefined {
	if ('code' in error && typeof error.code === 'string') return error.code;
	// n8n 1.x drops the cause and keeps its code as "httpCode". A status in there belongs to a response
	// that broke off: a whole one is never thrown, whatever its status.
	if (!(error instanceof NodeApiError) || !error.httpCode) return undefined;
	return /^\d+$/.test(error.httpCode) ? 'ERR_BAD_RESPONSE' : error.httpCode;
}
