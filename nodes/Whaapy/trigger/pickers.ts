import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { anyAnswer } from '../api/envelope';
import { INTERACTIVE_SETTINGS } from '../api/session';
import { EVENTS } from '../delivery/events';
import { isObject } from '../shared/guards';

/**
 * The events that the account has beside the known ones.
 *
 * The answer of `/user-webhooks/events` was never seen (docs/whaapy-api.yaml, `WebhookEventList`):
 * names, or objects that hold a name, in a list under any field, are read.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function getMoreEvents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const answer = await client.get('/user-webhooks/events', { envelope: anyAnswer });
	const known = new Set(EVENTS.map(({ value }) => value));
	const names = Object.values(answer).filter(Array.isArray).flat().map(eventName);
	const more = new Set(names.filter((name) => name !== undefined && !known.has(name)));
	return [...more].map((name) => ({ name: String(name), value: String(name) }));
}

function eventName(entry: unknown): string | undefined {
	const name = isObject(entry)
		? (entry.event ?? entry.value ?? entry.name ?? entry.id ?? entry.type)
		: entry;
	return typeof name === 'string' && name !== '' ? name : undefined;
}
