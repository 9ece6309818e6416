import type { Webhook } from './webhooks';

/** The webhooks of an account, and when they were listed. */
export interface ListedWebhooks {
	webhooks: Promise<Webhook[]>;
	at: number;
}

/**
 * What this process last listed, by account. The node and the trigger are bundled apart and share this
 * module (gulpfile.js), so that a question which this process asks is known to its triggers at once.
 */
export const sharedLists = new Map<string, ListedWebhooks>();
