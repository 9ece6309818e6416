import type { IWebhookFunctions } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { DELIVERY_SETTINGS } from '../api/session';
import type { Delivery } from '../delivery/readDelivery';
import type { Verdict } from '../delivery/secrets';
import { verdictOf } from '../delivery/secrets';
import { isSignedWith, readDigest } from '../delivery/signature';
import { isSameUrl, isSameWebhook } from '../delivery/webhookUrl';
import { storedSecret, storeSecret } from './secretStore';

/** How long Whaapy is not asked again after it gave no list, in milliseconds. */
const FAILURE_LASTS = 1_000;

/** When Whaapy last gave no list, by URL, so there are never more of them than triggers. */
const failures = new Map<string, number>();

/**
 * Verifies that a delivery comes from Whaapy.
 *
 * Whaapy is asked for the secret if n8n has none or the one it has does not fit: the webhook may
 * have been replaced at Whaapy, or n8n may have lost its static data.
 *
 * @param url the URL that was called
 * @returns `undecided` if no secret is known and none can be had
 */
export async function verify(
	context: IWebhookFunctions,
	url: string,
	delivery: Delivery,
): Promise<'genuine' | 'forged' | 'undecided'> {
	const digest = readDigest(delivery.headers['x-webhook-signature']);
	if (digest === undefined) return 'forged';
	const stored = storedSecret(context, url);
	if (stored !== undefined && isSignedWith(stored, delivery.body, digest)) return 'genuine';
	const verdict = await askWhaapy(context, url, delivery);
	if (verdict?.is === 'genuine') storeSecret(context, url, verdict.secret);
	if (verdict?.is === 'genuine' || verdict?.is === 'forged') return verdict.is;
	return stored === undefined ? 'undecided' : 'forged';
}

/** The verdict on a delivery by the list of webhooks; `undefined` if Whaapy cannot be asked. */
async function askWhaapy(
	context: IWebhookFunctions,
	url: string,
	delivery: Delivery,
): Promise<Verdict | undefined> {
	if (Date.now() - (failures.get(url) ?? 0) < FAILURE_LASTS) return undefined;
	try {
		const client = await WhaapyClient.open(context, DELIVERY_SETTINGS);
		return await verdictOf(client, delivery, {
			name: url,
			among(webhooks) {
				const atUrl = webhooks.filter((webhook) => isSameUrl(webhook.url, url));
				// This process may know another address than the one at which Whaapy delivers.
				return atUrl.length > 0 ? atUrl : webhooks.filter((each) => isSameWebhook(each.url, url));
			},
		});
	} catch (error) {
		// Not rethrown: the delivery is refused, and Whaapy retries it.
		failures.set(url, Date.now());
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.warn(`The secret of the webhook at ${url} could not be read: ${reason}`);
		return undefined;
	}
}
