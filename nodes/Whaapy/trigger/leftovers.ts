import type { IHookFunctions } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import type { Webhook } from '../delivery/webhooks';
import { listWebhooks, removeWebhooks } from '../delivery/webhooks';
import { isSameUrl, testUrlOf } from '../delivery/webhookUrl';
import { storedSecret, storeSecret } from './secretStore';
import { forgetUrl, isKnown, leftoverUrls, recordLeftover } from './urlRecord';

// A leftover is a webhook at Whaapy that a trigger no longer needs: it could not be removed,
// WEBHOOK_URL has changed since it was created, or n8n restarted during the test run that it was for.

/**
 * Records the webhook of a test run that a restart of n8n cut off, if Whaapy lists one. n8n 2.x
 * saves nothing of a test run, so the URL alone tells. While this process listens there, or has
 * done so, it removes that webhook itself.
 *
 * @param url the active workflow's; nothing is recorded for a test run
 */
export function recordCutOffTest(context: IHookFunctions, url: string, listed: Webhook[]): void {
	const testUrl = testUrlOf(url);
	if (testUrl === undefined || isKnown(context, testUrl)) return;
	if (listed.some((webhook) => isSameUrl(webhook.url, testUrl))) recordLeftover(context, testUrl);
}

/**
 * Removes what a trigger left at Whaapy, except at the URL that it uses now. What cannot be removed
 * is logged and stays recorded.
 */
export async function removeLeftovers(
	context: IHookFunctions,
	client: WhaapyClient,
	url: string,
): Promise<void> {
	const urls = leftoverUrls(context, url);
	if (urls.length === 0) return;
	const secret = storedSecret(context, url);
	await removeWebhooksAt({ context, client, listed: await tryToList(client) }, urls);
	// The secrets of former URLs are kept under the same path.
	storeSecret(context, url, secret);
}

/**
 * Removes the webhooks at a URL that a trigger no longer uses, and what it left before.
 *
 * @returns false if some may be left, which is logged and recorded
 */
export async function removeWithLeftovers(
	context: IHookFunctions,
	client: WhaapyClient,
	url: string,
): Promise<boolean> {
	const listed = await tryToList(client);
	if (listed.status === 'fulfilled') recordCutOffTest(context, url, listed.value);
	const urls = [url, ...leftoverUrls(context, url)];
	return await removeWebhooksAt({ context, client, listed }, urls);
}

/** Records a URL at which a webhook may be left, and logs it with the reason. */
export function reportLeftover(context: IHookFunctions, url: string, reason: unknown): void {
	recordLeftover(context, url);
	const text = reason instanceof Error ? reason.message : String(reason);
	context.logger.warn(
		`Whaapy may still have a webhook for ${url}: ${text}. The next activation, deactivation or test of '${context.getNode().name}' removes it.`,
	);
}

/** The tools that webhooks are removed with. */
interface Removal {
	context: IHookFunctions;
	client: WhaapyClient;
	listed: PromiseSettledResult<Webhook[]>;
}

async function tryToList(client: WhaapyClient): Promise<PromiseSettledResult<Webhook[]>> {
	const [listed] = await Promise.allSettled([listWebhooks(client)]);
	return listed;
}

async function removeWebhooksAt(
	{ context, client, listed }: Removal,
	urls: string[],
): Promise<boolean> {
	const removals = urls.map(async (url) => {
		try {
			if (listed.status === 'rejected') throw listed.reason;
			const webhooks = listed.value.filter((webhook) => isSameUrl(webhook.url, url));
			await removeWebhooks(client, webhooks);
		} catch (error) {
			reportLeftover(context, url, error);
			return false;
		}
		forgetUrl(context, url);
		storeSecret(context, url, undefined);
		return true;
	});
	return (await Promise.all(removals)).every((isRemoved) => isRemoved);
}
