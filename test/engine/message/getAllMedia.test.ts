import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { SEEDED, startSandbox } from '../../../tools/sandbox';
import { byId, byPhone, useSandbox } from '../useSandbox';

/** A clinic's patient with 250 messages of every type. */
const { conversationId: LONG } = SEEDED.maria;
const { sandbox, run } = useSandbox({
	resource: 'message',
	operation: 'getAll',
	conversationId: byId(LONG),
	returnAll: true,
});

const media = { options: { downloadMedia: true } };
const withFile = (items: INodeExecutionData[]) => items.filter(({ binary }) => binary);
const isMedia = ({ path }: { path: string }) => path.endsWith('/media');
const mediaRequests = () => sandbox.requests.filter(isMedia);

test('outputs a file as binary data, downloaded without the API key', async () => {
	const { items, error } = await run({
		...media,
		filters: { messageTypes: ['image', 'document'] },
	});
	expect(error).toBeUndefined();
	expect(withFile(items)).toHaveLength(items.length);
	const image = items.find(({ json }) => json.mediaMimeType === 'image/jpeg');
	expect(image?.binary?.data).toMatchObject({
		mimeType: 'image/jpeg',
		fileName: expect.stringMatching(/\.jpe?g$/) as string,
	});
	const content = Buffer.from(image?.binary?.data?.data ?? '', 'base64');
	expect([...content.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
	expect(mediaRequests()).toHaveLength(items.length);
	for (const { headers } of mediaRequests()) expect(headers.authorization).toBeUndefined();
});

/** Lets the sandbox answer with these messages, and with any file. */
function answerWith(messages: IDataObject[]) {
	sandbox.allowDeviations(/^GET \/messages\/\{id\}\/media request\.query\.token: missing$/);
	const data = messages.map((message) => ({
		mediaUrl: `${sandbox.url}/messages/x/media`,
		mediaMimeType: 'image/jpeg',
		...message,
	}));
	const match = ({ path }: { path: string }) => path.endsWith('/messages');
	sandbox.faults.add({ kind: 'json', status: 200, times: 1, match, body: { data, meta: {} } });
	sandbox.faults.add({ kind: 'json', status: 200, match: isMedia, body: { picture: true } });
}
const fileNames = (items: INodeExecutionData[]) =>
	items.map(({ binary }) => binary?.data?.fileName);
const at = (timestamp: string, more: IDataObject = {}) => ({
	timestamp,
	direction: 'inbound',
	...more,
});

describe('the name of a file', () => {
	const conversation = () => sandbox.store.conversations.get(LONG)!;

	test("tells the time in the workflow's time zone, and who sent it", async () => {
		conversation().contactName = 'María  Núñez / Ñandú';
		answerWith([
			at('2026-01-29T16:31:00Z', { id: 'a' }),
			at('2026-01-29T16:30:59Z', { id: 'b', direction: 'outbound', sentByAi: true }),
			at('2026-01-01T04:30:00Z', { id: 'c', direction: 'outbound', sentByAi: false }),
		]);
		const { items } = await run(media, { timezone: 'America/Mexico_City' });
		expect(fileNames(items)).toEqual([
			'2026-01-29_1031_Maria-Nunez-Nandu.jpg',
			'2026-01-29_1030_AI.jpg',
			'2025-12-31_2230_Business.jpg',
		]);
		expect(
			sandbox.requests.filter(({ path }) => path === `/conversations/v1/${LONG}`),
		).toHaveLength(1);
	});

	test('is numbered if a run has it twice, so that no file is written over another', async () => {
		answerWith(['a', 'b', 'c'].map((id) => at('2026-01-29T10:30:15Z', { id })));
		const names = fileNames((await run(media)).items);
		expect(names[1]).toBe(names[0]?.replace('.jpg', '_2.jpg'));
		expect(names[2]).toBe(names[0]?.replace('.jpg', '_3.jpg'));
	});

	test.each([
		[null, /_\d{10,}\.jpg$/],
		['李小龍', /_\d{10,}\.jpg$/],
	])('has the phone number if the contact is called %j', async (contactName, expected) => {
		conversation().contactName = contactName;
		answerWith([at('2026-01-29T10:30:15Z', { id: 'a' })]);
		expect(fileNames((await run(media)).items)[0]).toMatch(expected);
	});

	test('does without the sender if the key may not read conversations', async () => {
		const match = ({ path }: { path: string }) => path === `/conversations/v1/${LONG}`;
		sandbox.faults.add({ kind: 'json', status: 403, match, body: { error: 'forbidden' } });
		answerWith([at('2026-01-29T10:30:15Z', { id: 'a' })]);
		expect(fileNames((await run(media)).items)[0]).toMatch(/_Customer\.jpg$/);
	});

	test('costs no request by phone, when the conversation is looked up anyway', async () => {
		await run({
			...media,
			conversationId: byPhone(SEEDED.maria.phone),
			filters: { messageTypes: ['sticker'] },
		});
		expect(sandbox.requests.filter(({ path }) => path === `/conversations/v1/${LONG}`)).toEqual([]);
	});
});

test('removes path separators from the file name', async () => {
	const url = `${sandbox.url}/messages/x/media`;
	sandbox.allowDeviations(/^GET \/messages\/\{id\}\/media request\.query\.token: missing$/);
	sandbox.faults.add({
		kind: 'json',
		status: 200,
		times: 1,
		body: { data: [{ id: '../../x', mediaUrl: url, mediaMimeType: 'image/png' }], meta: {} },
	});
	sandbox.faults.add({ kind: 'json', status: 200, body: {} });
	const { items } = await run(media);
	expect(items[0]?.binary?.data?.fileName).toMatch(/^x_[\w-]+\.png$/);
});

test('puts the file into the field that the user names', async () => {
	const { items } = await run({
		filters: { messageTypes: ['sticker'] },
		options: { downloadMedia: true, binaryPropertyName: 'file' },
	});
	expect(items[0]?.binary?.file).toBeDefined();
});

test("downloads as each page arrives, within 'Max Concurrent Requests'", async () => {
	sandbox.settings.latency = 40;
	await run({ options: { downloadMedia: true, maxConcurrentRequests: 4 } });
	expect(sandbox.mostInFlight).toBe(4);
	const paths = sandbox.requests
		.filter(({ path }) => path !== `/conversations/v1/${LONG}`)
		.map(({ path }) => (path.endsWith('/media') ? 'file' : 'page'));
	const pages = paths.flatMap((kind, i) => (kind === 'page' ? [i] : []));
	expect(pages).toHaveLength(3);
	expect(paths[(pages[0] ?? 0) + 1]).toBe('file');
});

test('keeps the message of an expired file, with a note', async () => {
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
])('does not download from %s', async (mediaUrl) => {
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
	expect(sandbox.requests.map(({ path }) => path)).toEqual([
		`/conversations/v1/${LONG}/messages`,
		`/conversations/v1/${LONG}`,
	]);
});

test('gives up a file after three attempts, and says why', async () => {
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

test('loses no message to a long rate limit of files, and stops requesting them', async () => {
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

test("stops waiting for a file's rate limit when another item ends the run", async () => {
	// As long as a test may take: if the run waits for it, this one does not end in time.
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

test('says that a download timed out', async () => {
	sandbox.faults.add({ kind: 'hang', match: isMedia });
	const filters = { messageTypes: ['sticker'] };
	const options = { downloadMedia: true, timeout: 100 };
	const { items } = await run({ filters, options, limit: 1, returnAll: false });
	expect(items[0]?.json.mediaNote).toBe(
		'The file could not be fetched: no answer within 0.1 seconds',
	);
});

test('attaches no empty file', async () => {
	sandbox.faults.add({ kind: 'empty', match: isMedia });
	const { items } = await run({ ...media, filters: { messageTypes: ['sticker'] } });
	expect(items[0]?.binary).toBeUndefined();
	expect(items[0]?.json.mediaNote).toBe('The file was not attached: it is empty');
});

test('follows no redirect to another origin', async () => {
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
