import { anyAnswer } from '../../api/envelope';
import type { Endpoint } from '../../api/contract';
import type { RunOf } from '../operation';
import { lookupOptions } from '../properties';
import type { ConversationParameters } from './find';
import { findConversationId, unknownConversation } from './find';
import { conversationLocatorWithPhone } from './properties';

/** The properties and requests of an operation that makes one request of its own to a conversation. */
export function changeBy(endpoint: Endpoint) {
	return {
		api: {
			endpoints: [endpoint, 'GET /conversations/v1/by-phone/{phone}'],
			costs: { 'by ID': 1, 'by phone': 2, 'by phone, under the other spelling': 3 },
		},
		properties: [conversationLocatorWithPhone],
		options: lookupOptions,
	} as const;
}

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
