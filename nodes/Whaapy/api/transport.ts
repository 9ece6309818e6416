import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { parseJson } from '../shared/json';
import type { ByteStream } from '../shared/readable';
import { StreamedFile } from '../shared/streamedFile';
import type { ApiRequest } from './request';
import type { Outcome } from './response';
import { TOO_LARGE, toNetworkFailure } from './response';
import type { ClientSession } from './session';
import { CREDENTIAL, throwIfStopped } from './session';
import type { RequestTimeouts } from './timeout';

/** For requests and files alike. Whoever redirects must not get the key, or choose what is fetched. */
export const COMMON_OPTIONS = {
	// n8n's helper reads an answer of any size into memory, unpacked; a stream can be left.
	encoding: 'stream',
	// That of n8n's helper would end a long upload while its data goes out; "RequestTimeouts" watches.
	timeout: 0,
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
} as const satisfies Partial<IHttpRequestOptions>;

/** Bytes of the largest answer that is read, unpacked: a page of 100 contacts has less than 1 MB. */
const LARGEST_ANSWER = 20 * 2 ** 20;

/**
 * Sends one attempt of an API request with the key of the credential.
 *
 * An upload may take as long as its data keeps going out; the timeout runs from its end.
 *
 * @returns the response, or the failure of the connection, as data
 * @throws RunStoppedError if nothing more may be sent
 */
export async function sendOnce(
	session: ClientSession,
	{ method, url, query, body, itemIndex }: ApiRequest,
): Promise<Outcome> {
	throwIfStopped(session, itemIndex);
	const { context, credential, timeouts } = session;
	let form: ReturnType<typeof watch> | undefined;
	const send = (signal: AbortSignal, renew: () => void): Promise<unknown> => {
		// n8n's helper replaces the abort signal of the request by the cancel signal of its context.
		const caller: typeof context = Object.create(context, {
			getExecutionCancelSignal: { value: () => signal },
		});
		form = body instanceof FormData ? watch(body, renew) : undefined;
		const options: IHttpRequestOptions = {
			...COMMON_OPTIONS,
			method,
			url,
			qs: query as IDataObject | undefined,
			body: form?.watched ?? (body as IDataObject | undefined),
			json: true,
			abortSignal: signal,
		};
		return context.helpers.httpRequestWithAuthentication.call(caller, CREDENTIAL, options, {
			credentialsDecrypted: credential,
		});
	};
	try {
		return await settle(timeouts, send, readAnswer);
	} finally {
		form?.close();
	}
}

/** A form whose files tell when a piece of them goes out, and can be closed before they are read whole. */
function watch(form: FormData, tell: () => void) {
	const opened: Array<AsyncGenerator<Uint8Array>> = [];
	const watched = new FormData();
	for (const [field, value] of form) {
		const open = (file: File) => () => {
			const pieces = piecesOf(file, tell);
			opened.push(pieces);
			return pieces;
		};
		const isText = typeof value === 'string';
		watched.append(field, isText ? value : new StreamedFile(value, open(value)));
	}
	// Of a request that broke off, nobody else closes the file on disk.
	const close = () => opened.forEach((pieces) => void pieces.return(undefined));
	return { watched, close };
}

async function* piecesOf(file: File, tell: () => void): AsyncGenerator<Uint8Array> {
	for await (const piece of file.stream()) {
		tell();
		yield piece as Uint8Array;
	}
}

/**
 * Reads an answer: the value of its JSON, whatever its content type says, or its text.
 *
 * @throws Error if it is larger than {@link LARGEST_ANSWER}
 */
export async function readAnswer({ body }: Pick<OpenedResponse, 'body'>): Promise<unknown> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	// Leaving the loop early destroys the stream, and so ends the connection.
	for await (const chunk of body as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > LARGEST_ANSWER) {
			const error = new Error(`more than ${LARGEST_ANSWER / 2 ** 20} MB`);
			throw Object.assign(error, { code: TOO_LARGE });
		}
		chunks.push(chunk);
	}
	const text = new TextDecoder().decode(Buffer.concat(chunks));
	const json = parseJson(text);
	return json === undefined ? text : json;
}

/** A response whose body is still to be read. */
export interface OpenedResponse {
	status: number;
	headers: Record<string, unknown>;
	body: ByteStream;
	/** Aborted if the run gives up on it. */
	signal: AbortSignal;
	/** To be called when data comes: a file may take as long as it does. */
	renew: () => void;
}

/**
 * Sends a request within its timeout.
 *
 * @param send gets the signal that ends it, and a function that gives it the whole timeout again
 * @param read makes of the response what the outcome has as its body; what it throws is a failure of
 *   the connection
 * @returns the response, or the failure of the connection, as data
 */
export async function settle(
	timeouts: RequestTimeouts,
	send: (signal: AbortSignal, renew: () => void) => Promise<unknown>,
	read: (opened: OpenedResponse) => Promise<unknown>,
): Promise<Outcome> {
	return await timeouts.run(async (signal, renew) => {
		try {
			const answer = (await send(signal, renew)) as IN8nHttpFullResponse & { body: ByteStream };
			const { statusCode: status, headers } = answer;
			const body = await read({ status, headers, body: answer.body, signal, renew });
			return { kind: 'response', status, headers, body };
		} catch (error) {
			if (signal.reason !== 'timeout') return toNetworkFailure(error);
			return { kind: 'failure', code: 'ETIMEDOUT', text: '' };
		}
	});
}
