import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { searchIn } from '../searchIn';
import { WhaapyClient } from '../../api/client';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { readStages } from './stages';

/**
 * The stages of the "From List" picker, in the order of the funnel. Whaapy lists all at once and
 * does not search, so the search is done here.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchFunnelStages(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: searchIn(await getFunnelStages.call(this), filter) };
}

/** The value that stands for no stage at all. */
export const NO_STAGE = 'none';

/**
 * The same, for a contact that may leave the funnel too.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchMoveTargets(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const out = { name: 'Out of the Funnel', value: NO_STAGE };
	return { results: searchIn([...(await getFunnelStages.call(this)), out], filter) };
}

/**
 * The stages of the funnel, in their order there.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function getFunnelStages(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const stages = await readStages(client);
	return stages.map(({ id, name }) => ({ name: String(name ?? id), value: String(id) }));
}
