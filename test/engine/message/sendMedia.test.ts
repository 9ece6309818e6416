import type { IBinaryData } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { people } from '../people';
import { testOperation } from '../testOperation';
import { byId, byPhone, useSandbox } from '../useSandbox';
import { inMemory, PDF, useStorage } from './files';

const JUAN = SEEDED.juan.conversationId;
const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendMedia',
	recipient: byId(JUAN),
});
const stored = useStorage();

const withFile = (data: IBinaryData) => ({ binary: () => ({ data }) });
const uploads = () => [...sandbox.store.media.values()];
const uploadedFile = () => (sandbox.requests[0]?.body as FormData).get('file') as File;

test('uploads the file of the item and sends it by its ID, in two requests', async () => {
	const { items } = await run(
		{ caption: 'Tu presupuesto' },
		withFile(inMemory(PDF, 'presupuesto.pdf', 'application/pdf')),
	);
	expect(sent()).toEqual(['POST /media/v1', 'POST /messages/v1']);
	expect(uploads()).toMatchObject([
		{
			kind: 'document',
			mimeType: 'application/pdf',
			filename: 'presupuesto.pdf',
			size: PDF.length,
		},
	]);
	expect(Buffer.from(await uploadedFile().arrayBuffer())).toEqual(PDF);
	expect(lastBody()).toEqual({
		conversationId: JUAN,
		type: 'document',
		document: { id: uploads()[0]?.id, caption: 'Tu presupuesto', filename: 'presupuesto.pdf' },
	});
	expect(items[0]?.json).toMatchObject({ messageType: 'document', status: 'sent' });
});

test('streams a file that n8n keeps on disk, with its length told before', async () => {
	const content = Buffer.alloc(3_000_000, 'abc');
	const file = await stored(content, 'notas médicas.txt', 'text/plain');
	expect(file.id).toBeDefined();
	const { items } = await run({}, withFile(file));
	expect(items[0]?.json).toMatchObject({ messageType: 'document', status: 'sent' });
	const { 'content-length': length } = sandbox.requests[0]?.headers ?? {};
	expect(Number(length)).toBeGreaterThan(content.length);
	expect(uploadedFile()).toMatchObject({ name: 'notas médicas.txt', size: content.length });
	expect(Buffer.from(await uploadedFile().arrayBuffer()).equals(content)).toBe(true);
});

test.each(['in memory', 'on disk'])(
	'sends a whole file at a second attempt too, %s',
	async (at) => {
		const file =
			at === 'in memory'
				? inMemory(PDF, 'a.pdf', 'application/pdf')
				: await stored(PDF, 'a.pdf', 'application/pdf');
		sandbox.faults.add({ kind: 'json', status: 503, body: { error: 'x', message: 'y' }, times: 1 });
		const { items } = await run({}, withFile(file));
		expect(sent()).toEqual(['POST /media/v1', 'POST /media/v1', 'POST /messages/v1']);
		expect(uploads()).toMatchObject([{ size: PDF.length }]);
		expect(items[0]?.json).toMatchObject({ status: 'sent' });
	},
);

test.each([
	['image/jpeg', 'a.jpg', 'image', {}],
	['image/jpg', 'a.jpg', 'image', {}],
	['image/webp', 'a.webp', 'image', {}],
	['video/mp4', 'a.mp4', 'video', {}],
	['audio/mpeg', 'a.mp3', 'audio', {}],
	['audio/ogg; codecs=opus', 'a.ogg', 'audio', {}],
	['application/octet-stream', 'a.PDF', 'document', { filename: 'a.PDF' }],
	['text/plain', 'a.txt', 'document', { filename: 'a.txt' }],
])('takes %s (%s) for %s', async (mimeType, name, type, about) => {
	await run({}, withFile(inMemory(PDF, name, mimeType)));
	expect(uploads()).toMatchObject([{ kind: type }]);
	expect(lastBody()).toEqual({
		conversationId: JUAN,
		type,
		[type]: { id: uploads()[0]?.id, ...about },
	});
});

