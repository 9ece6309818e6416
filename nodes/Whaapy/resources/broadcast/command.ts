import type { IDataObject } from 'n8n-workflow';
import { anyAnswer } from '../../api/envelope';
import type { RunOf } from '../operation';
import { unknownBroadcast } from './broadcasts';

/**
 * Tells a broadcast to do something. Never retried if the first attempt may have been applied: what
 * a second one would do is not documented.
 *
 * @returns whatever Whaapy answers: no documentation page shows it
 */
export async function sendCommand(
	{ client, parameters: { broadcastId: id } }: RunOf<{ broadcastId: string }>,
	command: 'send' | 'pause' | 'resume' | 'cancel' | 'retry-failed',
): Promise<IDataObject> {
	return await client.post(`/broadcasts/{id}/${command}`, {
		path: { id },
		envelope: anyAnswer,
		messages: unknownBroadcast(id),
	});
}
