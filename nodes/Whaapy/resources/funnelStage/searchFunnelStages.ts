import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fold } from '../../shared/text';
import { getFunnelStages } from './getFunnelStages';

/**
 * The stages of the "From List" picker, in the order of the funnel. Whaapy lists all at once and
 * does not search, so the search is done here.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchFunnelStages(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const stages = await getFunnelStages.call(this);
	const wanted = fold(filter.trim());
	return { results: stages.filter(({ name }) => fold(name).includes(wanted)) };
}
