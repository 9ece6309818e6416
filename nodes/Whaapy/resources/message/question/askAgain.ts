import type { WhaapyClient } from '../../../api/client';
import { sentAt } from '../../../delivery/message';
import { readPage } from '../../conversation/readHistory';
import { sentMessage } from '../sentMessage';
import type { Received } from './answer';
import type { Question } from './question';

/** As many messages as two people write in a few minutes. */
const NEWEST = 50;

/**
 * Sends the question once more to who wrote something else, unless that was done as often as wanted. How
 * often, the history tells: nothing that a webhook learns is kept with the run.
 *
 * Two requests.
 *
 * @returns false if it was not sent, because the person was asked often enough
 * @throws NodeApiError if Whaapy cannot be asked, or does not take the message
 */
export async function askAgain(
	client: WhaapyClient,
	{ again, messageId }: Question,
	{ conversationId, at }: Received,
): Promise<boolean> {
	if (again === undefined) return false;
	const { items } = await readPage(client, { conversationId, size: NEWEST, isUrgent: true });
	const first = items.findIndex(({ id }) => id === messageId);
	if (first === -1) return false;
	const { content } = items[first] ?? {};
	const repeats = items
		.slice(0, first)
		.filter((message) => message.direction === 'outbound' && message.content === content);
	// A copy of a message that was answered so already.
	if (repeats.some((message) => sentAt(message) > at)) return true;
	if (repeats.length >= again.times) return false;
	await client.post('/messages/v1', {
		body: { conversationId, ...again.body },
		envelope: sentMessage(),
		isUrgent: true,
	});
	return true;
}
