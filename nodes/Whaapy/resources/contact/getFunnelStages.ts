import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { listIn } from '../../api/envelope';
import { INTERACTIVE_SETTINGS } from '../../api/session';

/**
 * The stages of the funnel, in their order there.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function getFunnelStages(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const stages = await client.get({
		path: ['funnel', 'v1', 'stages'],
		envelope: listIn('stages', 'data'),
	});
	return stages
		.sort((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0))
		.map(({ id, name }) => ({ name: String(name ?? id), value: String(id) }));
}
