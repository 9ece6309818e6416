import { isWhaapyUrl } from './baseUrl';
import type { Lost } from './response';
import { isSuccess } from './response';
import type { Settled } from './retry';
import { persist } from './retry';
import type { Run } from './session';
import { COMMON, attempt, throwIfOver } from './session';
import { inSeconds } from './summarizeBody';

/** Fewer than for the API: the others of its page wait for it, and their links grow old. */
const MAX_ATTEMPTS = 3;

/** A file's bytes and what its server calls them, or why it cannot be had. */
export type Download = { content: Buffer; mimeType: string } | { note: string };

/**
 * Fetches a file without the key; repeated on passing trouble.
 *
 * @param url an address that {@link isWhaapyUrl} allows; redirects are followed only to such
 * @returns the file, or why it cannot be had
 */
export async function download(run: Run, url: string): Promise<Download> {
	let at = url;
	for (let hop = 0; hop < 4; hop++) {
		if (!isWhaapyUrl(at, run.baseUrl)) {
			return { note: 'The file was not fetched: its address is not one of Whaapy' };
		}
		const { outcome } = await fetchFile(run, at);
		throwIfOver(run);
		if (outcome.kind === 'lost') return { note: notFetched(whyLost(outcome, run)) };
		const { status, headers, body } = outcome;
		if (isSuccess(outcome) && Buffer.isBuffer(body)) {
			if (body.length === 0) return { note: 'The file was not attached: it is empty' };
			return { content: body, mimeType: String(headers['content-type'] ?? '') };
		}
		const location = headers.location;
		if (typeof location !== 'string' || status < 300 || status > 399) {
			return { note: notFetched(`HTTP ${status}. ${adviceOn(status)}`) };
		}
		at = URL.canParse(location, at) ? new URL(location, at).href : '';
	}
	return { note: notFetched('too many redirects') };
}

function notFetched(why: string): string {
	return `The file could not be fetched: ${why}`;
}

function adviceOn(status: number): string {
	return status === 429 || status >= 500
		? 'Run the workflow again later.'
		: 'Media links last 5 minutes.';
}

function whyLost({ code, text }: Lost, { settings }: Run): string {
	return code === 'ETIMEDOUT' || code === 'ECONNABORTED'
		? `no answer within ${inSeconds(settings.timeout)}`
		: text;
}

async function fetchFile(run: Run, url: string): Promise<Settled> {
	const { context, settings, pace, filePace, signal } = run;
	const once = async () => {
		throwIfOver(run);
		const refusal = pace.refusal ?? filePace.refusal;
		if (refusal) return refusal;
		return await attempt(() =>
			context.helpers.httpRequest({
				...COMMON,
				url,
				encoding: 'arraybuffer',
				timeout: settings.timeout,
				...(signal && { abortSignal: signal }),
			}),
		);
	};
	// Files and the API's requests share the slots, but a 429 for one says nothing about the other.
	return await persist(filePace, 'GET', async () => await pace.run(once), MAX_ATTEMPTS);
}
