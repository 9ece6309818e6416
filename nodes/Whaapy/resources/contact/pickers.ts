import type { Contact } from '../../api/contract';
import { pageIn } from '../../api/pagination';
import { personLabel, picker, searchPicker } from '../picker';
import { readAccountList, namesIn } from './accountLists';

/** The contacts of the "From List" picker: name and number, page by page. */
export const searchContacts = picker(async (client, search?: string, cursor?: string) => {
	const page = await client.get('/contacts/v1', {
		query: { limit: 50, search, cursor },
		envelope: pageIn<Contact>('contacts', 'data'),
	});
	return {
		results: page.items.map(({ id, name, wa_name, phone_number }) => ({
			name: personLabel(name ?? wa_name, phone_number, id),
			value: String(id),
		})),
		paginationToken: page.cursor,
	};
});

/** The tags of the account's contacts. */
export const getKnownTags = picker(async (client) => {
	const tags = namesIn(await readAccountList(client, 'tags'), 'name', 'tag', 'label');
	return tags.map((tag) => ({ name: tag, value: tag }));
});

/** The names of the account's custom fields that contain a text. */
export const searchCustomFields = searchPicker(async (client) => {
	const names = namesIn(await readAccountList(client, 'fields'), 'key', 'name', 'slug', 'id');
	return names.map((name) => ({ name, value: name }));
});
