import { NodeApiError } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import { systemClock } from '../api/clock';
import type { WebhookAnswer } from '../api/contract';
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
	/** The key that deliveries are signed with; missing if Whaapy does not show it. */
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

/** The lists that this process read last, by account and by what for. */
const lists = new Map<string, { webhooks: Promise<Webhook[]>; at: number }>();

const keyOf = ({ account }: WhaapyClient, name = '') => `${account} ${name}`;

/** Which list of webhooks a delivery asks for. */
export interface RecentList {
	/** The purpose they are listed for: who asks for something else has a list of his own. */
	name?: string;
	/** How long ago they may have been listed, in milliseconds. */
	maxAge: number;
	/** True if what Whaapy said last counts while it cannot be asked; never to a key that it refuses. */
	orLast?: boolean;
}

/**
 * The webhooks of the account, for a delivery that waits: one request for all deliveries of a while.
 *
 * @throws NodeApiError as {@link listWebhooks}
 */
export async function recentWebhooks(client: WhaapyClient, list: RecentList): Promise<Webhook[]> {
	const key = keyOf(client, list.name);
	const last = lists.get(key);
	if (last !== undefined && systemClock.now() - last.at < list.maxAge) {
		const webhooks = await last.webhooks.catch((error: unknown) => {
			if (client.itemIndex === undefined) throw error;
		});
		// The reason names another item. Of those that waited with this one, one asks again.
		return webhooks ?? (await recentWebhooks(client, list));
	}
	const asked = listWebhooks(client, { isUrgent: true });
	const webhooks = asked.catch(async (error) => {
		if (list.orLast && last !== undefined && !isKeyRefused(error)) return await last.webhooks;
		lists.delete(key);
		throw error;
	});
	lists.set(key, { webhooks, at: systemClock.now() });
	return await webhooks;
}

function isKeyRefused(error: unknown): boolean {
	return error instanceof NodeApiError && /^40[13]$/.test(error.httpCode ?? '');
}

/** Has the next delivery list the webhooks anew, because there is one more: a run waits. */
export function forgetWebhooks(client: WhaapyClient): void {
	lists.delete(keyOf(client));
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
	const { name, url, events, secret, isActive, createdAt, ...rest }: WebhookAnswer = isObject(entry)
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
