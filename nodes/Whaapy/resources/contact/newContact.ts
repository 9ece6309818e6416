import type { IDataObject } from 'n8n-workflow';
import type { Parameters } from '../../parameters/parameterTypes';
import { findStageId } from '../funnelStage/findStage';
import type { RunOf } from '../operation';
import { newContactBody } from './body';
import type { additionalFields, mainFields } from './properties';

/**
 * The body of a new contact without its phone number. One request for a stage that is named, see
 * {@link findStageId}.
 */
export async function readNewContact(
	run: RunOf<Parameters<[...typeof mainFields, typeof additionalFields]>>,
): Promise<IDataObject> {
	const { name, email, tags, additionalFields: additional } = run.parameters;
	const { funnelStageId, ...others } = additional;
	const body = newContactBody({ name, email, tags, ...others }, run.issues);
	const stageId = funnelStageId && (await findStageId(run, funnelStageId));
	return { ...body, ...(stageId && { funnel_stage_id: stageId }) };
}
