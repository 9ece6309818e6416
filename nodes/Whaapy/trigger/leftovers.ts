import type { IHookFunctions } from 'n8n-workflow';
import { isObject } from '../api/response';

/**
 * What this process knows of each trigger's webhook URLs: whether a webhook may be left there.
 *
 * It goes before the static data, because n8n 2.x throws away what a test run writes there, and
 * does not show a test run what the active workflow wrote.
 */
const known = new Map<string, Map<string, boolean>>();

/**
 * The URLs of this trigger at which a webhook may be left, because it could not be removed.
 *
 * Static data travels with an exported workflow, so it counts only in the n8n that wrote it.
 */
export function leftoverUrls(context: IHookFunctions): string[] {
	const urls = new Map(savedUrls(context).map((url) => [url, true]));
	for (const [url, isLeft] of known.get(keyOf(context)) ?? []) urls.set(url, isLeft);
	return [...urls].filter(([, isLeft]) => isLeft).map(([url]) => url);
}

/** Remembers that a webhook may be left at a URL, until {@link forgetLeftover}. */
export function rememberLeftover(context: IHookFunctions, url: string): void {
	set(context, url, true);
}

/** Notes that a URL is in use, or has no webhook. */
export function forgetLeftover(context: IHookFunctions, url: string): void {
	set(context, url, false);
}

function set(context: IHookFunctions, url: string, isLeft: boolean): void {
	const key = keyOf(context);
	known.set(key, (known.get(key) ?? new Map<string, boolean>()).set(url, isLeft));
	const urls = leftoverUrls(context);
	if (urls.join() === savedUrls(context).join()) return;
	const data = context.getWorkflowStaticData('node');
	if (urls.length === 0) delete data.leftovers;
	else data.leftovers = { instanceId: context.getInstanceId(), urls };
}

function savedUrls(context: IHookFunctions): string[] {
	const { leftovers } = context.getWorkflowStaticData('node');
	if (!isObject(leftovers) || leftovers.instanceId !== context.getInstanceId()) return [];
	return Array.isArray(leftovers.urls) ? leftovers.urls.map(String) : [];
}

function keyOf(context: IHookFunctions): string {
	return `${context.getWorkflow().id}/${context.getNode().id}`;
}
