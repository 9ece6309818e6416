import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { parse } from 'papaparse';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byPhone } from '../useSandbox';
import { content, ids, isPage, LONG, useExport } from './exported';

/** Message → Export to File, wherever n8n keeps the file. */
const { phone } = SEEDED.maria;
const name = 'María Fernanda Núñez';
const { sandbox, run, begin, sent, stored, history, failAt } = useExport();

const text = async (item: INodeExecutionData | undefined) => (await content(item)).toString();
/** Lets the sandbox answer with these messages only. */
const answerWith = (...messages: IDataObject[]) => {
	const data = messages.map((message, i) => ({
		id: `m${i}`,
		timestamp: `2026-01-29T16:31:${String(59 - i).padStart(2, '0')}Z`,
		direction: 'inbound',
		messageType: 'text',
		...message,
	}));
	sandbox.faults.add({ kind: 'json', status: 200, match: isPage, body: { data, meta: {} } });
};

test('says what is in the file, and where it would go on', async () => {
	const { items } = await run();
	const times = stored().map(({ timestamp }) => new Date(timestamp).toISOString());
	expect(items[0]?.json).toEqual({
		fileName: expect.stringMatching(
			/^Maria[\w-]*_\d{4}-\d\d-\d\d(_\d{4}-\d\d-\d\d)?\.ndjson$/,
		) as string,
		conversationId: LONG,
		contactName: name,
		firstMessageAt: times[0],
		lastMessageAt: times.at(-1),
		count: 250,
		complete: true,
		before: null,
	});
	expect(items[0]?.binary?.data).toMatchObject({
		mimeType: 'application/x-ndjson',
		fileName: items[0]?.json.fileName,
		fileExtension: 'ndjson',
	});
});

test('costs one request for each 100 messages and one for the conversation', async () => {
	await run();
	expect(sent()).toEqual([
		`GET /conversations/v1/${LONG}`,
		...Array(3).fill(expect.stringMatching(/\/messages\?limit=100/)),
	]);
});

test('finds the conversation by phone', async () => {
	const { items } = await run({ conversationId: byPhone(phone) });
	expect(items[0]?.json.count).toBe(250);
	expect(sent()).toHaveLength(4);
});

test('writes JSON that is one list', async () => {
	const { items } = await run({ format: 'json', output: 'raw' });
	const list = JSON.parse(await text(items[0])) as IDataObject[];
	expect(list.map(({ id }) => id)).toEqual(history());
	expect(list[0]).toHaveProperty('createdAt');
});

test.each(['csv', 'json', 'ndjson'])('writes %s of no message', async (format) => {
	const { items } = await run({ format, filters: { since: '2050-01-01' } });
	expect(items[0]?.json).toMatchObject({ count: 0, complete: true, firstMessageAt: null });
	const written = await text(items[0]);
	if (format === 'json') expect(JSON.parse(written)).toEqual([]);
	else expect(written.split('\n').filter(Boolean)).toHaveLength(format === 'csv' ? 1 : 0);
});

test('writes only what the filters let pass, and reads no further than it must', async () => {
	const [middle] = stored().slice(-120, -119);
	const { items } = await run({ filters: { since: middle!.timestamp } });
	expect(await ids(items[0])).toEqual(history().slice(0, 120));
	expect(sandbox.requests.filter(isPage)).toHaveLength(2);
});

describe('a table', () => {
	const TEXTS = [
		'=HYPERLINK("http://example.com","x")',
		'+1-2',
		'@SUM(A1)',
		'-3+4',
		'\tcmd',
		' =1+1',
		'＝1+1',
		'Línea 1\nLínea 2, "entre comillas"',
		'🎉 ¡Felicidades!',
	];

	test('holds texts as they are, but none that a spreadsheet would run', async () => {
		answerWith(...TEXTS.map((content) => ({ content })), { content: '+5215512345678' });
		const { items } = await run({ format: 'csv' }, { timezone: 'America/Mexico_City' });
		const written = await text(items[0]);
		expect(written.startsWith('\uFEFFDate,Direction,From,Phone Number,')).toBe(true);
		const { data } = parse<Record<string, string>>(written.slice(1), {
			header: true,
			skipEmptyLines: true,
		});
		const cells = data.map(({ Text }) => Text);
		expect(cells.slice(0, 7)).toEqual(TEXTS.slice(0, 7).map((value) => `'${value}`));
		expect(cells.slice(7)).toEqual([...TEXTS.slice(7), '+5215512345678']);
		expect(data[0]).toMatchObject({
			Date: '2026-01-29 10:31:59',
			Direction: 'Received',
			From: name,
			'Phone Number': phone,
			'Message ID': 'm0',
			'Conversation ID': LONG,
		});
	});
});

