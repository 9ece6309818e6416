import type { IDataObject } from 'n8n-workflow';
import { anyAnswer } from '../../api/envelope';
import type { ConversationRun } from './find';
import { readConversationId, unknownConversation } from './find';

/** A request to one conversation, see docs/whaapy-api.yaml. */
interface ConversationRequest {
	method: 'post' | 'patch';
	/** The segments behind the conversation's ID. */
	path: readonly string[];
	body?: IDataObject;
}

/**
 * Sends a request to the conversation that an operation is about. Each of them sets a state or only
 * asks, so repeating it is harmless, and it is retried like a read.
 *
 * @returns whatever Whaapy answers: no documentation page shows it
 */
export async function sendToConversation(
	run: ConversationRun,
	{ method, path, body }: ConversationRequest,
): Promise<IDataObject> {
	const id = await readConversationId(run);
	return await run.client[method]({
		path: ['conversations', 'v1', id, ...path],
		body,
		envelope: anyAnswer,
		messages: unknownConversation(id),
		idempotent: true,
	});
}
