import type { WhaapyClient } from '../api/client';
import type { Webhook } from './webhooks';
import { listWebhooks } from './webhooks';

/** The webhooks of an account, and when they were listed. */
interface ListedWebhooks {
	webhooks: Promise<Webhook[]>;
	at: number;
}

/** What this process last listed, by account: a question that it asks is known to its triggers at once. */
const sharedLists = new Map<string, ListedWebhooks>();

/**
 * The webhooks of the account, for a delivery that waits: one request for all deliveries of a while.
 *
 * @param maxAge how long ago they may have been listed, in milliseconds
 * @throws NodeApiError as `listWebhooks`
 */
export async function recentWebhooks(client: WhaapyClient, maxAge: number): Promise<Webhook[]> {
	const last = sharedLists.get(client.account);
	if (last !== undefined && Date.now() - last.at < maxAge) return await last.webhooks;
	const listed = { webhooks: listWebhooks(client, { isUrgent: true }), at: Date.now() };
	sharedLists.set(client.account, listed);
	return await listed.webhooks;
}

/** Has the next delivery list the webhooks anew, because there is one more. */
export function forgetWebhooks({ account }: WhaapyClient): void {
	sharedLists.delete(account);
}
