import type { IWebhookFunctions } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { DELIVERY_SETTINGS } from '../api/session';
import { isSignedWith, readDigest } from '../delivery/signature';
import { listWebhooks } from '../delivery/webhooks';
import { isSameUrl, isSameWebhook } from '../delivery/webhookUrl';
import { storedSecret, storeSecret } from './secretStore';

/**
 * How long a look-up is reused, in milliseconds, so that forged deliveries cannot make n8n flood
 * Whaapy with requests.
 *
 * Shorter than the 14 s over which Whaapy retries a delivery (after 2, 4 and 8 s): if the secret is
 * new, at least one attempt of a genuine delivery meets a fresh look-up.
 */
const LOOKUP_LASTS = 10_000;
const FAILED_LOOKUP_LASTS = 1_000;

/** The secrets that Whaapy last named for a URL; `undefined` if it could not be asked. */
interface Lookup {
	secrets: Promise<string[] | undefined>;
	validUntil: number;
}

/** By URL, so there are never more of them than triggers. */
const lookups = new Map<string, Lookup>();

type Verdict = 'genuine' | 'forged' | 'undecided';

/** What has to be known of a delivery to verify it. */
interface SignedDelivery {
	/** The URL that was called. */
	url: string;
	/** The body, byte by byte as it came. */
	body: Buffer;
	/** The signature header as it came. */
	signature: unknown;
}

/**
 * Verifies that a delivery comes from Whaapy.
 *
 * Whaapy is asked for the secret if n8n has none or the one it has does not fit: the webhook may
 * have been replaced at Whaapy, or n8n may have lost its static data.
 *
 * @returns `undecided` if no secret is known and none can be had
 */
export async function verifyDelivery(
	context: IWebhookFunctions,
	{ url, body, signature }: SignedDelivery,
): Promise<Verdict> {
	const digest = readDigest(signature);
	if (digest === undefined) return 'forged';
	const stored = storedSecret(context, url);
	if (stored !== undefined && isSignedWith(stored, body, digest)) return 'genuine';
	const current = (await lookUpSecrets(context, url)) ?? [];
	const signer = current.find((secret) => isSignedWith(secret, body, digest));
	if (signer === undefined) {
		return stored === undefined && current.length === 0 ? 'undecided' : 'forged';
	}
	storeSecret(context, url, signer);
	return 'genuine';
}

/** Asks Whaapy once for all deliveries that come in while the look-up is valid. */
async function lookUpSecrets(
	context: IWebhookFunctions,
	url: string,
): Promise<string[] | undefined> {
	const last = lookups.get(url);
	if (last !== undefined && Date.now() < last.validUntil) return await last.secrets;
	const lookup: Lookup = { secrets: fetchSecrets(context, url), validUntil: Infinity };
	lookups.set(url, lookup);
	const secrets = await lookup.secrets;
	lookup.validUntil = Date.now() + (secrets === undefined ? FAILED_LOOKUP_LASTS : LOOKUP_LASTS);
	return secrets;
}

async function fetchSecrets(
	context: IWebhookFunctions,
	url: string,
): Promise<string[] | undefined> {
	try {
		const client = await WhaapyClient.open(context, DELIVERY_SETTINGS);
		const webhooks = await listWebhooks(client, { isUrgent: true });
		const atUrl = webhooks.filter((webhook) => isSameUrl(webhook.url, url));
		// This process may know another address than the one at which Whaapy delivers.
		const own = atUrl.length > 0 ? atUrl : webhooks.filter(({ url: at }) => isSameWebhook(at, url));
		return own.map(({ secret }) => secret).filter((secret) => secret !== undefined);
	} catch (error) {
		// Not rethrown: the delivery is refused, and Whaapy retries it.
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.warn(`The secret of the webhook at ${url} could not be read: ${reason}`);
		return undefined;
	}
}
