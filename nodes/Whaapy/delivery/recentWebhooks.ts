import type { WhaapyClient } from '../api/client';
import type { Webhook } from './webhooks';
import { listWebhooks } from './webhooks';

interface Listed {
	webhooks: Promise<Webhook[]>;
	at: number;
}

/** By account, so there are hardly more of them than credentials. */
const lists = new Map<string, Listed>();

/**
 * The webhooks of the account, for a delivery that waits: one request for all deliveries of a while.
 *
 * @param maxAge how long ago they may have been listed, in milliseconds
 * @throws NodeApiError as `listWebhooks`
 */
export async function recentWebhooks(client: WhaapyClient, maxAge: number): Promise<Webhook[]> {
	const last = lists.get(client.account);
	if (last !== undefined && Date.now() - last.at < maxAge) return await last.webhooks;
	const listed = { webhooks: listWebhooks(client, { isUrgent: true }), at: Date.now() };
	lists.set(client.account, listed);
	return await listed.webhooks;
}
