import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { ValidationIssues } from '../../parameters/issues';
import type { Parameters } from '../../parameters/parameterTypes';
import { findStageId } from '../funnelStage/findStage';
import { newContactBody } from './body';
import type { additionalFields, mainFields } from './properties';

/** What of an operation's run the fields of a new contact need. */
interface NewContactRun {
	client: WhaapyClient;
	issues: ValidationIssues;
	parameters: Parameters<[...typeof mainFields, typeof additionalFields]>;
}

/**
 * The body of a new contact without its phone number. One request for a stage that is named, see
 * {@link findStageId}.
 */
export async function readNewContact(run: NewContactRun): Promise<IDataObject> {
	const { name, email, tags, additionalFields: additional } = run.parameters;
	const { funnelStageId, ...others } = additional;
	const body = newContactBody({ name, email, tags, ...others }, run.issues);
	const stageId = funnelStageId && (await findStageId(run, funnelStageId));
	return { ...body, ...(stageId && { funnel_stage_id: stageId }) };
}
