import { NodeApiError } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { systemClock } from '../../api/clock';
import { isSignedWith } from '../../delivery/signature';
import { listWebhooks } from '../../delivery/webhooks';
import { isSameUrl } from '../../delivery/webhookUrl';

/**
 * How long Whaapy is not asked again about a webhook, in milliseconds, so that deliveries which do
 * not fit, as forged ones, do not cost a request each.
 */
const ASK_AGAIN_AFTER = 10_000;

/**
 * How long what Whaapy said counts, in milliseconds: a webhook that was deleted there, or a key that was
 * revoked, must not verify for ever.
 */
const COUNTS_FOR = 600_000;

/** What Whaapy last said of a webhook. */
interface Known {
	/** What its deliveries may be signed with; nothing if Whaapy has no webhook of that ID. */
	secrets: string[] | undefined;
	askedAt: number;
}

/**
 * By Base URL and ID, so there are hardly more of them than webhooks. For all runs of the process: a
 * run is often one delivery, and must not cost a request.
 */
const known = new Map<string, Known>();

/** A body, and the digest that its signature header holds. */
interface SignedBody {
	body: Buffer;
	digest: Buffer;
}

/** What a delivery is to a webhook. */
type Verdict = 'genuine' | 'forged' | 'noSecret' | 'noWebhook';

/**
 * Whether a delivery is signed with the secret of a webhook. Whaapy is asked for the secret if none
 * is known or the known one does not fit: it was replaced, or the delivery is forged.
 *
 * @returns `noSecret` if Whaapy does not show the secret
 * @throws NodeApiError if Whaapy does not list the webhooks
 */
export async function verdictOf(
	client: WhaapyClient,
	webhookId: string,
	signed: SignedBody,
): Promise<Verdict> {
	const name = `${client.baseUrl} ${webhookId}`;
	const last = known.get(name);
	const verdict = last && verdictBy(last.secrets, signed);
	if (last && verdict) {
		const counts = verdict === 'genuine' ? COUNTS_FOR : ASK_AGAIN_AFTER;
		if (systemClock.now() - last.askedAt < counts) return verdict;
		// The runs beside this one go on with what is known, and do not ask too.
		known.set(name, { ...last, askedAt: systemClock.now() });
	}
	const [asked] = await Promise.allSettled([readSecrets(client, webhookId)]);
	if (asked.status === 'fulfilled') {
		known.set(name, { secrets: asked.value, askedAt: systemClock.now() });
		return verdictBy(asked.value, signed);
	}
	const { reason } = asked;
	// While Whaapy cannot be asked, what it said last counts; but not to a key that it refuses.
	const isRefused = reason instanceof NodeApiError && /^40[13]$/.test(reason.httpCode ?? '');
	if (verdict === 'genuine' && !isRefused) return verdict;
	known.delete(name);
	throw reason;
}

/**
 * The secrets of all webhooks at the address of one: Whaapy delivers an event once to an address,
 * signed with any of them (docs/whaapy-api.md, "Webhooks").
 */
async function readSecrets(client: WhaapyClient, webhookId: string): Promise<string[] | undefined> {
	const list = async () => await listWebhooks(client, { isUrgent: true });
	const webhooks = await client.cache.get('webhooks', list);
	const webhook = webhooks.find(({ id }) => id === webhookId);
	if (webhook === undefined) return undefined;
	return webhooks
		.filter(({ url }) => isSameUrl(url, webhook.url))
		.map(({ secret }) => secret)
		.filter((secret) => secret !== undefined);
}

function verdictBy(secrets: string[] | undefined, { body, digest }: SignedBody): Verdict {
	if (secrets === undefined) return 'noWebhook';
	if (secrets.length === 0) return 'noSecret';
	return secrets.some((secret) => isSignedWith(secret, body, digest)) ? 'genuine' : 'forged';
}