test('sends a WebP as a sticker if that is chosen', async () => {
	await run({ mediaType: 'sticker' }, withFile(inMemory(PDF, 'a.webp', 'image/webp')));
	expect(lastBody()).toMatchObject({ type: 'sticker', sticker: { id: uploads()[0]?.id } });
});

test('sends an OGG as a voice note', async () => {
	const options = { voiceNote: true };
	await run({ options }, withFile(inMemory(PDF, 'a.ogg', 'audio/ogg')));
	expect(lastBody()).toMatchObject({ type: 'audio', audio: { voice: true } });
});

test('names a document as it is told', async () => {
	const options = { fileName: 'Receta.pdf' };
	await run({ options }, withFile(inMemory(PDF, 'tmp123.pdf', 'application/pdf')));
	expect(lastBody()).toMatchObject({ document: { filename: 'Receta.pdf' } });
});

test.each([
	['image', {}],
	['video', { caption: 'Mira' }],
	['audio', {}],
	['document', { caption: 'Mira' }],
	['sticker', {}],
])('sends a URL as %s in one request', async (mediaType, about) => {
	const mediaUrl = 'https://example.com/x';
	await run({ mediaSource: 'url', mediaUrl, mediaType, ...about });
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		conversationId: JUAN,
		type: mediaType,
		[mediaType]: { link: mediaUrl, ...about, ...(mediaType === 'document' && { filename: 'x' }) },
	});
});

test('takes the type of a URL from its ending', async () => {
	const mediaUrl = 'https://example.com/a%20b/cat%C3%A1logo.pdf?v=2';
	await run({ mediaSource: 'url', mediaUrl });
	expect(lastBody()).toMatchObject({
		type: 'document',
		document: { link: mediaUrl, filename: 'catálogo.pdf' },
	});
});

test('sends an uploaded file by its ID in one request', async () => {
	const id = '100000000000001';
	sandbox.store.media.set(id, {
		id,
		kind: 'image',
		mimeType: 'image/png',
		filename: 'a.png',
		size: 1,
	});
	await run({ mediaSource: 'id', mediaId: id, mediaType: 'image', caption: 'Hola' });
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		conversationId: JUAN,
		type: 'image',
		image: { id, caption: 'Hola' },
	});
});

describe('one file for many', () => {
	const phones = Array.from({ length: 20 }, (_, i) => ({
		phone: `+1415555${String(2600 + i)}`,
	}));
	const uploadCount = () => sent().filter((request) => request === 'POST /media/v1').length;

	test.each(['in memory', 'on disk'])('is uploaded once for all of them, %s', async (at) => {
		const files = await Promise.all(
			phones.map(async () =>
				at === 'in memory'
					? inMemory(PDF, 'a.pdf', 'application/pdf')
					: await stored(PDF, 'a.pdf', 'application/pdf'),
			),
		);
		const { items } = await run(
			{ recipient: byPhone('={{ $json.phone }}') },
			{ items: phones, binary: (index) => ({ data: files[index]! }) },
		);
		expect(items).toHaveLength(20);
		expect(uploadCount()).toBe(1);
		expect(sent()).toHaveLength(21);
	});

	test('another content is another upload', async () => {
		const contents = [PDF, Buffer.from('%PDF-1.7\n')];
		await run(
			{},
			{
				items: [{}, {}, {}],
				binary: (index) => ({
					data: inMemory(contents[index % 2]!, 'a.pdf', 'application/pdf'),
				}),
			},
		);
		expect(uploadCount()).toBe(2);
	});
});

