import type { WhaapyClient } from '../api/client';
import type { Webhook as WhaapyWebhook } from '../api/contract';
import { acknowledgement, anyAnswer, listIn } from '../api/envelope';
import { isObject } from '../shared/guards';
import { idIn } from '../shared/id';
import { isSameUrl } from './webhookUrl';

/** A webhook as Whaapy has it (docs/whaapy-api.md, "Webhooks"). */
export interface Webhook {
	id: string;
	name: string;
	url: string;
	events: string[];
	/** What deliveries are signed with; missing if Whaapy does not show it. */
	secret: string | undefined;
	/** False if it is switched off; Whaapy does so itself after ten deliveries that failed. */
	isActive: boolean;
	/** Milliseconds since the epoch; `NaN` if Whaapy does not tell. */
	createdAt: number;
}

const NO_WEBHOOKS = {
	404: {
		message: 'Whaapy has no webhooks at this Base URL',
		description:
			"Check the 'Base URL' in the Whaapy credential. It is usually https://api.whaapy.com.",
	},
};

/**
 * Lists the webhooks of the account, also those that are not n8n's.
 *
 * @param isUrgent whether a delivery waits for the answer: then this does not wait for the rate limit
 * @throws NodeApiError if Whaapy cannot be reached, refuses, or answers without a list
 */
export async function listWebhooks(
	client: WhaapyClient,
	{ isUrgent = false } = {},
): Promise<Webhook[]> {
	const entries = await client.get('/user-webhooks', {
		envelope: listIn('data'),
		messages: NO_WEBHOOKS,
		isUrgent,
	});
	return entries.map(toWebhook).filter((webhook) => webhook !== undefined);
}

/**
 * Finds the webhooks that deliver to a URL.
 *
 * The URL names a webhook, not an ID kept in n8n: n8n can lose what it keeps, and a test run and the
 * active workflow can each keep their own.
 *
 * @throws NodeApiError as {@link listWebhooks}
 */
export async function findWebhooks(client: WhaapyClient, url: string): Promise<Webhook[]> {
	return (await listWebhooks(client)).filter((webhook) => isSameUrl(webhook.url, url));
}

/**
 * Adds a webhook.
 *
 * @returns what Whaapy answers, or `undefined` if its answer is not the webhook
 * @throws NodeApiError, also if the webhook was made and only the answer was lost
 */
export async function addWebhook(
	client: WhaapyClient,
	webhook: { name: string; url: string; events: string[]; isActive?: boolean },
): Promise<Webhook | undefined> {
	const body = await client.post('/user-webhooks', {
		body: webhook,
		envelope: anyAnswer,
		messages: NO_WEBHOOKS,
	});
	// Under "data", maybe under "webhook", or bare (docs/whaapy-api.md, "Webhooks").
	return toWebhook(body.data ?? body.webhook ?? body);
}

/**
 * Changes the address of a webhook.
 *
 * @throws NodeApiError if Whaapy does not change it
 */
export async function moveWebhook(client: WhaapyClient, id: string, url: string): Promise<void> {
	await client.patch('/user-webhooks/{id}', {
		path: { id },
		body: { url },
		envelope: acknowledgement,
		idempotent: true,
	});
}

/**
 * Removes as many of these webhooks as it can.
 *
 * @throws NodeApiError why the first of those that may still be there could not be removed
 */
export async function removeWebhooks(
	client: WhaapyClient,
	webhooks: Array<Pick<Webhook, 'id'>>,
): Promise<void> {
	const removals = await Promise.allSettled(
		webhooks.map(async ({ id }) => await client.delete('/user-webhooks/{id}', { path: { id } })),
	);
	const failed = removals.find(({ status }) => status === 'rejected');
	if (failed?.status === 'rejected') throw failed.reason;
}

function toWebhook(entry: unknown): Webhook | undefined {
	const { name, url, events, secret, isActive, createdAt, ...rest }: WhaapyWebhook = isObject(entry)
		? entry
		: {};
	const id = idIn(rest.id);
	// Without its ID a webhook cannot be removed, and a DELETE without an ID must never be sent.
	if (id === undefined) return undefined;
	return {
		id,
		name: typeof name === 'string' ? name : '',
		url: String(url),
		events: Array.isArray(events) ? events.map(String) : [],
		secret: typeof secret === 'string' && secret !== '' ? secret : undefined,
		isActive: isActive !== false,
		createdAt: Date.parse(String(createdAt)),
	};
}
