import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { testOperation } from '../testOperation';
import { inMemory, PDF, useStorage } from '../message/files';
import { dripping } from '../message/pieces';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({ resource: 'media', operation: 'upload' });

const pdf = { binary: () => ({ data: inMemory(PDF, 'a.pdf', 'application/pdf') }) };

test('uploads a file in one request, and outputs its ID with what it is', async () => {
	const { items } = await run({}, pdf);
	expect(sent()).toEqual(['POST /media/v1']);
	const body = sandbox.requests[0]?.body as FormData;
	expect([...body.keys()]).toEqual(['type', 'file']);
	expect(body.get('type')).toBe('document');
	expect(body.get('file')).toMatchObject({ name: 'a.pdf', type: 'application/pdf' });
	expect(items[0]?.json).toEqual({
		id: [...sandbox.store.media.keys()][0],
		mediaType: 'document',
		mimeType: 'application/pdf',
		fileName: 'a.pdf',
		fileSize: PDF.length,
	});
});

test.each([
	{ id: '1' },
	{ data: { id: '1' } },
	{ success: true, data: { mediaId: '1' } },
	{ mediaId: '1' },
	{ media_id: 1 },
	{ media: { id: '1' } },
])('finds the ID in the answer %j', async (body) => {
	sandbox.faults.add({ kind: 'json', status: 200, body });
	const { items } = await run({}, pdf);
	expect(items[0]?.json).toMatchObject({ id: '1', mediaType: 'document' });
});

test('says what the answer is if it names no ID', async () => {
	sandbox.faults.add({ kind: 'json', status: 200, body: { ok: true } });
	const { error } = await run({}, pdf);
	expect(error?.message).toContain('lacks what its documentation promises');
});

test('names the item, and goes on with the others', async () => {
	const { items } = await run(
		{ binaryPropertyName: '={{ $json.field }}' },
		{ ...pdf, items: [{ field: 'other' }, { field: 'data' }], onError: 'continueRegularOutput' },
	);
	expect(items[0]?.json).toMatchObject({
		error: "'Input Binary Field' names no file of the item: 'other' [item 0]",
		message: "The item's files are in 'data'.",
	});
	expect(items[1]?.json).toMatchObject({ mediaType: 'document' });
});

describe('the timeout of an upload', () => {
	const stored = useStorage();

	test.each(['in memory', 'on disk'])('ends an answer that comes in drops, file %s', async (at) => {
		const name = 'a.pdf';
		const type = 'application/pdf';
		const file = at === 'on disk' ? await stored(PDF, name, type) : inMemory(PDF, name, type);
		sandbox.faults.add({ kind: 'pieces', pieces: dripping });
		const { error } = await run({ options: { timeout: 60 } }, { binary: () => ({ data: file }) });
		expect(error?.message).toBe('Whaapy did not answer within 0.06 seconds [item 0]');
	});

	test('runs from its end', async () => {
		// A server that rests after every 4 MB: what it has not read yet waits in buffers, and then here.
		const content = Buffer.alloc(60_000_000, 'a');
		const server = createServer((request, response) => {
			const readSlowly = async () => {
				let unread = 4_000_000;
				for await (const chunk of request as AsyncIterable<Buffer>) {
					unread -= chunk.length;
					if (unread < 0) await sleep(150);
					if (unread < 0) unread = 4_000_000;
				}
				response.setHeader('content-type', 'application/json').end('{"id":"1"}');
			};
			readSlowly().catch(() => response.destroy());
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const account = { url: `http://127.0.0.1:${port}`, key: sandbox.key };
		const data = await stored(content, 'a.txt', 'text/plain');
		const timeout = 1_500;
		const began = performance.now();
		const { items } = await run({ options: { timeout } }, { account, binary: () => ({ data }) });
		server.closeAllConnections();
		server.close();
		expect(items[0]?.json).toMatchObject({ id: '1', fileSize: content.length });
		// Else the test says nothing.
		expect(performance.now() - began).toBeGreaterThan(timeout);
	});
});

testOperation('media/upload', {
	costs: {
		'a file': [{}],
		'the same file in 10 items': [{}, { items: Array.from({ length: 10 }, () => ({})) }],
	},
	// n8n gives tools no files, so a model can send those that have an address or an ID.
	tool: () => ({
		left: ['binaryPropertyName'],
		tells: "'Input Binary Field' names no file of the item: 'data'",
	}),
});