describe('a list that cannot be read to its end', () => {
	test('is refused if there is no first page', async () => {
		failAt(1, 403);
		const { items, error } = await run();
		expect(items).toEqual([]);
		expect(error?.message).toContain('[item 0]');
	});

	test('leaves files of the other conversations', async () => {
		let conversation = '';
		const match = ({ path: at }: { path: string }) => {
			if (isPage({ path: at }) && conversation === '') conversation = at;
			return isPage({ path: at }) && at !== conversation;
		};
		sandbox.faults.add({ kind: 'status', status: 403, match });
		const { items } = await run({ scope: 'all' });
		const [first, ...others] = items;
		expect(first?.json).toMatchObject({ complete: true });
		expect(others.length).toBeGreaterThan(1);
		for (const { json, binary } of others) {
			expect(binary).toBeUndefined();
			expect(json).toMatchObject({ count: 0, complete: false, note: expect.any(String) as string });
		}
	});
});

/** Runs the export, and cancels it as soon as it has sent so many requests. */
async function runUntil(requests: number, parameters: IDataObject) {
	const { run: execution } = await begin(parameters as INodeParameters);
	const begun = new Promise<void>((resolve) => {
		const from = sandbox.requests.length;
		const match = () => sandbox.requests.length - from >= requests && (resolve(), false);
		sandbox.faults.add({ kind: 'status', match });
	});
	await Promise.race([begun, execution]);
	execution.cancel();
	const { status, data } = await execution;
	sandbox.faults.clear();
	return { status, item: data.resultData.runData.Whaapy?.[0]?.data?.main?.[0]?.[0] };
}

test('an execution that is stopped keeps the file until then, and sends nothing more', async () => {
	sandbox.addMessages(LONG, 5_000);
	const { status, item } = await runUntil(3, {});
	expect(status).toBe('canceled');
	expect(sandbox.requests.length).toBeLessThan(20);
	expect(item?.json).toMatchObject({
		complete: false,
		before: expect.any(String) as string,
		note: 'The run was stopped before this item was done',
	});
	expect(await ids(item)).toHaveLength(Number(item?.json.count));
});

/** Runs the export, and lets Whaapy refuse everything from so many requests on. */
async function runUntilRefused(requests: number, parameters: IDataObject) {
	const from = sandbox.requests.length;
	const match = () => sandbox.requests.length - from >= requests;
	sandbox.faults.add({ kind: 'status', status: 403, match });
	const { items } = await run(parameters as INodeParameters);
	sandbox.faults.clear();
	return { item: items[0] };
}

test.each([
	['are stopped', runUntil],
	['are refused', runUntilRefused],
] as const)(
	'files of executions that %s at any moment join to the whole history, while messages come in',
	async (_, runSome) => {
		sandbox.addMessages(LONG, 350);
		// Many are of the same second, also where a file ends.
		for (const message of stored()) {
			message.timestamp = message.timestamp.replace(/\d\dZ$/, '00Z');
		}
		let ended = 1;
		for (let times = 0; times < 25;) {
			let expected: string[] | undefined;
			const joined: unknown[] = [];
			for (let before = '', complete = false; !complete; times++) {
				ended = (ended * 48_271) % 2_147_483_647;
				const current = history();
				const { item } = await runSome(3 + (ended % 7), { options: { before } });
				if (!item?.binary) continue;
				expected ??= current;
				joined.push(...(await ids(item)));
				complete = item.json.complete === true;
				before = String(item.json.before);
				sandbox.addMessages(LONG, ended % 3);
			}
			expect(joined).toEqual(expected);
		}
	},
);

