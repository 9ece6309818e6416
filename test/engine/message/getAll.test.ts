import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byPhone, useSandbox } from '../useSandbox';

/** A clinic's patient with 250 messages of every type. */
const { conversationId: LONG, phone } = SEEDED.maria;
const { sandbox, run } = useSandbox({
	resource: 'message',
	operation: 'getAll',
	conversationId: byId(LONG),
	returnAll: true,
});

const stored = () => sandbox.store.messages.get(LONG) ?? [];
const ids = (items: INodeExecutionData[]) => items.map(({ json }) => json.id);
const sizes = () => sandbox.requests.map(({ query }) => Number(query.limit));
const times = (items: INodeExecutionData[]) =>
	items.map(({ json }) => Date.parse(String(json.timestamp)));
const descending = (a: number, b: number) => b - a;

describe('all messages', () => {
	test.each(['newestFirst', 'oldestFirst'] as const)(
		'reads pages that come %s without losing, repeating or misplacing a message',
		async (pageOrder) => {
			sandbox.settings.pageOrder = pageOrder;
			const { items } = await run();
			expect(new Set(ids(items))).toEqual(new Set(stored().map(({ id }) => id)));
			expect(items).toHaveLength(250);
			expect(times(items)).toEqual([...times(items)].sort(descending));
			expect(sizes()).toEqual([100, 100, 100]);
			expect(items[249]?.pairedItem).toEqual({ item: 0 });
		},
	);

	test(`reverses the whole result if 'Order' is "Oldest First"`, async () => {
		const { items } = await run({ options: { order: 'oldestFirst' } });
		expect(ids(items)).toEqual([...ids((await run()).items)].reverse());
	});

	test('sorts an unordered page by time', async () => {
		const data = [10, 30, 20, 30].map((minute, i) => ({
			id: `m${i}`,
			timestamp: `2026-01-29T10:${minute}:00Z`,
		}));
		const body = { data, meta: { hasMore: false, oldestMessageId: 'm0' } };
		sandbox.faults.add({ kind: 'json', status: 200, body });
		expect(ids((await run()).items)).toEqual(['m3', 'm1', 'm2', 'm0']);
		const { items } = await run({ options: { order: 'oldestFirst' } });
		expect(ids(items)).toEqual(['m0', 'm2', 'm1', 'm3']);
	});

	test.each([
		[50_000, []],
		[50_001, [expect.stringContaining('50,001 messages are a lot for n8n to keep')]],
	])('says of %i messages whether a file is better', async (count, expected) => {
		const timestamp = '2026-01-29T10:00:00Z';
		const data = Array.from({ length: count }, (__, i) => ({ id: `m${i}`, timestamp }));
		const body = { data, meta: { hasMore: false } };
		sandbox.faults.add({ kind: 'json', status: 200, body });
		const { items, run: execution } = await run();
		expect(items).toHaveLength(count);
		const hints = execution.data.resultData.runData.Whaapy?.[0]?.hints ?? [];
		expect(hints.map(({ message }) => message)).toEqual(expected);
	});

	test('pairs each message with the input item that named its conversation', async () => {
		const conversations = [LONG, SEEDED.juan.conversationId];
		const { items } = await run(
			{ conversationId: byId('={{ $json.id }}') },
			{ items: conversations.map((id) => ({ id })) },
		);
		const pairs = items.map(({ json, pairedItem }) => [json.conversationId, pairedItem]);
		expect(pairs.slice(0, 250)).toEqual(Array(250).fill([LONG, { item: 0 }]));
		expect(pairs.slice(250)).toEqual(Array(4).fill([conversations[1], { item: 1 }]));
	});
});

describe("'Output'", () => {
	test('puts what a person reads first, and the IDs last, in the same columns for every message', async () => {
		const { items } = await run();
		const fields = [
			'timestamp',
			'direction',
			'messageType',
			'content',
			'mediaUrl',
			'mediaMimeType',
			'status',
			'sentByAi',
			'id',
			'conversationId',
		];
		for (const { json } of items) expect(Object.keys(json)).toEqual(fields);
	});

	test('that is raw leaves the messages as they come', async () => {
		const { items } = await run({ output: 'raw' });
		const byId = new Map(stored().map((message) => [message.id, message]));
		for (const { json } of items) {
			expect(json).toEqual(expect.objectContaining({ ...byId.get(String(json.id)) }));
		}
	});

	test('that selects fields loses neither the order nor the files', async () => {
		const whole = await run({ options: { order: 'oldestFirst', downloadMedia: true } });
		const { items } = await run({
			output: 'selectedFields',
			outputFields: ['content'],
			options: { order: 'oldestFirst', downloadMedia: true },
		});
		const contentsOf = (list: typeof items) => list.map(({ json: { content } }) => content);
		expect(contentsOf(items)).toEqual(contentsOf(whole.items));
		expect(items.map(({ binary }) => binary?.data?.fileName)).toEqual(
			whole.items.map(({ binary }) => binary?.data?.fileName),
		);
		for (const { json } of items) expect(Object.keys(json)).toEqual(['content']);
	});
});

