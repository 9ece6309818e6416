import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { byId, only, useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox({
	resource: 'message',
	operation: 'sendText',
	recipient: byId(SEEDED.juan.conversationId),
	options: { sendInParts: true },
});

const bodies = () => sandbox.requests.map(({ body }) => body as IDataObject);
const contents = () => bodies().map(({ content }) => content);
const paragraph = (letter: string, length: number) => letter.repeat(length);

test.each([
	['paragraphs', [paragraph('a', 3_000), paragraph('b', 3_000)], '\n\n'],
	['lines', [paragraph('a', 2_500), paragraph('b', 4_096)], '\n'],
	['sentences', [`${paragraph('a', 2_500)}.`, paragraph('b', 4_000)], ' '],
	['words', [paragraph('á', 4_096), paragraph('b', 4_096), 'fin'], ' '],
	['emoji, if there is no other place', [paragraph('😀', 4_096), paragraph('😀', 10)], ''],
])('divides a long text between %s', async (_, parts, between) => {
	const { items } = await run({ text: parts.join(between) });
	expect(contents()).toEqual(parts);
	expect(items).toHaveLength(1);
	const { partIds, ...last } = items[0]!.json;
	expect(partIds).toHaveLength(parts.length);
	expect(last).toMatchObject({ id: (partIds as string[]).at(-1), content: parts.at(-1) });
});

test.each([
	['a paragraph', '\n\n', '\n'],
	['a line', '\n', '. '],
	['a sentence', '. ', ' '],
])('prefers the end of %s, though a later place would do', async (_, better, worse) => {
	const begin = paragraph('a', 2_500);
	const rest = `${paragraph('b', 1_000)}${worse}${paragraph('c', 1_000)}`;
	await run({ text: `${begin}${better}${rest}` });
	expect(contents()).toEqual([`${begin}${better.trimEnd()}`, rest]);
});

test('sends a text that fits as it is', async () => {
	const text = `  ${paragraph('a', 4_090)}  `;
	const { items } = await run({ text });
	expect(contents()).toEqual([text]);
	expect(items[0]?.json).not.toHaveProperty('partIds');
});

test("only the first part is an answer to the message of 'Reply To'", async () => {
	const replyTo = [...sandbox.store.messages.values()].flat()[0]!.id;
	const text = [paragraph('a', 3_000), paragraph('b', 3_000)].join('\n');
	await run({ text, options: { sendInParts: true, previewUrl: true, replyTo, pauseAi: 5 } });
	expect(bodies()).toMatchObject([
		{ context: { message_id: replyTo }, ai: { pauseDuration: 5 }, text: { preview_url: true } },
		{ ai: { pauseDuration: 5 }, text: { preview_url: true } },
	]);
	expect(bodies()[1]).not.toHaveProperty('context');
});

test('the parts of one person follow each other also if several items are for them', async () => {
	const text = '={{ $json.letter.repeat(3000) + "\\n" + $json.letter.repeat(3000) }}';
	sandbox.settings.latency = 5;
	await run({ text }, { items: ['a', 'b', 'c'].map((letter) => ({ letter })) });
	expect(
		contents()
			.map((content) => String(content)[0])
			.join(''),
	).toBe('aabbcc');
});

test.each([1, 2])(
	'tells which parts were sent before %i, and sends none twice',
	async (refused) => {
		const text = ['a', 'b', 'c'].map((letter) => paragraph(letter, 4_000)).join('\n');
		sandbox.faults.add({
			kind: 'json',
			status: 400,
			body: { error: 'invalid', message: 'No se pudo' },
			match: () => sandbox.requests.length > refused,
		});
		const { items } = await run(
			{ text },
			{
				onError: 'continueRegularOutput',
				settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			},
		);
		expect(items[0]?.json.error).toMatch(new RegExp(`^Part ${refused + 1} of 3: `));
		expect(items[0]?.json.message).toMatch(/^The parts before it were sent: .*No se pudo/);
		expect(contents().map((content) => String(content)[0])).toEqual(
			[...'abc'].slice(0, refused + 1),
		);
	},
);

describe("another item's failure", () => {
	const { juan, maria } = SEEDED;
	const text = ['a', 'b', 'c'].map((letter) => paragraph(letter, 4_000)).join('\n');
	const letters = () =>
		bodies()
			.filter((body) => body?.conversationId === maria.conversationId)
			.map(({ content }) => String(content)[0])
			.join('');

	test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'leaves nobody with half of a text (%s)',
		async (onError) => {
			sandbox.faults.add({
				kind: 'json',
				status: 400,
				body: { error: 'invalid', message: 'No se pudo' },
				match: () => bodies().at(-1)?.conversationId === juan.conversationId,
			});
			const items = [juan, maria].map(({ conversationId }) => ({ conversationId }));
			await run({ text, recipient: byId('={{ $json.conversationId }}') }, { items, onError });
			expect(letters()).toBe('abc');
		},
	);

	test("has no part sent again by 'Retry On Fail'", async () => {
		sandbox.faults.add({
			kind: 'json',
			status: 400,
			body: { error: 'invalid', message: 'No se pudo' },
			match: only('GET'),
			times: 1,
		});
		const options = { sendInParts: true, whenWindowClosed: '={{ $json.check }}' };
		const { items, error } = await run(
			{ text, recipient: byId('={{ $json.conversationId }}'), options },
			{
				items: [
					{ ...juan, check: 'skip' },
					{ ...maria, check: 'send' },
				],
				settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			},
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toMatchObject([
			{ skipped: true },
			{ partIds: { length: 3 } },
		]);
		expect(letters()).toBe('abc');
	});
});

test('sends no part of which a reader would see nothing', async () => {
	await run({ text: `${paragraph('a', 4_096)}\u200b\u200b` });
	expect(contents()).toEqual([paragraph('a', 4_096)]);
});

test.each(['---', '***\n___', '<br>', '| |', '---\n'.repeat(3_000)])(
	'refuses Markdown that leaves no text: %#',
	async (text) => {
		for (const sendInParts of [true, false]) {
			const { error } = await run({ text, options: { convertMarkdown: true, sendInParts } });
			expect(error?.message).toBe("'Text' is empty [item 0]");
		}
		expect(sandbox.requests).toEqual([]);
	},
);

test('more than ten messages are refused before the first is sent', async () => {
	const { error } = await run({ text: Array(12).fill(paragraph('a', 4_000)).join('\n') });
	expect(error?.message).toBe(
		"'Text' has 48,011 characters, which is more than 10 messages hold [item 0]",
	);
	expect(sandbox.requests).toEqual([]);
});

test('Markdown is converted before the text is measured and divided', async () => {
	const text = `## Menú\n\n**${paragraph('a', 4_080)}**`;
	await run({ text, options: { convertMarkdown: true } });
	expect(contents()).toEqual([`*Menú*\n\n*${paragraph('a', 4_080)}*`]);
});
