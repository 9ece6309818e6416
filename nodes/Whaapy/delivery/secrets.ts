import type { WhaapyClient } from '../api/client';
import type { Delivery } from './readDelivery';
import { isSignedWith, readDigest } from './signature';
import type { RecentList, Webhook } from './webhooks';
import { recentWebhooks } from './webhooks';

/** The webhooks that may have signed a delivery. */
interface Signers extends Omit<RecentList, 'maxAge'> {
	/** They are all of the account unless set. */
	among?(webhooks: Webhook[]): Webhook[];
	/** How old a list may be that holds the secret, in milliseconds. */
	countsFor?: number;
	/**
	 * How old a list may be that does not, in milliseconds, so that forged deliveries do not cost a
	 * request each.
	 *
	 * Less than the 14 s over which Whaapy retries a delivery (after 2, 4 and 8 s): if the secret is
	 * new, at least one attempt of a genuine delivery meets a fresh list.
	 */
	askAgainAfter?: number;
}

/** The verdict on a delivery, by the webhooks that may have signed it. */
export type Verdict =
	| { is: 'genuine'; secret: string }
	| { is: 'forged' }
	/** Whaapy has such webhooks, but does not show their secrets. */
	| { is: 'noSecret' }
	| { is: 'noWebhook' };

/**
 * Judges a delivery. Whaapy is asked if no list is known, or if it does not hold the secret: that was
 * replaced, or the delivery is forged.
 *
 * @throws NodeApiError if Whaapy does not list the webhooks
 */
export async function verdictOf(
	client: WhaapyClient,
	{ body, headers }: Delivery,
	signers: Signers = {},
): Promise<Verdict> {
	const { among, countsFor = 10_000, askAgainAfter = 10_000, ...list } = signers;
	const digest = readDigest(headers['x-webhook-signature']);
	if (digest === undefined) return { is: 'forged' };
	const judgeBy = async (maxAge: number): Promise<Verdict> => {
		const webhooks = await recentWebhooks(client, { ...list, maxAge });
		const candidates = among?.(webhooks) ?? webhooks;
		if (candidates.length === 0) return { is: 'noWebhook' };
		const secrets = candidates.map(({ secret }) => secret).filter((one) => one !== undefined);
		if (secrets.length === 0) return { is: 'noSecret' };
		const secret = secrets.find((one) => isSignedWith(one, body, digest));
		return secret === undefined ? { is: 'forged' } : { is: 'genuine', secret };
	};
	const verdict = await judgeBy(countsFor);
	return verdict.is === 'genuine' ? verdict : await judgeBy(askAgainAfter);
}
