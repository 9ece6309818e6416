import type { IBinaryData } from 'n8n-workflow';
import { LARGEST_FILE } from '../shared/mediaFormats';
import { inSeconds } from '../shared/quantities';
import type { ByteStream } from '../shared/readable';
import { isWhaapyUrl } from './baseUrl';
import { isSuccess } from './response';
import { sendWithRetry } from './retry';
import type { ClientSession } from './session';
import { throwIfStopped } from './session';
import type { OpenedResponse } from './transport';
import { COMMON_OPTIONS, settle } from './transport';

/** Fewer attempts than for the API: the other files of the page wait, and their links expire. */
const MAX_ATTEMPTS = 3;

/** A file as n8n keeps it, or why it cannot be had: `isDead` if its link has ended, as all do. */
export type Download = { file: IBinaryData } | { note: string; isDead?: true };

/** The end of a file that is fetched. */
export interface FileTarget {
	/** The largest file to take, in bytes; WhatsApp's largest unless set. */
	maxBytes?: number;
	/** Puts the content into n8n's storage as it comes; `mimeType` is what the server says. */
	store: (content: ByteStream, mimeType: string) => Promise<IBinaryData>;
}

/**
 * Fetches a file without the key; retries transient failures.
 *
 * @param url an address that {@link isWhaapyUrl} allows; redirects are followed only to such
 * @returns the file, or why it cannot be had
 */
export async function download(
	session: ClientSession,
	url: string,
	target: FileTarget,
): Promise<Download> {
	let at = url;
	for (let hop = 0; hop < 4; hop++) {
		if (!isWhaapyUrl(at, session.baseUrl)) {
			return { note: 'The file was not fetched: its address is not one of Whaapy' };
		}
		const outcome = await fetchWithRetry(session, at, target);
		throwIfStopped(session);
		if (outcome.kind === 'failure') {
			const isLate = outcome.code === 'ETIMEDOUT' || outcome.code === 'ECONNABORTED';
			const limit = inSeconds(session.settings.timeout);
			return { note: notFetched(isLate ? `no answer within ${limit}` : outcome.text) };
		}
		// Of success, the body is what "take" made of it.
		if (isSuccess(outcome)) return outcome.body as Download;
		const { status, headers } = outcome;
		const { location } = headers;
		if (typeof location !== 'string' || status < 300 || status > 399) {
			const isTransient = status === 429 || status >= 500;
			const advice = isTransient ? 'Run the workflow again later.' : 'Media links last 5 minutes.';
			const note = notFetched(`HTTP ${status}. ${advice}`);
			return isTransient ? { note } : { note, isDead: true };
		}
		at = URL.canParse(location, at) ? new URL(location, at).href : '';
	}
	return { note: notFetched('too many redirects') };
}

/**
 * Takes the file of a response of success into n8n's storage.
 *
 * @throws what ended the stream of the response
 */
async function take(
	{ status, headers, body, signal, renew }: OpenedResponse,
	{ maxBytes = LARGEST_FILE, store }: FileTarget,
): Promise<Download | undefined> {
	let bytes = 0;
	const counted = body.map((chunk: Buffer) => {
		renew();
		bytes += chunk.length;
		if (bytes > maxBytes) throw new Error('too large');
		return chunk;
	});
	try {
		if (status < 200 || status > 299) return undefined;
		const file = await store(counted, String(headers['content-type'] ?? ''));
		return bytes === 0 ? { note: notAttached('it is empty') } : { file };
	} catch (error) {
		const most = `${Number((maxBytes / 2 ** 20).toPrecision(3))} MB`;
		if (bytes > maxBytes) return { note: notAttached(`it is larger than ${most}`) };
		if (signal.aborted || error === body.errored) return await Promise.reject(error as Error);
		return { note: notAttached(`n8n could not store it: ${(error as Error).message}`) };
	} finally {
		body.destroy();
	}
}

function notFetched(reason: string): string {
	return `The file could not be fetched: ${reason}`;
}

/** Why a file is missing that came, or began to. */
function notAttached(reason: string): string {
	return `The file was not attached: ${reason}`;
}

async function fetchWithRetry(session: ClientSession, url: string, target: FileTarget) {
	const { context, limiter, fileLimiter, timeouts } = session;
	const get = async (abortSignal: AbortSignal) =>
		await context.helpers.httpRequest({ ...COMMON_OPTIONS, url, abortSignal });
	const read = async (response: OpenedResponse) => await take(response, target);
	// Files and API requests share the slots, but a 429 for a file says nothing about the API.
	const send = async () =>
		await limiter.inSlot(async () => {
			throwIfStopped(session);
			return limiter.refusal ?? fileLimiter.refusal ?? (await settle(timeouts, get, read));
		});
	const request = { method: 'GET', send, maxAttempts: MAX_ATTEMPTS } as const;
	return (await sendWithRetry(fileLimiter, request)).outcome;
}
