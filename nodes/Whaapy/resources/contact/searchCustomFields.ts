import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { searchIn } from '../searchIn';
import { readAccountList, textsOf } from './accountLists';

/**
 * The names of the account's custom fields that contain a text.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchCustomFields(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const names = textsOf(await readAccountList(client, 'fields'), 'key', 'name', 'slug', 'id');
	const results = names.map((name) => ({ name, value: name }));
	return { results: searchIn(results, filter) };
}
