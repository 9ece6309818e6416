import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { CONTACTS, LISTED } from './find';
import { listIn } from '../../api/response';
import { nextCursor } from '../../api/pagination';
import { WHILE_A_USER_WAITS } from '../../api/session';
import { label } from '../pickerLabel';

/**
 * The contacts of the "From List" picker: name and number, page by page (FACTS, "Contacts").
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await WhaapyClient.open(this, WHILE_A_USER_WAITS);
	const body = await client.getPage({
		path: CONTACTS,
		qs: { limit: 50, search: filter, cursor: paginationToken },
		envelope: LISTED,
	});
	return {
		results: listIn(body, LISTED).map(({ id, name, wa_name, phone_number }) => ({
			name: label(name ?? wa_name, phone_number, id),
			value: String(id),
		})),
		paginationToken: nextCursor(body),
	};
}
