import type { IHookFunctions } from 'n8n-workflow';
import { isSameWebhook } from '../delivery/webhookUrl';
import { isObject } from '../shared/guards';

/** The URLs that n8n gave to Whaapy for one trigger, as it keeps them. */
interface UrlRecord {
	/** URLs of webhooks that were created and not removed since. */
	created: string[];
	/** URLs at which a removal failed. */
	left: string[];
}

/**
 * The URLs of each trigger that this process knows, and whether a removal failed there.
 *
 * This overrides the static data, because n8n 2.x drops what a test run writes there, and hides
 * from a test run what the active workflow wrote.
 */
const known = new Map<string, Map<string, boolean>>();

/** Records a URL for which a webhook is about to be created, or is kept. */
export function recordUrl(context: IHookFunctions, url: string): void {
	mark(context, url, false);
	const { created, left } = savedRecord(context);
	save(context, { created: [...created, url], left: without(left, url) });
}

/** Records a URL at which a webhook may be left, because a removal failed. */
export function recordLeftover(context: IHookFunctions, url: string): void {
	mark(context, url, true);
	const { created, left } = savedRecord(context);
	save(context, { created, left: [...left, url] });
}

/** Forgets a URL at which no webhook is left. */
export function forgetUrl(context: IHookFunctions, url: string): void {
	mark(context, url, false);
	const { created, left } = savedRecord(context);
	save(context, { created: without(created, url), left: without(left, url) });
}

/**
 * Lists the URLs at which this trigger may have left a webhook: a removal failed there, or the
 * webhook was created when WEBHOOK_URL was another one.
 *
 * @param current the URL that is in use now, which is never among them
 */
export function leftoverUrls(context: IHookFunctions, current: string): string[] {
	const { created, left } = savedRecord(context);
	const isLeft = new Map(left.map((url) => [url, true]));
	for (const [url, failed] of known.get(keyOf(context)) ?? []) isLeft.set(url, failed);
	for (const url of created) if (isSameWebhook(url, current)) isLeft.set(url, true);
	isLeft.delete(current);
	return [...isLeft.keys()].filter((url) => isLeft.get(url));
}

/** Tells whether this process has used a URL for this trigger since it started. */
export function isKnown(context: IHookFunctions, url: string): boolean {
	return known.get(keyOf(context))?.has(url) ?? false;
}

function mark(context: IHookFunctions, url: string, isLeft: boolean): void {
	const key = keyOf(context);
	known.set(key, (known.get(key) ?? new Map<string, boolean>()).set(url, isLeft));
}

/** Static data travels with an exported workflow, so it counts only in the n8n that wrote it. */
function savedRecord(context: IHookFunctions): UrlRecord {
	const { urls } = context.getWorkflowStaticData('node');
	if (!isObject(urls) || urls.instanceId !== context.getInstanceId()) {
		return { created: [], left: [] };
	}
	return { created: readUrls(urls.created), left: readUrls(urls.left) };
}

function save(context: IHookFunctions, record: UrlRecord): void {
	const created = [...new Set(record.created)];
	const left = [...new Set(record.left)];
	const before = savedRecord(context);
	if (created.join() === before.created.join() && left.join() === before.left.join()) return;
	const data = context.getWorkflowStaticData('node');
	if (created.length + left.length === 0) delete data.urls;
	// As a whole: n8n does not notice a change inside an object that it has not saved yet.
	else data.urls = { instanceId: context.getInstanceId(), created, left };
}

function readUrls(list: unknown): string[] {
	return Array.isArray(list) ? list.map(String) : [];
}

function without(urls: string[], url: string): string[] {
	return urls.filter((one) => one !== url);
}

function keyOf(context: IHookFunctions): string {
	return `${context.getWorkflow().id}/${context.getNode().id}`;
}
