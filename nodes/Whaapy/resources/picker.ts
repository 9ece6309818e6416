import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { INTERACTIVE_SETTINGS } from '../api/session';
import { searchIn } from './searchIn';

/**
 * Makes the function behind a picker of the editor. It throws the NodeApiError of a request, so that a
 * wrong key shows its message instead of an empty list.
 *
 * @param read gets what the editor asks for behind the client: of a resource locator, the text in its
 *   search box and the beginning of the next page
 */
export function picker<Asked extends unknown[], Shown>(
	read: (client: WhaapyClient, ...asked: Asked) => Promise<Shown>,
) {
	return async function (this: ILoadOptionsFunctions, ...asked: Asked): Promise<Shown> {
		return await read(await WhaapyClient.open(this, INTERACTIVE_SETTINGS), ...asked);
	};
}

/** The function behind the "From List" picker of what Whaapy lists at once and does not search. */
export function searchPicker(read: (client: WhaapyClient) => Promise<INodeListSearchItems[]>) {
	return picker(async (client, filter?: string): Promise<INodeListSearchResult> => {
		return { results: searchIn(await read(client), filter) };
	});
}
