import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import { readMessages } from '../delivery/history';
import { sentAt } from '../delivery/message';
import type { Register } from '../delivery/register';

/** As many messages as are written while Whaapy repeats a delivery. */
const NEWEST = 20;

/**
 * Tells whether a message is the first that the person wrote after a question, or after it was asked again, so that
 * the run which waited has gone on with it. One request.
 *
 * @returns `undefined` if the history does not tell
 */
export async function answersQuestion(
	client: WhaapyClient,
	{ conversation_id, whaapy_message_id }: IDataObject,
	{ webhook, until }: Register,
): Promise<boolean | undefined> {
	// Else it was the time that let the run go on.
	if (Date.now() > until) return false;
	const newest = { conversationId: String(conversation_id), size: NEWEST, isUrgent: true };
	const { items: newestFirst } = await readMessages(client, newest);
	// The question was sent once Whaapy had its register. Some of its times have no milliseconds.
	const since = Math.floor(webhook.createdAt / 1000) * 1000;
	const sent = newestFirst
		.filter(({ direction }) => direction === 'outbound')
		.filter((message) => sentAt(message) >= since);
	const question = sent.at(-1);
	const at = newestFirst.findIndex(({ id }) => id === whaapy_message_id);
	if (question === undefined || at === -1) return undefined;
	const before = newestFirst.slice(at + 1);
	// A reaction answers nothing.
	const previous = before.findIndex(
		({ direction, messageType }) => direction === 'inbound' && messageType !== 'reaction',
	);
	const between = previous === -1 ? before : before.slice(0, previous);
	return between.some((message) => sent.includes(message) && message.content === question.content);
}
