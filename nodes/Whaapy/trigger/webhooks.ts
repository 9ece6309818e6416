import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import { anyAnswer, listIn } from '../api/envelope';
import { idIn } from '../shared/id';
import { isObject } from '../shared/guards';

/** A webhook as Whaapy has it (FACTS, "Webhooks"). */
export interface Registration {
	id: string;
	url: string;
	events: string[];
	/** What deliveries are signed with; missing where Whaapy does not show it. */
	secret: string | undefined;
	/** False once Whaapy has switched it off after ten deliveries that failed. */
	isActive: boolean;
}

const WEBHOOKS = {
	path: ['user-webhooks'],
	messages: {
		404: {
			message: 'Whaapy has no webhooks at this Base URL',
			description:
				"Check the 'Base URL' in the Whaapy credential. It is usually https://api.whaapy.com.",
		},
	},
};

/**
 * The webhooks that deliver to a URL.
 *
 * The URL is what names them, not an ID kept in n8n: n8n can lose what it keeps, and a test run and
 * the active workflow can each keep their own.
 *
 * @throws NodeApiError where Whaapy cannot be reached, refuses, or answers without a list
 */
export async function findRegistrations(
	client: WhaapyClient,
	url: string,
): Promise<Registration[]> {
	const entries = await client.get({ ...WEBHOOKS, envelope: listIn('data') });
	return entries
		.map(toRegistration)
		.filter((entry) => entry !== undefined)
		.filter((entry) => sameUrl(entry.url, url));
}

/**
 * Registers a URL.
 *
 * @returns what Whaapy answers, or `undefined` where its answer is not the webhook
 * @throws NodeApiError also where only the answer was lost and the webhook exists
 */
export async function addRegistration(
	client: WhaapyClient,
	webhook: { name: string; url: string; events: string[] },
): Promise<Registration | undefined> {
	const body = await client.post({ ...WEBHOOKS, body: webhook, envelope: anyAnswer });
	// FACTS: under "data", maybe under "webhook", or bare.
	return toRegistration(body.data ?? body.webhook ?? body);
}

/** @throws NodeApiError where the webhook may still be there */
export async function removeRegistration(client: WhaapyClient, id: string): Promise<void> {
	await client.delete({ path: [...WEBHOOKS.path, id] });
}

function toRegistration(entry: unknown): Registration | undefined {
	const { url, events, secret, isActive, ...rest }: IDataObject = isObject(entry) ? entry : {};
	const id = idIn(rest.id);
	// Without its ID it could not be removed, and a DELETE without an ID is better never sent.
	if (id === undefined) return undefined;
	return {
		id,
		url: String(url),
		events: Array.isArray(events) ? events.map(String) : [],
		secret: typeof secret === 'string' && secret !== '' ? secret : undefined,
		isActive: isActive !== false,
	};
}

function sameUrl(one: string, other: string): boolean {
	if (!URL.canParse(one) || !URL.canParse(other)) return one === other;
	return new URL(one).href === new URL(other).href;
}
