import { inSeconds } from '../shared/quantities';
import { isWhaapyUrl } from './baseUrl';
import type { NetworkFailure } from './response';
import { isSuccess } from './response';
import { sendWithRetry } from './retry';
import type { ClientSession } from './session';
import { throwIfStopped } from './session';
import { fetchOnce, TOO_LARGE } from './transport';

/** Fewer attempts than for the API: the other files of the page wait, and their links expire. */
const MAX_ATTEMPTS = 3;

/** The content of a file and its MIME type, or why it cannot be had. */
export type Download = { content: Buffer; mimeType: string } | { note: string };

/**
 * Fetches a file without the key; retries transient failures.
 *
 * @param url an address that {@link isWhaapyUrl} allows; redirects are followed only to such
 * @param maxBytes the largest file to take
 * @returns the file, or why it cannot be had
 */
export async function download(
	session: ClientSession,
	url: string,
	maxBytes = Number.POSITIVE_INFINITY,
): Promise<Download> {
	let at = url;
	for (let hop = 0; hop < 4; hop++) {
		if (!isWhaapyUrl(at, session.baseUrl)) {
			return { note: 'The file was not fetched: its address is not one of Whaapy' };
		}
		const outcome = await fetchWithRetry(session, at, maxBytes);
		throwIfStopped(session);
		if (outcome.kind === 'failure') return { note: notFetched(reasonOf(outcome, session)) };
		const { status, headers, body } = outcome;
		if (isSuccess(outcome) && body === TOO_LARGE) {
			return { note: `The file was not attached: it is larger than ${inMegabytes(maxBytes)}` };
		}
		if (isSuccess(outcome) && Buffer.isBuffer(body)) {
			if (body.length === 0) return { note: 'The file was not attached: it is empty' };
			return { content: body, mimeType: String(headers['content-type'] ?? '') };
		}
		const { location } = headers;
		if (typeof location !== 'string' || status < 300 || status > 399) {
			return { note: notFetched(`HTTP ${status}. ${adviceOn(status)}`) };
		}
		at = URL.canParse(location, at) ? new URL(location, at).href : '';
	}
	return { note: notFetched('too many redirects') };
}

function inMegabytes(bytes: number): string {
	return `${Number((bytes / 2 ** 20).toPrecision(3))} MB`;
}

function notFetched(reason: string): string {
	return `The file could not be fetched: ${reason}`;
}

function adviceOn(status: number): string {
	return status === 429 || status >= 500
		? 'Run the workflow again later.'
		: 'Media links last 5 minutes.';
}

function reasonOf({ code, text }: NetworkFailure, { settings }: ClientSession): string {
	return code === 'ETIMEDOUT' || code === 'ECONNABORTED'
		? `no answer within ${inSeconds(settings.timeout)}`
		: text;
}

async function fetchWithRetry(session: ClientSession, url: string, maxBytes: number) {
	const { limiter, fileLimiter } = session;
	// Files and API requests share the slots, but a 429 for a file says nothing about the API.
	const send = async () =>
		await limiter.inSlot(async () => {
			throwIfStopped(session);
			return limiter.refusal ?? fileLimiter.refusal ?? (await fetchOnce(session, url, maxBytes));
		});
	const { outcome } = await sendWithRetry(fileLimiter, {
		method: 'GET',
		send,
		maxAttempts: MAX_ATTEMPTS,
	});
	return outcome;
}
