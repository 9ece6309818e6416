import { anyAnswer } from '../../api/envelope';
import type { RunOf } from '../operation';
import type { ConversationParameters } from './find';
import { findConversationId, unknownConversation } from './find';

/** The requests of an operation that makes one of its own to a conversation. */
export const CHANGE_COSTS = { 'by ID': 1, 'by phone': 2, 'by phone, under the other spelling': 3 };

/**
 * The parts of a request to the conversation of an operation beside its body. Each of them sets a state or
 * only asks, so repeating it is harmless, and it is retried like a read. Whatever Whaapy answers is
 * passed on: no documentation page shows it.
 */
export async function toConversation(run: RunOf<ConversationParameters>) {
	const id = await findConversationId(run);
	return {
		path: { id },
		envelope: anyAnswer,
		messages: unknownConversation(id),
		idempotent: true,
	};
}