describe('a limit', () => {
	test.each([
		[250, [100, 100, 50]],
		[200, [100, 100]],
		[7, [7]],
		[1, [1]],
	])('of %i requests no more messages than it needs', async (limit, expected) => {
		const { items } = await run({ returnAll: false, limit });
		expect(sizes()).toEqual(expected);
		const newest = (await run()).items.slice(0, limit);
		expect(ids(items)).toEqual(ids(newest));
	});

	test.each([0, -1, '={{ "many" }}'])('of %j is refused', async (limit) => {
		const { error } = await run({ returnAll: false, limit });
		expect(error?.message).toMatch(/^'Limit' (is|must be a number)/);
		expect(sandbox.requests).toHaveLength(0);
	});
});

describe('filters', () => {
	const kept = (keep: (message: IDataObject) => boolean) =>
		new Set(
			stored()
				.filter((message) => keep({ ...message }))
				.map(({ id }) => id),
		);

	test('apply to all pages', async () => {
		const { items } = await run({
			filters: { direction: 'inbound', messageTypes: ['image', 'audio'], sentByAi: false },
		});
		expect(items.length).toBeGreaterThan(0);
		expect(new Set(ids(items))).toEqual(
			kept(
				({ direction, messageType, sentByAi }) =>
					direction === 'inbound' &&
					['image', 'audio'].includes(String(messageType)) &&
					sentByAi === false,
			),
		);
	});

	test('give the newest matches if there is a limit', async () => {
		const filters = { direction: 'outbound' };
		const all = (await run({ filters })).items;
		const { items } = await run({ filters, returnAll: false, limit: 110 });
		expect(ids(items)).toEqual(ids(all.slice(0, 110)));
	});

	test("'Since' stops reading at the first older message", async () => {
		const all = (await run()).items;
		const since = String(all[120]?.json.timestamp);
		sandbox.requests.length = 0;
		const { items } = await run({ filters: { since } });
		expect(ids(items)).toEqual(ids(all.slice(0, 121)));
		expect(sizes()).toEqual([100, 100]);
	});

	test("'Until' leaves out later messages", async () => {
		const all = (await run()).items;
		const until = `={{ DateTime.fromISO("${String(all[40]?.json.timestamp)}") }}`;
		const { items } = await run({ filters: { until } });
		expect(ids(items)).toEqual(ids(all.slice(40)));
	});

	test.each([
		[{ since: 'yesterday' }, "'Since' is not a date: 'yesterday' [item 0]"],
		[
			{ since: '2026-02-01T00:00:00Z', until: '2026-01-01T00:00:00Z' },
			"'Since' is later than 'Until' [item 0]",
		],
	])('%j is refused', async (filters, message) => {
		const { error } = await run({ filters });
		expect(error?.message).toBe(message);
	});

	test("'Before Message ID' starts in the middle of the history", async () => {
		const all = (await run()).items;
		const { items } = await run({ options: { before: String(all[200]?.json.id) } });
		expect(ids(items)).toEqual(ids(all.slice(201)));
	});
});

describe('the conversation', () => {
	test.each([
		['as it is stored', phone],
		['in its other spelling', phone.replace('+52', '+521')],
	])('is found by phone, %s', async (_, value) => {
		const { items } = await run({
			conversationId: byPhone(value),
			returnAll: false,
			limit: 3,
		});
		expect(items.map(({ json }) => json.conversationId)).toEqual([LONG, LONG, LONG]);
	});

	test('is named by its phone number or ID if it is unknown', async () => {
		const unknown = await run({
			conversationId: byPhone('+14155552671'),
		});
		expect(unknown.error?.message).toBe('Whaapy has no conversation with +14155552671 [item 0]');
		const missing = await run({ conversationId: byId('no-such-conversation') });
		expect(missing.error?.message).toBe(
			"Whaapy has no conversation with the ID 'no-such-conversation' [item 0]",
		);
	});
});

test('does not request the messages of a conversation without an ID', async () => {
	sandbox.faults.add({ kind: 'json', status: 200, body: { data: { status: 'active' } } });
	const { error } = await run({ conversationId: byPhone(phone) });
	expect(error?.message).toBe(
		`Whaapy has a conversation with ${phone} but does not say its ID [item 0]`,
	);
	expect(sandbox.requests).toHaveLength(1);
});

test.each([
	['={{ new Date("x") }}', "'Since' is not a date: 'Invalid Date' [item 0]"],
	['={{ {} }}', "'Since' is not a date: '{}' [item 0]"],
	['={{ Object.create(null) }}', "'Since' is not a date: '{}' [item 0]"],
])('refuses the date %s', async (since, message) => {
	const { error } = await run({ filters: { since } });
	expect(error?.message).toBe(message);
});

const history = (more: INodeParameters) => ({
	conversationId: byId(SEEDED.juan.conversationId),
	limit: 100,
	...more,
});

testOperation('message/getAll', {
	costs: {
		'100 messages': [history({})],
		'250 messages': [history({ limit: 250 })],
		'the newest 2 images with their files': [
			{
				conversationId: byId(SEEDED.maria.conversationId),
				limit: 2,
				filters: { messageTypes: ['image'] },
				options: { downloadMedia: true },
			},
		],
		'100 messages by phone': [history({ conversationId: byPhone(SEEDED.juan.phone) })],
	},
	tool: () => ({
		left: ['conversationId', 'limit'],
		sends: `GET /conversations/v1/${SEEDED.juan.conversationId}/messages?limit=5`,
		answers: { content: '¿Les sirve esta radiografía?', direction: 'inbound' },
	}),
});
