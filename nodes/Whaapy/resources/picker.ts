import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { INTERACTIVE_SETTINGS } from '../api/session';
import { fold } from '../shared/text';

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

/**
 * Finds what a search box of the editor asks for in a list that Whaapy does not search itself, whatever the case
 * and accents: "cotizacion" finds "Cotización".
 *
 * @param textOf what is searched of an entry; its name unless set
 */
export function searchIn<T extends { name?: unknown }>(
	entries: readonly T[],
	filter = '',
	textOf: (entry: T) => string = ({ name }) => String(name ?? ''),
): T[] {
	const wanted = fold(filter.trim());
	return entries.filter((entry) => fold(textOf(entry)).includes(wanted));
}

/** How a picker shows a person: name and number, as far as they are known. */
export function personLabel(name: unknown, phoneNumber: unknown, id: unknown): string {
	const known = typeof name === 'string' ? name.trim() : '';
	const phone = typeof phoneNumber === 'string' ? phoneNumber : '';
	if (known && phone) return `${known} (${phone})`;
	return known || phone || String(id);
}
