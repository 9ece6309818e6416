import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { anyAnswer } from '../../api/envelope';
import type { ValidationIssues } from '../../parameters/issues';
import type { Located } from '../../parameters/parameterTypes';
import { validateId } from '../../parameters/validate';
import { BROADCASTS, unknownBroadcast } from './broadcasts';

/** The run of an operation on one broadcast. */
interface BroadcastRun {
	client: WhaapyClient;
	parameters: { broadcastId: Located };
	issues: ValidationIssues;
}

/** The ID of the broadcast that an operation is about. */
export function readBroadcastId({ parameters, issues }: BroadcastRun): string {
	return validateId(issues, { parameter: 'Broadcast', value: parameters.broadcastId.value });
}

/**
 * Tells a broadcast to do something. Never retried if the first attempt may have been applied: what
 * a second one would do is not documented.
 *
 * @returns whatever Whaapy answers: no documentation page shows it
 */
export async function sendCommand(run: BroadcastRun, command: string): Promise<IDataObject> {
	const id = readBroadcastId(run);
	return await run.client.post({
		path: [...BROADCASTS, id, command],
		envelope: anyAnswer,
		messages: unknownBroadcast(id),
	});
}
