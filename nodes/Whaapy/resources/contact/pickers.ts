import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Contact } from '../../api/contract';
import { WhaapyClient } from '../../api/client';
import { pageIn } from '../../api/pagination';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { personLabel } from '../personLabel';
import { readAccountList, namesIn } from './accountLists';
import { searchIn } from '../searchIn';

/**
 * The contacts of the "From List" picker: name and number, page by page.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const { items, cursor } = await client.get('/contacts/v1', {
		query: { limit: 50, search: filter, cursor: paginationToken },
		envelope: pageIn<Contact>('contacts', 'data'),
	});
	return {
		results: items.map(({ id, name, wa_name, phone_number }) => ({
			name: personLabel(name ?? wa_name, phone_number, id),
			value: String(id),
		})),
		paginationToken: cursor,
	};
}

/**
 * The tags of the account's contacts.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function getKnownTags(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const tags = namesIn(await readAccountList(client, 'tags'), 'name', 'tag', 'label');
	return tags.map((tag) => ({ name: tag, value: tag }));
}

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
	const names = namesIn(await readAccountList(client, 'fields'), 'key', 'name', 'slug', 'id');
	const results = names.map((name) => ({ name, value: name }));
	return { results: searchIn(results, filter) };
}
