import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isLocal } from '../shared/localUrl';

/**
 * Tells whether Whaapy delivers to a URL: public HTTPS only (docs/whaapy-api.md, "Webhooks"). A local Whaapy can
 * deliver anywhere.
 *
 * @param baseUrl the base URL of the credential
 */
export function takesDeliveries(url: string, baseUrl: string): boolean {
	const isPublic = URL.canParse(url) && new URL(url).protocol === 'https:' && !isLocal(url);
	return isPublic || isLocal(baseUrl);
}

/**
 * The query parameter of a trigger's webhook at Whaapy while there are questions: each delivery then
 * tells that its message may be an answer, and others cost no look at the list of who waits.
 */
const MARK = 'questions';

/** Tells whether a webhook's URL, or the one that was called, says that there are questions. */
export function asksForAnswers(url: string): boolean {
	return new URL(url, 'http://n8n').searchParams.has(MARK);
}

/** The URL of a trigger's webhook that says that there are questions. */
export function withMark(url: string): string {
	const changed = new URL(url);
	changed.searchParams.set(MARK, 'open');
	return changed.href;
}

/** A URL without that. */
export function withoutMark(url: string): string {
	const changed = new URL(url);
	changed.searchParams.delete(MARK);
	return changed.href;
}

/** Tells whether a URL is that of a trigger's webhook, or of its test run, in the n8n at an origin. */
export function isTriggerAt(url: string, origin: string): boolean {
	if (!URL.canParse(url)) return false;
	const { origin: own, pathname } = new URL(url);
	return own === origin && /\/[^/]+\/[^/]+\/webhook$/.test(pathname);
}

/** Tells whether two URLs are the same, however they are written, and whether there are questions or not. */
export function isSameUrl(one: string, other: string): boolean {
	if (!URL.canParse(one) || !URL.canParse(other)) return one === other;
	return withoutMark(one) === withoutMark(other);
}

/**
 * Tells whether two URLs can be the same webhook of n8n, as different processes, or settings of its address, name it.
 *
 * The host may differ, and a proxy may put folders before the path, or take some away. What both have
 * at least is the ID that n8n gave the node and the segment after it: other receivers may well have
 * such a last segment too. The path of a test run differs from that of the active workflow.
 */
export function isSameWebhook(one: string, other: string): boolean {
	if (!URL.canParse(one) || !URL.canParse(other)) return one === other;
	const [path, otherPath] = [pathOf(one), pathOf(other)];
	const haveId = [path, otherPath].every((each) => /\/[^/]+\/[^/]+$/.test(each));
	return haveId && (path.endsWith(otherPath) || otherPath.endsWith(path));
}

/** The path as n8n reads it, which does not mind a slash at its end. */
function pathOf(url: string): string {
	return new URL(url).pathname.replace(/\/$/, '');
}

/**
 * The URL of a node's test runs, by the URL of its active workflow: `<webhook ID>/webhook` follows
 * another segment. Only for the segments that n8n has unless it is told others, because a folder
 * before them may be another n8n's.
 *
 * @returns undefined if the URL has other segments, or is a test run's
 */
export function testUrlOf(url: string): string | undefined {
	const active = /\/webhook(\/[^/]+\/webhook)$/;
	return active.test(url) ? url.replace(active, '/webhook-test$1') : undefined;
}

/**
 * Refuses a URL that Whaapy cannot deliver to. A local Whaapy can deliver anywhere.
 *
 * @param baseUrl the base URL of the credential
 * @throws NodeOperationError which says what to set
 */
export function checkWebhookUrl(node: INode, url: string, baseUrl: string): void {
	if (takesDeliveries(url, baseUrl)) return;
	throw new NodeOperationError(node, `Whaapy cannot reach this n8n at ${url}`, {
		description:
			"Whaapy delivers to public HTTPS URLs only. Set n8n's environment variable N8N_WEBHOOK_URL (in older versions WEBHOOK_URL) to such a URL, e.g. https://n8n.example.com/, restart n8n and activate the workflow again. On your own computer, the URL of a tunnel works too.",
		level: 'warning',
	});
}