describe('media', () => {
	const isMedia = ({ path: at }: { path: string }) => at.endsWith('/media');

	test('whose links have ended are asked for again, with one request', async () => {
		const filters = { messageTypes: ['image'] };
		sandbox.faults.add({ kind: 'status', status: 403, times: 2, match: isMedia });
		const { items } = await run({ filters, options: { media: true } });
		const written = (await content(items[0])).toString('latin1');
		expect(written).not.toContain('missing-media.txt');
		expect(sandbox.requests.filter(isPage)).toHaveLength(4);
	});

	test('of a page that cannot be read again end the file before that page', async () => {
		const pages = () => sandbox.requests.filter(isPage).length;
		const isLate = (request: { path: string }) => isMedia(request) && pages() >= 2;
		sandbox.faults.add({ kind: 'status', status: 403, match: isLate });
		const isAgain = (request: { path: string }) => isPage(request) && pages() >= 3;
		sandbox.faults.add({ kind: 'status', status: 403, match: isAgain });
		const { items } = await run({ options: { media: true } });
		const [oldest] = stored().slice(-100);
		expect(items[0]?.json).toMatchObject({
			count: 100,
			complete: false,
			before: oldest!.id,
			firstMessageAt: new Date(oldest!.timestamp).toISOString(),
		});
	});

	test('that cannot be had are listed', async () => {
		const filters = { messageTypes: ['image'] };
		sandbox.faults.add({ kind: 'status', status: 403, match: isMedia });
		const { items, error } = await run({ filters, options: { media: true } });
		expect(error).toBeUndefined();
		const written = (await content(items[0])).toString('latin1');
		expect(written).toContain('missing-media.txt');
		expect(written).toContain('The file could not be fetched: HTTP 403');
	});
});

test('refuses to begin all conversations at one message', async () => {
	const { error } = await run({ scope: 'all', options: { before: 'x1' } });
	expect(error?.message).toBe("'Before Message ID' belongs to one conversation [item 0]");
	expect(sandbox.requests).toEqual([]);
});

const EMPTY = '={{ $json.empty }}';
test.each([
	[{ conversationId: byId(EMPTY) }, "'Conversation' is empty"],
	[{ conversationId: byPhone('={{ $json.nothing }}') }, "'Conversation' is empty"],
	[{ scope: EMPTY }, '\'Export\' is "", which is not one of the options'],
	...[
		['Direction', { direction: EMPTY }],
		['Message Types', { messageTypes: '={{ [] }}' }],
		['Sent by AI', { sentByAi: '={{ $json.nothing }}' }],
		['Since', { since: EMPTY }],
		['Since', { since: '={{ $json.nothing }}' }],
		['Until', { until: '={{ null }}' }],
	].map(([name, filters]) => [
		{ filters },
		`'${name as string}' is empty, so it would let everything through`,
	]),
	...[
		['Search', { search: EMPTY }],
		['Search', { search: '={{ "\u200b" }}' }],
		['Status', { status: '={{ $json.nothing }}' }],
	].map(([name, conversationFilters]) => [
		{ scope: 'all', conversationFilters },
		`'${name as string}' is empty, so it would let everybody through`,
	]),
] as Array<[INodeParameters, string]>)(
	'does not take what comes out empty for everything: %j',
	async (parameters, message) => {
		const { items, error } = await run(parameters, { items: [{ empty: '' }] });
		expect(items).toEqual([]);
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(sent()).toEqual([]);
	},
);

testOperation('message/exportToFile', {
	costs: {
		'250 messages': [{ conversationId: byId(SEEDED.maria.conversationId) }],
		'250 messages by phone': [{ conversationId: byPhone(SEEDED.maria.phone) }],
	},
	tool: () => ({
		left: ['conversationId'],
		sends: `GET /conversations/v1/${SEEDED.juan.conversationId}/messages?limit=100`,
		answers: { conversationId: SEEDED.juan.conversationId, complete: true },
	}),
});
