import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { SEEDED, startSandbox } from '../../sandbox';
import type { RunOptions } from '../harness';
import { runNode, start } from '../harness';

/** A clinic's patient with 250 messages of every type. */
const { conversationId: LONG, phone } = SEEDED.maria;
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

function parameters(more: INodeParameters = {}): INodeParameters {
	return {
		resource: 'message',
		operation: 'getAll',
		conversationId: byId(LONG),
		returnAll: true,
		...more,
	};
}

async function run(more: INodeParameters = {}, options: Partial<RunOptions> = {}) {
	return await runNode({ account: sandbox, parameters: parameters(more), ...options });
}

const stored = () => sandbox.store.messages.get(LONG) ?? [];
const ids = (items: INodeExecutionData[]) => items.map(({ json }) => json.id);
const sizes = () => sandbox.requests.map(({ query }) => Number(query.limit));
const times = (items: INodeExecutionData[]) =>
	items.map(({ json }) => Date.parse(String(json.timestamp)));
const descending = (a: number, b: number) => b - a;

describe('the whole history', () => {
	test.each(['newestFirst', 'oldestFirst'] as const)(
		'with pages that come %s, nothing is lost, repeated or out of order',
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

	test('oldest first turns the whole result around', async () => {
		const { items } = await run({ options: { order: 'oldestFirst' } });
		expect(ids(items)).toEqual([...ids((await run()).items)].reverse());
	});

	test('a page without any order is put in order by time', async () => {
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

	test('each message is paired with the input item that named its conversation', async () => {
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

describe('a limit', () => {
	test.each([
		[250, [100, 100, 50]],
		[200, [100, 100]],
		[7, [7]],
		[1, [1]],
	])('of %i asks for no more than it needs', async (limit, expected) => {
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

	test('keep what was asked for, over all pages', async () => {
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

	test('with a limit give the newest that match', async () => {
		const filters = { direction: 'outbound' };
		const all = (await run({ filters })).items;
		const { items } = await run({ filters, returnAll: false, limit: 110 });
		expect(ids(items)).toEqual(ids(all.slice(0, 110)));
	});

	test('"Since" stops reading at the first older message', async () => {
		const all = (await run()).items;
		const since = String(all[120]?.json.timestamp);
		sandbox.requests.length = 0;
		const { items } = await run({ filters: { since } });
		expect(ids(items)).toEqual(ids(all.slice(0, 121)));
		expect(sizes()).toEqual([100, 100]);
	});

	test('"Until" leaves out what came later', async () => {
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

	test('"Before Message ID" begins in the middle', async () => {
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
			conversationId: { __rl: true, mode: 'phone', value },
			returnAll: false,
			limit: 3,
		});
		expect(items.map(({ json }) => json.conversationId)).toEqual([LONG, LONG, LONG]);
	});

	test('that is not there is told by what was asked for', async () => {
		const byPhone = await run({
			conversationId: { __rl: true, mode: 'phone', value: '+14155552671' },
		});
		expect(byPhone.error?.message).toBe('Whaapy has no conversation with +14155552671 [item 0]');
		const missing = await run({ conversationId: byId('no-such-conversation') });
		expect(missing.error?.message).toBe(
			"Whaapy has no conversation with the ID 'no-such-conversation' [item 0]",
		);
	});
});

test('IDs may be numbers, and an empty page "nothing"', async () => {
	const page = (id: number, meta: IDataObject) => ({
		kind: 'json' as const,
		status: 200,
		times: 1,
		body: { data: [{ id, timestamp: '2026-01-29T10:30:00Z' }], meta },
	});
	sandbox.faults.add(page(2, { hasMore: true, oldestMessageId: 2 }));
	sandbox.faults.add(page(1, { hasMore: true, oldestMessageId: 1 }));
	sandbox.faults.add({ kind: 'json', status: 200, body: { data: null, meta: { hasMore: false } } });
	const { items, error } = await run();
	expect(error).toBeUndefined();
	expect(ids(items)).toEqual([2, 1]);
	expect(sandbox.requests.map(({ query }) => query.before)).toEqual([undefined, '2', '1']);
});

test('a conversation that comes without its ID is not asked for its messages', async () => {
	sandbox.faults.add({ kind: 'json', status: 200, body: { data: { status: 'active' } } });
	const { error } = await run({ conversationId: { __rl: true, mode: 'phone', value: phone } });
	expect(error?.message).toBe(
		`Whaapy has a conversation with ${phone} but does not say its ID [item 0]`,
	);
	expect(sandbox.requests).toHaveLength(1);
});

describe('a cursor that cannot be trusted', () => {
	const page = (id: string, meta: IDataObject) => ({
		kind: 'json' as const,
		status: 200,
		times: 1,
		body: { data: [{ id, timestamp: '2026-01-29T10:30:00Z' }], meta },
	});

	test.each([
		[
			'does not move',
			[
				page('a', { hasMore: true, oldestMessageId: 'x' }),
				page('b', { hasMore: true, oldestMessageId: 'x' }),
			],
			'Whaapy sent the same cursor twice, after 2 messages were read [item 0]',
		],
		[
			'is missing',
			[page('a', { hasMore: true })],
			'Whaapy has more messages but does not say where they begin, after 1 messages were read [item 0]',
		],
		[
			'leads to messages known already',
			[
				page('a', { hasMore: true, oldestMessageId: 'a' }),
				page('a', { hasMore: true, oldestMessageId: 'b' }),
			],
			'Whaapy sent the same messages twice, after 1 messages were read [item 0]',
		],
		[
			'is missing, and so is the word whether there is more',
			[
				{
					kind: 'json' as const,
					status: 200,
					times: 1,
					body: { data: Array.from({ length: 100 }, (_, i) => ({ id: `m${i}` })) },
				},
			],
			'Whaapy has more messages but does not say where they begin, after 100 messages were read [item 0]',
		],
	])('ends in a message when it %s', async (_, pages, message) => {
		for (const one of pages) sandbox.faults.add(one);
		const { error } = await run();
		expect(error?.message).toBe(message);
		expect(sandbox.requests).toHaveLength(pages.length);
	});
});

test('stopping the execution stops the reading', async () => {
	sandbox.addMessages(LONG, 5_000);
	sandbox.settings.latency = 5;
	const { run: execution } = await start({ account: sandbox, parameters: parameters() });
	const begun = new Promise<void>((resolve) => {
		sandbox.faults.add({
			kind: 'status',
			match: () => sandbox.requests.length >= 3 && (resolve(), false),
		});
	});
	await begun;
	execution.cancel();
	await execution;
	const sent = sandbox.requests.length;
	expect(sent).toBeLessThan(20);
	const { items } = await run({ returnAll: false, limit: 1 });
	expect(items).toHaveLength(1);
	expect(sandbox.requests).toHaveLength(sent + 1);
});

describe('media', () => {
	const media = { options: { downloadMedia: true } };
	const withFile = (items: INodeExecutionData[]) => items.filter(({ binary }) => binary);
	const isMedia = ({ path }: { path: string }) => path.endsWith('/media');
	const mediaRequests = () => sandbox.requests.filter(isMedia);

	test('comes as binary data, named after its message, without the key', async () => {
		const { items, error } = await run({
			...media,
			filters: { messageTypes: ['image', 'document'] },
		});
		expect(error).toBeUndefined();
		expect(withFile(items)).toHaveLength(items.length);
		const image = items.find(({ json }) => json.mediaMimeType === 'image/jpeg');
		expect(image?.binary?.data).toMatchObject({
			mimeType: 'image/jpeg',
			fileName: expect.stringMatching(new RegExp(`^${String(image?.json.id)}\\.jpe?g$`)) as string,
		});
		const content = Buffer.from(image?.binary?.data?.data ?? '', 'base64');
		expect([...content.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
		expect(mediaRequests()).toHaveLength(items.length);
		for (const { headers } of mediaRequests()) expect(headers.authorization).toBeUndefined();
	});

	test('is never named after a path', async () => {
		const url = `${sandbox.url}/messages/x/media`;
		sandbox.faults.add({
			kind: 'json',
			status: 200,
			times: 1,
			body: { data: [{ id: '../../x', mediaUrl: url, mediaMimeType: 'image/png' }], meta: {} },
		});
		sandbox.faults.add({ kind: 'json', status: 200, body: {} });
		const { items } = await run(media);
		expect(items[0]?.binary?.data?.fileName).toBe('__.._x.png');
	});

	test('goes into the field the user names', async () => {
		const { items } = await run({
			filters: { messageTypes: ['sticker'] },
			options: { downloadMedia: true, binaryPropertyName: 'file' },
		});
		expect(items[0]?.binary?.file).toBeDefined();
	});

	test('is fetched as its page arrives, never more at once than the options say', async () => {
		sandbox.settings.latency = 40;
		await run({ options: { downloadMedia: true, maxConcurrentRequests: 4 } });
		expect(sandbox.mostInFlight).toBe(4);
		const paths = sandbox.requests.map(({ path }) => (path.endsWith('/media') ? 'file' : 'page'));
		const pages = paths.flatMap((kind, i) => (kind === 'page' ? [i] : []));
		expect(pages).toHaveLength(3);
		expect(paths[(pages[0] ?? 0) + 1]).toBe('file');
	});

	test('that has expired leaves its message in place, with a note', async () => {
		sandbox.store.mediaLifetime = 0;
		const { items, error } = await run({ ...media, filters: { messageTypes: ['image'] } });
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		for (const { json, binary } of items) {
			expect(binary).toBeUndefined();
			expect(json.mediaNote).toBe(
				'The file could not be fetched: HTTP 403. Media links last 5 minutes.',
			);
		}
	});

	test.each([
		'http://169.254.169.254/latest/meta-data',
		'https://whaapy.com.evil.example/file',
		'https://evilwhaapy.com/file',
		'http://api.whaapy.com/file',
		'https://user@api.whaapy.com/file',
		'file:///etc/passwd',
		'not a url',
	])('at %s is not fetched', async (mediaUrl) => {
		sandbox.faults.add({
			kind: 'json',
			status: 200,
			match: (request: { path: string }) => request.path.endsWith('/messages'),
			body: {
				data: [{ id: 'm', mediaUrl, mediaMimeType: 'image/jpeg' }],
				meta: { hasMore: false },
			},
		});
		const { items } = await run(media);
		expect(items[0]?.json.mediaNote).toBe(
			'The file was not fetched: its address is not one of Whaapy',
		);
		expect(sandbox.requests).toHaveLength(1);
	});

	test('that cannot be had is given up after three attempts, and says why', async () => {
		sandbox.faults.add({ kind: 'status', status: 500, match: isMedia });
		const { items } = await run({
			...media,
			filters: { messageTypes: ['sticker'] },
			limit: 1,
			returnAll: false,
		});
		expect(mediaRequests()).toHaveLength(3);
		expect(items[0]?.json.mediaNote).toBe(
			'The file could not be fetched: HTTP 500. Run the workflow again later.',
		);
	});

	test('whose server asks for a long pause costs no message, and is not asked for on and on', async () => {
		const headers = { 'retry-after': '120' };
		sandbox.faults.add({ kind: 'status', status: 429, headers, match: isMedia });
		const { items, error } = await run(media);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(250);
		expect(mediaRequests().length).toBeLessThanOrEqual(20);
		const notes = items.filter(({ json }) => json.mediaUrl).map(({ json }) => json.mediaNote);
		expect(new Set(notes)).toEqual(
			new Set(['The file could not be fetched: HTTP 429. Run the workflow again later.']),
		);
	});

	test('that waits for the end of a pause does not hold up a run that another item ended', async () => {
		// As long as a test may take: where the run waits for it, this one does not end in time.
		const headers = { 'retry-after': '60' };
		const isMissing = ({ path }: { path: string }) => path.includes('missing');
		sandbox.faults.add({ kind: 'status', status: 429, headers, match: isMedia });
		sandbox.faults.add({ kind: 'status', status: 503, times: 2, match: isMissing });
		const { error } = await run(
			{ ...media, conversationId: byId('={{ $json.id }}') },
			{ items: [{ id: LONG }, { id: 'missing' }] },
		);
		expect(mediaRequests().length).toBeGreaterThan(0);
		expect(error?.message).toBe("Whaapy has no conversation with the ID 'missing' [item 1]");
	});

	test('that nobody sends is told in words', async () => {
		sandbox.faults.add({ kind: 'hang', match: isMedia });
		const filters = { messageTypes: ['sticker'] };
		const options = { downloadMedia: true, timeout: 100 };
		const { items } = await run({ filters, options, limit: 1, returnAll: false });
		expect(items[0]?.json.mediaNote).toBe(
			'The file could not be fetched: no answer within 0.1 seconds',
		);
	});

	test('that is empty is no file', async () => {
		sandbox.faults.add({ kind: 'empty', match: isMedia });
		const { items } = await run({ ...media, filters: { messageTypes: ['sticker'] } });
		expect(items[0]?.binary).toBeUndefined();
		expect(items[0]?.json.mediaNote).toBe('The file was not attached: it is empty');
	});

	test('is not followed to another origin', async () => {
		const elsewhere = await startSandbox();
		sandbox.faults.add({
			kind: 'redirect',
			location: `${elsewhere.url}/file`,
			match: isMedia,
		});
		const { items } = await run({ ...media, filters: { messageTypes: ['sticker'] } });
		expect(items[0]?.json.mediaNote).toBe(
			'The file was not fetched: its address is not one of Whaapy',
		);
		expect(elsewhere.requests).toHaveLength(0);
		await elsewhere.close();
	});
});

describe('Send Template', () => {
	const send = (more: INodeParameters = {}): INodeParameters => ({
		resource: 'message',
		operation: 'sendTemplate',
		phoneNumber: '521 55 1234 5678',
		templateName: 'hello_world',
		language: 'es_MX',
		...more,
	});
	const sent = () =>
		sandbox.requests.filter(({ method }) => method === 'POST').map(({ body }) => body as unknown);

	test("sends the documentation's body and gives the answer's data", async () => {
		const { items } = await run(send());
		expect(sent()).toEqual([
			{
				to: '+5215512345678',
				type: 'template',
				template: { name: 'hello_world', language: 'es_MX' },
			},
		]);
		expect(items[0]?.json).toMatchObject({
			conversationId: SEEDED.juan.conversationId,
			messageType: 'template',
		});
	});

	test('with parameters sends the form that is in use', async () => {
		const bodyParameters = ['Juan', '={{ 10 }}'];
		await run(send({ templateName: 'cita', bodyParameters }));
		expect(sent()).toEqual([
			{
				to: '+5215512345678',
				type: 'template',
				templateName: 'cita',
				language: 'es_MX',
				template_parameters: ['Juan', '10'],
			},
		]);
	});

	test.each([
		['(55) 8765-4321', SEEDED.maria.phone],
		['+52 1 55 8765 4321', SEEDED.maria.phone],
		['+52 55 1234 5678', SEEDED.juan.phone],
		['+52 55 4433 2211', '+525544332211'],
	])('%s is sent to the spelling under which the conversation is kept', async (phoneNumber, to) => {
		await run(send({ phoneNumber }));
		expect(sent()).toMatchObject([{ to }]);
	});

	test('needs no permission to read conversations', async () => {
		sandbox.settings.scopes.delete('conversations:read');
		const { error } = await run(send());
		expect(error).toBeUndefined();
		expect(sent()).toHaveLength(1);
	});

	test('reaches one person in the order of the items, in one conversation', async () => {
		const phones = ['+525599990000', '+5215599990000', '+525599990000', '+5215599990000'];
		await run(send({ phoneNumber: '={{ $json.phone }}', templateName: '={{ $json.name }}' }), {
			items: phones.map((phone, i) => ({ phone, name: `step_${i}` })),
		});
		const template = (name: string) => ({ to: '+525599990000', template: { name } });
		expect(sent()).toMatchObject(['step_0', 'step_1', 'step_2', 'step_3'].map(template));
	});

	test('takes "nothing" for the answer that there is no conversation', async () => {
		const read = ({ method }: { method: string }) => method === 'GET';
		sandbox.faults.add({ kind: 'json', status: 200, body: { data: null }, match: read });
		const { error } = await run(send());
		expect(error).toBeUndefined();
		expect(sent()).toMatchObject([{ to: '+5215512345678' }]);
	});

	test('sends to the number as it is written where the user wants it', async () => {
		await run(send({ phoneNumber: '+525512345678', options: { tryOtherSpellings: false } }));
		expect(sandbox.requests).toHaveLength(1);
		expect(sent()).toMatchObject([{ to: '+525512345678' }]);
	});

	test('tells all that is wrong at once', async () => {
		const { error } = await run(send({ phoneNumber: '12', templateName: '={{ "" }}' }));
		expect(error?.message).toBe("'Phone Number' and 'Template Name' cannot be used [item 0]");
	});

	test('starts a conversation where there is none', async () => {
		const { items } = await run(send({ phoneNumber: '+573001234567' }));
		expect(sandbox.store.conversations.has(String(items[0]?.json.conversationId))).toBe(true);
	});

	test.each([
		[{ templateName: '={{ "" }}' }, "'Template Name' is empty [item 0]"],
		[{ language: '={{ " " }}' }, "'Language' is empty [item 0]"],
		[{ bodyParameters: ['Juan', ' '] }, "'Body Parameters' has no text for {{2}} [item 0]"],
		[
			{ phoneNumber: '123' },
			"'Phone Number' has 3 digits, too few for a phone number: '123' [item 0]",
		],
	])('refuses %j before any request', async (more, message) => {
		const { error } = await run(send(more));
		expect(error?.message).toBe(message);
		expect(sandbox.requests).toHaveLength(0);
	});

	test.each(['after', 'reset', 'truncate'] as const)(
		'is never sent twice when the connection ends with %s, and says that it may have arrived',
		async (kind) => {
			sandbox.faults.add({ kind, match: ({ method }: { method: string }) => method === 'POST' });
			const { error } = await run(send());
			expect(sent()).toHaveLength(1);
			expect(error?.description).toContain('It may have been saved or sent all the same');
		},
	);

	test('is never sent twice on a 503', async () => {
		sandbox.faults.add({
			kind: 'json',
			status: 503,
			body: { error: 'x', message: 'Mantenimiento' },
			match: ({ method }: { method: string }) => method === 'POST',
		});
		const { error } = await run(send());
		expect(sent()).toHaveLength(1);
		expect(error?.description).toContain('It may have been saved or sent all the same');
	});
});

test('an empty page that promises more ends the walk', async () => {
	let page = 0;
	const body = { data: [], meta: { hasMore: true, oldestMessageId: '' } };
	const match = () => {
		body.meta.oldestMessageId = `m${++page}`;
		return page < 20;
	};
	sandbox.faults.add({ kind: 'json', status: 200, body, match });
	const { error } = await run();
	expect(error?.message).toBe(
		'Whaapy sent an empty page but has more, after 0 messages were read [item 0]',
	);
	expect(sandbox.requests).toHaveLength(1);
});

test.each([
	['={{ new Date("x") }}', "'Since' is not a date: 'Invalid Date' [item 0]"],
	['={{ {} }}', "'Since' is not a date: '{}' [item 0]"],
	['={{ Object.create(null) }}', "'Since' is not a date: '{}' [item 0]"],
])('the moment %s is refused in words', async (since, message) => {
	const { error } = await run({ filters: { since } });
	expect(error?.message).toBe(message);
});
