import type { WhaapyClient } from '../../api/client';
import { picker, searchPicker } from '../picker';
import { readStages } from './stages';

/** The value that stands for no stage at all. */
export const NO_STAGE = 'none';

/** The stages as a picker shows them, in the order of the funnel. */
async function listStages(client: WhaapyClient) {
	const stages = await readStages(client);
	return stages.map(({ id, name }) => ({ name: String(name ?? id), value: String(id) }));
}

export const getFunnelStages = picker(listStages);

export const searchFunnelStages = searchPicker(listStages);

/** The stages for a contact that may leave the funnel too. */
export const searchMoveTargets = searchPicker(async (client) => [
	...(await listStages(client)),
	{ name: 'Out of the Funnel', value: NO_STAGE },
]);
