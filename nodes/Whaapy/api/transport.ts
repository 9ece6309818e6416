import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { NetworkFailure, Outcome } from './response';
import { TIMED_OUT, toNetworkFailure } from './response';
import type { Method } from './retryPolicy';
import type { ClientSession } from './session';
import { CREDENTIAL, throwIfStopped } from './session';

/** One request of the API. */
interface ApiRequest {
	method: Method;
	/** Segments below the base URL; each is escaped, so a value can never change the path. */
	path: readonly string[];
	query?: IDataObject;
	body?: IDataObject | FormData;
}

/** Whaapy does not redirect. Whoever does must not get the key, or choose what is fetched. */
const COMMON_OPTIONS = {
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
};

/**
 * Sends one attempt of an API request with the key of the credential.
 *
 * @returns the response, or the failure of the connection, as data
 * @throws RunStoppedError if nothing more may be sent
 */
export async function sendOnce(
	session: ClientSession,
	{ method, path, query, body }: ApiRequest,
	itemIndex?: number,
): Promise<Outcome> {
	throwIfStopped(session, itemIndex);
	const { context, credential, baseUrl, settings, timeouts } = session;
	return await timeouts.run(
		async (signal) => {
			// n8n's helper replaces the abort signal of the request by the cancel signal of its context.
			const caller: typeof context = Object.create(context, {
				getExecutionCancelSignal: { value: () => signal },
			});
			const options: IHttpRequestOptions = {
				...COMMON_OPTIONS,
				method,
				url: [baseUrl, ...path.map(encodeURIComponent)].join('/'),
				qs: query,
				body,
				json: true,
				timeout: settings.timeout,
				abortSignal: signal,
			};
			const { helpers } = context;
			return await settle(
				helpers.httpRequestWithAuthentication.call(caller, CREDENTIAL, options, {
					credentialsDecrypted: credential,
				}),
				signal,
			);
			// An upload may take as long as data keeps going out: n8n's own timeout ends it if none does.
		},
		!(body instanceof FormData),
	);
}

/** Stands for a body that is larger than allowed; no more of it was read than that. */
export const TOO_LARGE = Symbol('too large');

/**
 * Sends one attempt to fetch a file, without the key.
 *
 * It may take as long as data keeps coming: large files on slow lines must arrive.
 *
 * @param maxBytes the largest body to read; the body of a larger one is {@link TOO_LARGE}
 * @throws RunStoppedError if nothing more may be sent
 */
export async function fetchOnce(
	session: ClientSession,
	url: string,
	maxBytes: number,
): Promise<Outcome> {
	throwIfStopped(session);
	const { context, settings, timeouts } = session;
	return await timeouts.run(async (signal) => {
		const options: IHttpRequestOptions = {
			...COMMON_OPTIONS,
			url,
			encoding: 'stream',
			timeout: settings.timeout,
			abortSignal: signal,
		};
		const response = context.helpers.httpRequest(options).then(async (answer: unknown) => {
			const { body, ...rest } = answer as IN8nHttpFullResponse;
			return { ...rest, body: await readBody(body as AsyncIterable<Buffer>, maxBytes) };
		});
		return await settle(response, signal);
	}, false);
}

async function readBody(
	stream: AsyncIterable<Buffer>,
	maxBytes: number,
): Promise<Buffer | typeof TOO_LARGE> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	// Leaving the loop early destroys the stream, and so ends the connection.
	for await (const chunk of stream) {
		bytes += chunk.length;
		if (bytes > maxBytes) return TOO_LARGE;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

async function settle(response: Promise<unknown>, signal: AbortSignal): Promise<Outcome> {
	return await response.then(toHttpResponse, (error: unknown) => toFailure(error, signal));
}

function toHttpResponse(response: unknown): Outcome {
	const { statusCode, headers, body } = response as IN8nHttpFullResponse;
	return { kind: 'response', status: statusCode, headers, body };
}

function toFailure(error: unknown, { aborted, reason }: AbortSignal): NetworkFailure {
	return aborted && reason === 'timeout' ? TIMED_OUT : toNetworkFailure(error);
}
