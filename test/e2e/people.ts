import { setTimeout as sleep } from 'node:timers/promises';
import type { Message, Person, Sandbox } from '../../tools/sandbox';

/** Waits until a conversation has more messages than before; gives the last one, a question. */
export async function untilSent(
	{ store }: Sandbox,
	{ conversationId }: Person,
	before: number,
): Promise<Message> {
	for (const deadline = Date.now() + 60_000; store.messagesOf(conversationId).length <= before;) {
		if (Date.now() > deadline) throw new Error('No question was sent');
		await sleep(50);
	}
	return store.messagesOf(conversationId).at(-1)!;
}

/** The person taps a button or a row below a message, as on the sandbox's page. */
export async function tap(
	{ url }: Sandbox,
	{ id: messageId }: Message,
	button: number,
): Promise<void> {
	const { ok } = await fetch(`${url}/_sandbox/taps`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ messageId, button }),
	});
	if (!ok) throw new Error(`The message ${messageId} has no button ${button}`);
}
