import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { listIn } from '../../api/envelope';
import { withoutSecrets } from '../../api/redact';
import type { Property } from '../../parameters/property';
import { notFound } from '../notFound';
import { searchPicker } from '../picker';
import { byId, fromList } from '../properties';

/** The webhooks of the "From List" picker: the name and whether it is on, and the address. */
const searchWebhooks = searchPicker(async (client) =>
	(await readWebhooks(client)).map(({ id, name, url, isActive }) => ({
		name: `${String(name ?? url)}${isActive === false ? ' (off)' : ''} – ${String(url)}`,
		value: String(id),
	})),
);

/** One webhook, picked from the list or named by its ID. */
export const webhookLocator = {
	displayName: 'Webhook',
	name: 'webhookId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	identifies: true,
	reads: 'id',
	description: 'The webhook to work on',
	modes: [fromList('webhook', 'searchWebhooks'), byId],
	pickers: { listSearch: { searchWebhooks } },
} as const satisfies Property;

/** The words for a 404 of one webhook. */
export const unknownWebhook = (id: string) =>
	notFound(
		'webhook',
		id,
		"Check 'Webhook'. The operation 'Get Many' lists the webhooks of the account. A trigger that was published again has a new one.",
	);

/**
 * Lists the webhooks of the account, without their secrets.
 *
 * @throws NodeApiError as each request
 */
export async function readWebhooks(client: WhaapyClient): Promise<IDataObject[]> {
	const webhooks = await client.get('/user-webhooks', { envelope: listIn('data') });
	return withoutSecrets(webhooks);
}
