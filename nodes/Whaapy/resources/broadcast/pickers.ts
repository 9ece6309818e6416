import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { readList } from '../readList';
import { searchIn } from '../searchIn';
import { broadcastList } from './broadcasts';

/**
 * The broadcasts of the "From List" picker: name and status. Whaapy does not search them, so all are
 * read and the search is done here.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchBroadcasts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const all = { returnAll: true, limit: 0 };
	const broadcasts = await readList(client, all, broadcastList(client));
	return { results: searchIn(broadcasts.map(asItem), filter) };
}

function asItem({ id, name, status }: IDataObject) {
	const label = String(name ?? id);
	return { name: status ? `${label} (${String(status)})` : label, value: String(id) };
}
