import type { FastifyInstance } from 'fastify';
import type { ZodError, ZodIssue, ZodTypeAny, output } from 'zod';

/** `details` is an object, field → list of texts. */
export type Details = Record<string, string[]>;

/** An answer in the shape of Whaapy's errors: `{ error, message, … }` (docs/whaapy-api.yaml, "ErrorBody"). */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly extra: Record<string, unknown> = {},
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

export const invalid = (message: string, details?: Details) =>
	new ApiError(400, 'validation_error', message, details && { details });

export const unauthorized = () => new ApiError(401, 'unauthorized', 'API key inválida o inactiva');

export const missingScope = (scope: string) =>
	new ApiError(403, 'forbidden', `Missing required scopes: ${scope}`);

/** @param retryAfter what `Retry-After` says, in seconds; undefined for an answer without it */
export const rateLimited = (retryAfter: number | undefined) =>
	new ApiError(
		429,
		'rate_limited',
		'Demasiadas solicitudes. Intenta de nuevo en unos segundos.',
		{},
		retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
	);

/**
 * WhatsApp's refusal of a message, with Meta's number for it in the text, as Meta writes it. That
 * Whaapy passes it on so is presumed (docs/whaapy-api.md, "Messages").
 */
export const refusedByWhatsApp = (code: number, message: string) =>
	new ApiError(400, 'whatsapp_error', `(#${code}) ${message}`);

/** Error codes differ by family: "Not found" for conversations, "not_found" for the others. */
export const conversationNotFound = (message = 'Conversación no encontrada') =>
	new ApiError(404, 'Not found', message);

export const notFound = (message: string) => new ApiError(404, 'not_found', message);

/** Answers what no route takes. */
export function refuseUnknown(app: FastifyInstance): void {
	app.setNotFoundHandler(() => {
		throw notFound('Ruta no encontrada');
	});
}

/** Makes every error of the server, fastify's own too, look like one of Whaapy's. */
export function answerErrors(app: FastifyInstance): void {
	app.setErrorHandler((error, _request, reply) => {
		const known = error instanceof ApiError ? error : asApiError(error);
		return reply
			.code(known.status)
			.headers(known.headers)
			.send({ error: known.code, message: known.message, ...known.extra });
	});
}

function asApiError(error: unknown): ApiError {
	const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
	if (typeof status === 'number' && status < 500) return invalid('Solicitud inválida');
	return new ApiError(500, 'internal_error', error instanceof Error ? error.message : 'Error');
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object of a request, or the 400 for anything else. */
export function objectBody(body: unknown): Record<string, unknown> {
	if (!isObject(body)) throw invalid('Datos inválidos', { body: ['Se esperaba un objeto JSON'] });
	return body;
}

function issueText(issue: ZodIssue): string {
	if (issue.code === 'invalid_type' && issue.received === 'undefined') return 'Requerido';
	if (issue.code === 'invalid_union_discriminator') {
		return `Valores: ${issue.options.join(', ')}`;
	}
	return issue.message;
}

/** `details` names each field that is wrong; here by its path, for what lies deeper. */
function detailsOf({ issues }: ZodError): Details {
	const details: Details = {};
	for (const issue of issues) {
		const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
		for (const key of unknown) {
			const path = [...issue.path, ...(key === undefined ? [] : [key])].join('.') || 'body';
			(details[path] ??= []).push(key === undefined ? issueText(issue) : 'Campo desconocido');
		}
	}
	return details;
}

/** The body as its schema leaves it, or one 400 that names all that is wrong. */
export function checkedBody<Schema extends ZodTypeAny>(
	schema: Schema,
	body: unknown,
): output<Schema> {
	const result = schema.safeParse(objectBody(body));
	if (!result.success) throw invalid('Datos inválidos', detailsOf(result.error));
	return result.data as output<Schema>;
}
