import type { IDataObject } from 'n8n-workflow';
import { anyAnswer } from '../../api/envelope';
import type { OperationEntry, RunOf } from '../operation';
import { defineOperation } from '../operation';
import { unknownBroadcast } from './broadcasts';
import { broadcastLocator } from './properties';

/** What a broadcast can be told to do. */
type Command = 'send' | 'pause' | 'resume' | 'cancel' | 'retry-failed';

/**
 * Tells a broadcast to do something. Never retried if the first attempt may have been applied: what
 * a second one would do is not documented.
 *
 * @returns whatever Whaapy answers: no documentation page shows it
 */
export async function sendCommand(
	{ client, parameters: { broadcastId: id } }: RunOf<{ broadcastId: string }>,
	command: Command,
): Promise<IDataObject> {
	return await client.post(`/broadcasts/{id}/${command}`, {
		path: { id },
		envelope: anyAnswer,
		messages: unknownBroadcast(id),
	});
}

/**
 * Makes an operation that tells a broadcast to do something.
 *
 * @param to the broadcast whose change costs one request, see `costs` of an operation
 */
export function defineCommand(
	command: Command,
	{ to, ...entry }: Omit<OperationEntry, 'api' | 'properties'> & { to: string },
) {
	return defineOperation({
		...entry,
		api: { endpoints: [`POST /broadcasts/{id}/${command}`], costs: { [to]: 1 } },
		properties: [broadcastLocator],
		execute: async (run) => await sendCommand(run, command),
	});
}
