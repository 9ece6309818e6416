import type { IHookFunctions } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import { isObject } from '../api/response';
import { storeSecret } from './secretStore';
import { findWebhooks, isSameUrl, removeWebhooks } from './webhooks';

/**
 * What this process knows of each trigger's webhook URLs: whether a webhook may be left there.
 *
 * This overrides the static data, because n8n 2.x drops what a test run writes there, and hides
 * from a test run what the active workflow wrote.
 */
const known = new Map<string, Map<string, boolean>>();

/**
 * Lists the URLs of this trigger at which a webhook may be left because it could not be removed.
 *
 * Static data travels with an exported workflow, so it counts only in the n8n that wrote it.
 */
export function leftoverUrls(context: IHookFunctions): string[] {
	const urls = new Map(savedUrls(context).map((url) => [url, true]));
	for (const [url, isLeft] of known.get(keyOf(context)) ?? []) urls.set(url, isLeft);
	return [...urls].filter(([, isLeft]) => isLeft).map(([url]) => url);
}

/** Forgets a URL that is about to be used again, or at which no webhook is left. */
export function forgetLeftover(context: IHookFunctions, url: string): void {
	mark(context, url, false);
}

/** Remembers a URL at which a webhook may be left, and logs it with the reason. */
export function reportLeftover(context: IHookFunctions, url: string, reason: unknown): void {
	mark(context, url, true);
	const text = reason instanceof Error ? reason.message : String(reason);
	context.logger.warn(
		`Whaapy may still have a webhook for ${url}: ${text}. The next activation, deactivation or test of '${context.getNode().name}' removes it.`,
	);
}

/**
 * Removes all webhooks that deliver to these URLs.
 *
 * @returns false if some may be left, which is logged and remembered
 * @throws NodeApiError if the webhooks could not be listed
 */
export async function removeWebhooksAt(
	context: IHookFunctions,
	client: WhaapyClient,
	urls: string[],
): Promise<boolean> {
	const found = await findWebhooks(client, ...urls);
	const removals = urls.map(async (url) => {
		const webhooks = found.filter((webhook) => isSameUrl(webhook.url, url));
		try {
			await removeWebhooks(client, webhooks);
		} catch (error) {
			reportLeftover(context, url, error);
			return false;
		}
		forgetLeftover(context, url);
		storeSecret(context, url, undefined);
		return true;
	});
	return (await Promise.all(removals)).every((isRemoved) => isRemoved);
}

function mark(context: IHookFunctions, url: string, isLeft: boolean): void {
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
