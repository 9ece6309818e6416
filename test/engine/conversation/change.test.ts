import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byPhone, useSandbox } from '../useSandbox';
import { AT, one } from './cases';

const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'conversation' });
const { juan, luis } = SEEDED;
const JUAN = juan.conversationId;

/** Each operation that sends one request to a conversation: what it sends, and what comes of it. */
const operations: Array<{
	parameters: INodeParameters;
	request: string;
	body: IDataObject | undefined;
	answer: IDataObject;
}> = [
	{
		parameters: { operation: 'close' },
		request: `POST /conversations/v1/${JUAN}/close`,
		body: undefined,
		answer: { status: 'closed' },
	},
	{
		parameters: { operation: 'archive' },
		request: `POST /conversations/v1/${JUAN}/archive`,
		body: undefined,
		answer: { status: 'archived' },
	},
	{
		parameters: { operation: 'markRead' },
		request: `PATCH /conversations/v1/${JUAN}/mark-read`,
		body: undefined,
		answer: { unreadCount: 0 },
	},
	{
		parameters: { operation: 'markUnread' },
		request: `PATCH /conversations/v1/${JUAN}/mark-unread`,
		body: undefined,
		answer: { unreadCount: 2 },
	},
	{
		parameters: { operation: 'setAi', aiEnabled: false },
		request: `PATCH /conversations/v1/${JUAN}/ai`,
		body: { aiEnabled: false },
		answer: { settings: { aiEnabled: false } },
	},
	{
		parameters: { operation: 'pauseAi', minutes: 90 },
		request: `POST /conversations/v1/${JUAN}/ai/pause`,
		body: { duration: 90 },
		answer: { settings: { aiPausedUntil: expect.any(String) as string } },
	},
	{
		parameters: { operation: 'suggestReply' },
		request: `POST /conversations/v1/${JUAN}/ai-suggest`,
		body: undefined,
		answer: { suggestion: expect.stringContaining('Hola Juan') as string },
	},
];

describe.each(operations)('$parameters', ({ parameters, request, body, answer }) => {
	test('sends one request by ID, and outputs the answer', async () => {
		const { items } = await run({ ...parameters, conversationId: byId(JUAN) });
		expect(items).toMatchObject([{ json: answer, pairedItem: { item: 0 } }]);
		expect(sent()).toEqual([request]);
		expect(lastBody()).toEqual(body);
	});

	test('finds the conversation by phone, also under the other spelling', async () => {
		const { items } = await run({ ...parameters, conversationId: byPhone('55 1234 5678') });
		expect(items[0]?.json).toMatchObject(answer);
		expect(sent()).toEqual([
			'GET /conversations/v1/by-phone/%2B525512345678',
			'GET /conversations/v1/by-phone/%2B5215512345678',
			request,
		]);
	});

	test('names an unknown ID', async () => {
		const { error } = await run({ ...parameters, conversationId: byId('nobody') });
		expect(error?.message).toBe("Whaapy has no conversation with the ID 'nobody' [item 0]");
		expect(error?.description).toContain('By Phone');
	});

	test('tries again when the connection breaks, because a repetition is harmless', async () => {
		sandbox.faults.add({ kind: 'after', times: 1 });
		const { items } = await run({ ...parameters, conversationId: byId(JUAN) });
		expect(items[0]?.json).toMatchObject(answer);
		expect(sent()).toEqual([request, request]);
	});
});

test('names both spellings of a number without a conversation', async () => {
	const conversationId = byPhone('+525599999999');
	const { error } = await run({ operation: 'close', conversationId });
	expect(error?.message).toBe(
		'Whaapy has no conversation with +525599999999 or +5215599999999 [item 0]',
	);
});

test('looks under no other spelling if the option is off', async () => {
	const options = { tryOtherSpellings: false };
	await run({ operation: 'close', conversationId: byPhone('+525512345678'), options });
	expect(sandbox.requests).toHaveLength(1);
});

test('says which items cannot be done, and does the others', async () => {
	const { items } = await run(
		{ operation: 'close', conversationId: byId('={{ $json.id }}') },
		{
			items: [{ id: JUAN }, { id: 'nobody' }, { id: luis.conversationId }],
			onError: 'continueRegularOutput',
		},
	);
	expect(items.map(({ json }) => json.status ?? json.error)).toEqual([
		'closed',
		"Whaapy has no conversation with the ID 'nobody' [item 1]",
		'closed',
	]);
});

test.each([0, 1441, 1.5])('refuses a pause of %d minutes without a request', async (minutes) => {
	const conversationId = byId(JUAN);
	const { error } = await run({ operation: 'pauseAi', conversationId, minutes });
	expect(error?.message).toBe(`'Minutes' is ${minutes} [item 0]`);
	expect(sandbox.requests).toHaveLength(0);
});

test.each([
	['nothing', ''],
	['null', null],
])('takes an answer of %s for done', async (_, body) => {
	sandbox.faults.add({ kind: 'json', body });
	const { items } = await run({ operation: 'close', conversationId: byId(JUAN) });
	expect(items[0]?.json).toEqual({});
});

const left = ['conversationId'];

testOperation('conversation/close', {
	costs: {
		...one(),
		'the same number in 10 items of a run': [
			{ conversationId: byPhone(juan.phone) },
			{ items: Array.from({ length: 10 }, () => ({})) },
		],
	},
	tool: () => ({ left, sends: `POST ${AT}/close`, answers: { id: JUAN, status: 'closed' } }),
	doneIfEmpty: {},
});

testOperation('conversation/archive', {
	costs: one(),
	tool: () => ({ left, sends: `POST ${AT}/archive`, answers: { id: JUAN, status: 'archived' } }),
});

testOperation('conversation/markRead', {
	costs: one(),
	tool: () => ({ left, sends: `PATCH ${AT}/mark-read`, answers: { id: JUAN, unreadCount: 0 } }),
});

testOperation('conversation/markUnread', {
	costs: one(),
	tool: () => ({ left, sends: `PATCH ${AT}/mark-unread`, answers: { id: JUAN, unreadCount: 2 } }),
});

testOperation('conversation/suggestReply', {
	costs: one(),
	tool: () => ({
		left,
		sends: `POST ${AT}/ai-suggest`,
		answers: { suggestion: expect.stringContaining('Juan') as string },
	}),
});

testOperation('conversation/setAi', {
	costs: one({ aiEnabled: false }),
	tool: () => ({
		left: ['conversationId', 'aiEnabled'],
		sends: `PATCH ${AT}/ai`,
		body: { aiEnabled: false },
		answers: { id: SEEDED.juan.conversationId },
	}),
});

testOperation('conversation/pauseAi', {
	costs: one({ minutes: 30 }),
	tool: () => ({
		left: ['conversationId', 'minutes'],
		sends: `POST ${AT}/ai/pause`,
		body: { duration: 30 },
		answers: { id: SEEDED.juan.conversationId },
	}),
});
