import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { readStages } from './stages';

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
