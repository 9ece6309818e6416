import type { IDataObject } from 'n8n-workflow';
import type { BatchLimits } from '../../../nodes/Whaapy/resources/message/messageBatches';
import { batchesOf } from '../../../nodes/Whaapy/resources/message/messageBatches';

const limits: BatchLimits = {
	quiet: 5_000,
	atMost: 30_000,
	atMostMessages: 0,
	finishWords: ['listo'],
};

/**
 * The history of "0 hola, 2 <ok, 3 ai: fine": seconds and texts; `<` begins what the business wrote, and
 * a colon follows the kind of a message.
 */
function historyOf(story: string): IDataObject[] {
	const messages = story.split(', ').map((line, i) => {
		const [, second, ours, , kind, text] = /^(\S+) (<?)((\w+): )?(.*)$/.exec(line)!;
		return {
			id: `${i}`,
			direction: ours ? 'outbound' : 'inbound',
			messageType: kind && kind !== 'ai' && kind !== 'failed' ? kind : 'text',
			status: kind === 'failed' ? 'failed' : 'delivered',
			sentByAi: kind === 'ai',
			content: text!,
			timestamp: second === '?' ? undefined : new Date(Number(second) * 1000).toISOString(),
		};
	});
	return messages.reverse();
}

/** Batches as "hola una pregunta | gracias (word)". */
const told = (story: string, more: Partial<BatchLimits> = {}) =>
	batchesOf(historyOf(story), { ...limits, ...more })
		.filter(({ isAnsweredByAi }) => !isAnsweredByAi)
		.map(({ messages, limit }) => {
			const texts = messages.map(({ content }) => String(content)).join(' ');
			return limit ? `${texts} (${limit})` : texts;
		})
		.join(' | ');

test.each([
	['nothing', '0 <Hola', ''],
	['one batch since our last message', '0 a, 1 <x, 2 b, 3 c', 'a | b c'],
	['however long ago', '0 a, 86400 b, 999999 c', 'a b c'],
	['our messages one after another', '0 a, 1 <x, 1 <y, 2 b', 'a | b'],
	['a reaction of ours divides nothing', '0 a, 1 <reaction: 👍, 2 b', 'a b'],
	['nor a message that did not arrive', '0 a, 1 <failed: x, 2 b', 'a b'],
	["what Whaapy's AI has answered", '0 a, 1 <ai: x, 2 b', 'b'],
	['and all before', '0 a, 1 <x, 2 b, 3 <ai: y', ''],
	['equal times', '7 a, 7 b, 7 <x, 7 c, 7 d', 'a b | c d'],
	['times that go back', '9 a, 5 b, 7 c', 'a b c'],
	['no times', '? a, ? b', 'a b'],
])('%s', (_, story, expected) => {
	expect(told(story)).toBe(expected);
});

test.each([
	['a word', '0 a, 1 ¡Listo!, 2 b', 'a ¡Listo! (word) | b'],
	['not a word among others', '0 a, 1 no estoy listo, 2 b', 'a no estoy listo b'],
	['a tap', '0 interactive: Sí, 1 gracias', 'Sí (button) | gracias'],
	['seconds', '0 a, 4 b, 28 c, 32 d, 36 e', 'a b c d e'],
	[
		'seconds without a pause',
		'0 a, 5 b, 10 c, 15 d, 20 e, 25 f, 30 g, 35 h',
		'a b c d e f (seconds) | g h',
	],
	['seconds count from the last pause', '0 a, 60 b, 61 c', 'a b c'],
])('ends a batch: %s', (_, story, expected) => {
	expect(told(story)).toBe(expected);
});

test.each([
	['0 a, 1 b, 2 c, 3 d, 4 e', 'a b (messages) | c d (messages) | e'],
	['0 a, 60 b, 61 c, 62 d', 'a b c (messages) | d'],
])('ends a batch: two messages without a pause, of %s', (story, expected) => {
	expect(told(story, { atMostMessages: 2 })).toBe(expected);
});

test('a file without text ends nothing, whatever the words', () => {
	const [photo] = historyOf('0 image: x');
	const batches = batchesOf([{ ...photo, content: null }], { ...limits, finishWords: ['…'] });
	expect(batches.map(({ limit }) => limit)).toEqual([undefined]);
});
