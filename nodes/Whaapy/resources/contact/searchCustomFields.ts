import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { readAccountList, textsOf } from './accountLists';

/**
 * The names of the account's custom fields that contain a text.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchCustomFields(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const names = textsOf(await readAccountList(client, 'fields'), 'key', 'name', 'slug', 'id');
	const wanted = filter.toLowerCase();
	return {
		results: names
			.filter((name) => name.toLowerCase().includes(wanted))
			.map((name) => ({ name, value: name })),
	};
}
