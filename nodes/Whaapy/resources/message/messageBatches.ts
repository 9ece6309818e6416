import type { Message } from '../../api/contract';
import { wordsOf } from '../../shared/text';
import { sentAt } from '../../delivery/message';

/** Why a person's messages are not waited for any longer. */
export type EndedBy = 'quiet' | 'seconds' | 'messages' | 'word' | 'button';

/** When to go on although the person may write more. Times in milliseconds. */
export interface BatchLimits {
	/** Messages with a longer pause between them do not count together. */
	quiet: number;
	/** How long after the first of its messages a batch ends. */
	atMost: number;
	/** How many messages end a batch; 0 for any number. */
	atMostMessages: number;
	/** A message that says only one of these ends a batch. */
	finishWords: readonly string[];
}

/** The messages of a person between two of the business, or up to a limit: for one run. */
export interface Batch {
	/** In the order of the history, the oldest first. */
	messages: Message[];
	/** The limit that ended it. */
	limit?: Exclude<EndedBy, 'quiet'>;
	/** True if Whaapy's AI wrote to the person after it. */
	isAnsweredByAi: boolean;
}

/**
 * Takes what a person wrote apart into batches, by the order of the history. Every run sees the same
 * ones in it, in whatever process: each message is in one batch, and the run of the last message of a
 * batch has all of it.
 *
 * Limits count from the first message after a pause, since what nobody answered may be days old.
 *
 * @param history the newest message first
 */
export function batchesOf(history: readonly Message[], limits: BatchLimits): Batch[] {
	const batches: Batch[] = [];
	let open: Batch | undefined;
	let begunAt = Number.NaN;
	let lastAt = Number.NaN;
	let count = 0;
	let answeredByAi = 0;
	const close = (limit: Batch['limit']) => {
		if (open) open.limit = limit;
		open = undefined;
	};
	for (const message of [...history].reverse()) {
		if (message.direction !== 'inbound') {
			if (!isAnswer(message)) continue;
			open = undefined;
			if (message.sentByAi === true) {
				for (const batch of batches.slice(answeredByAi)) batch.isAnsweredByAi = true;
				answeredByAi = batches.length;
			}
			continue;
		}
		const at = sentAt(message);
		if (at - begunAt >= limits.atMost && at - lastAt <= limits.quiet) close('seconds');
		if (open === undefined || at - lastAt > limits.quiet) [begunAt, count] = [at, 0];
		lastAt = at;
		count += 1;
		if (open === undefined) batches.push((open = { messages: [], isAnsweredByAi: false }));
		open.messages.push(message);
		const limit = finishedBy(message, limits.finishWords);
		if (limit) close(limit);
		else if (count === limits.atMostMessages) close('messages');
	}
	return batches;
}

/** Tells whether a message of the business answers: no reaction does, and none that did not arrive. */
function isAnswer({ messageType, status }: Message): boolean {
	return messageType !== 'reaction' && status !== 'failed';
}

/** Tells whether a message says that no more will come: a tapped button or list row, or one of the words. */
export function finishedBy(
	{ messageType, content }: Message,
	finishWords: readonly string[],
): 'button' | 'word' | undefined {
	if (messageType === 'interactive' || messageType === 'button') return 'button';
	const said = wordsOf(String(content ?? ''));
	return said !== '' && finishWords.some((word) => wordsOf(word) === said) ? 'word' : undefined;
}
