import type { FunnelStage } from '../../api/contract';
import type { WhaapyClient } from '../../api/client';
import { listIn, objectIn, objectOrAnswer } from '../../api/envelope';
import { notFound } from '../notFound';

/** One stage, as the pages on creating and changing one show it. */
export const stageAnswer = objectIn('stage', 'data');

/** The stages of the funnel, in their order there. One request. */
export async function readStages(client: WhaapyClient): Promise<FunnelStage[]> {
	const stages = await client.get('/funnel/v1/stages', {
		envelope: listIn('stages', 'data'),
	});
	return stages.sort((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0));
}

/** One stage, or the whole answer if it holds none: the answer is not documented. */
export const stageOrAnswer = objectOrAnswer('stage', 'data');

/** The words for a stage that does not exist. */
export const unknownStage = (id: string) =>
	notFound('funnel stage', id, "Check 'Funnel Stage', or choose it 'From List'.");