describe('refuses without a request', () => {
	const MB = 1024 * 1024;
	test.each([
		['a.jpg', 'image/jpeg', 5 * MB + 1, '5.01 MB', '5 MB', 'image'],
		['a.mp4', 'video/mp4', 16 * MB + 1, '16.01 MB', '16 MB', 'video'],
		['a.mp3', 'audio/mpeg', 16 * MB + 1, '16.01 MB', '16 MB', 'audio'],
		['a.webp', 'image/webp', 500 * 1024 + 1, '500.01 KB', '500 KB', 'sticker'],
		['a.pdf', 'application/pdf', 100 * MB + 1, '100.01 MB', '100 MB', 'document'],
	])('%s (%s) of %i bytes', async (name, mimeType, size, told, max, mediaType) => {
		const file = await stored(Buffer.alloc(size), name, mimeType);
		const { error } = await run({ mediaType }, withFile(file));
		expect(error?.message).toBe(
			`'Input Binary Field' holds '${name}' of ${told}, and WhatsApp takes ${max} as ${mediaType} [item 0]`,
		);
		expect(sent()).toEqual([]);
	});

	test.each(['in memory', 'on disk'])('an empty file, %s', async (at) => {
		const file =
			at === 'in memory'
				? inMemory(Buffer.alloc(0), 'a.pdf', 'application/pdf')
				: await stored(Buffer.alloc(0), 'a.pdf', 'application/pdf');
		const { error } = await run({}, withFile(file));
		expect(error?.message).toBe("'Input Binary Field' holds 'a.pdf', which is empty [item 0]");
		expect(sent()).toEqual([]);
	});

	const pdf = inMemory(PDF, 'a.pdf', 'application/pdf');
	test.each([
		[{}, inMemory(PDF, 'a.csv', 'text/csv'), /whose type WhatsApp does not take: text\/csv/],
		[{ mediaType: 'image' }, pdf, /cannot be sent as image: it is application\/pdf/],
		[{ mediaType: 'sticker' }, inMemory(PDF, 'a.png', 'image/png'), /cannot be sent as sticker/],
		[{ binaryPropertyName: 'file' }, pdf, /names no file of the item: 'file'/],
		[{ caption: 'a'.repeat(1025) }, pdf, /'Caption' has 1,025 characters/],
		[{ caption: 'Hola' }, inMemory(PDF, 'a.mp3', 'audio/mpeg'), /'Caption' cannot go with/],
		[
			{ options: { voiceNote: true } },
			inMemory(PDF, 'a.mp3', 'audio/mpeg'),
			/'Send as Voice Note' needs an OGG/,
		],
		[{ recipient: byPhone('12') }, pdf, /'Recipient' has 2 digits/],
		[{ mediaSource: 'url', mediaUrl: 'ftp://x/a.pdf' }, pdf, /'Media URL' is not a web address/],
		[{ mediaSource: 'url', mediaUrl: 'https://example.com/a' }, pdf, /'Media Type' is 'From/],
		[{ mediaSource: 'id', mediaId: '123' }, pdf, /'Media Type' is 'From the File'/],
		[{ mediaSource: 'id', mediaId: '../x', mediaType: 'image' }, pdf, /'Media ID' is not an ID/],
		[{ mediaSource: 'id', mediaId: '={{ "" }}', mediaType: 'image' }, pdf, /'Media ID' is empty/],
	])('%j', async (parameters, file, message) => {
		const { error } = await run(parameters, withFile(file));
		expect(error?.message).toMatch(message);
		expect(sent()).toEqual([]);
	});
});

test('uploads nothing for a customer who may not be written to', async () => {
	const { items } = await run(
		{ options: { whenWindowClosed: 'skip' } },
		withFile(inMemory(PDF, 'a.pdf', 'application/pdf')),
	);
	expect(items[0]?.json).toMatchObject({ skipped: true });
	expect(sent()).toEqual([`GET /conversations/v1/${JUAN}/messages?limit=100`]);
});

testOperation('message/sendMedia', {
	costs: {
		'file of the item, to a conversation': [{ recipient: byId(JUAN) }],
		'the same file to 10 conversations': [
			{ recipient: byId('={{ $json.id }}') },
			{ items: people(10) },
		],
		'URL or media ID, to a conversation': [
			{ recipient: byId(JUAN), mediaSource: 'url', mediaUrl: 'https://example.com/a.pdf' },
		],
	},
	tool: () => ({
		set: { mediaSource: 'url' },
		left: ['recipient', 'mediaUrl', 'caption'],
		sends: 'POST /messages/v1',
		body: { type: 'image', image: { link: 'https://example.com/radiografia.jpg' } },
		answers: { messageType: 'image' },
	}),
});
