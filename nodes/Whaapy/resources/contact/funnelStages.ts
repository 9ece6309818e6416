import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { listIn } from '../../api/response';
import { WHILE_A_USER_WAITS } from '../../api/session';

/** The names under which the list of stages may come (FACTS, "Contacts"). */
const LISTED = ['data', 'stages'];

/**
 * The stages of the funnel, in their order there (FACTS, "Contacts").
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function getFunnelStages(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const client = await WhaapyClient.open(this, WHILE_A_USER_WAITS);
	const body = await client.getPage({ path: ['funnel', 'v1', 'stages'], envelope: LISTED });
	return listIn(body, LISTED)
		.sort((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0))
		.map(({ id, name }) => ({ name: String(name ?? id), value: String(id) }));
}
