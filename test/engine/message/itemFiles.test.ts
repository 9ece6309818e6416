import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { engineKnowsCombined } from '../engine';
import { byId, useSandbox } from '../useSandbox';
import { inMemory, PDF, useStorage } from './files';

/** The file of an item: how it is named, what it is taken for, what it is called. */
const JUAN = SEEDED.juan.conversationId;
const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendMedia',
	recipient: byId(JUAN),
});
const stored = useStorage();

const pdf = inMemory(PDF, 'a.pdf', 'application/pdf');
const uploads = () => [...sandbox.store.media.values()];
const beside = (data: IBinaryData) => ({ binary: () => ({ data }) });
const inJson = (data: IBinaryData, more: IDataObject = {}) => ({
	binaryMode: 'combined' as const,
	items: [{ ...more, _files: { data } } as unknown as IDataObject],
});

describe.each(['in memory', 'on disk'])('a file kept %s', (at) => {
	const file = async () =>
		at === 'in memory' ? pdf : await stored(PDF, 'a.pdf', 'application/pdf');

	test.each([
		'data',
		' data ',
		'={{ "data" }}',
		'={{ $binary.data }}',
		'={{ $input.item.binary.data }}',
		"={{ $('Start').item.binary.data }}",
		"={{ $('Start').first().binary.data }}",
	])('is sent if it is given as %s', async (binaryPropertyName) => {
		const { error } = await run({ binaryPropertyName }, beside(await file()));
		expect(error).toBeUndefined();
		expect(uploads()).toMatchObject([{ filename: 'a.pdf', size: PDF.length }]);
	});

	test.each([
		['{{ }}', '={{ $json._files.data }}'],
		...(engineKnowsCombined
			? [
					['an earlier node', "={{ $('Start').item._files.data }}"],
					['its path', '_files.data'],
					['its name', 'data'],
				]
			: []),
	])('is sent from the JSON by %s', async (_, binaryPropertyName) => {
		const { error } = await run({ binaryPropertyName }, inJson(await file()));
		expect(error).toBeUndefined();
		expect(uploads()).toMatchObject([{ filename: 'a.pdf', size: PDF.length }]);
	});
});

test.each([
	['media', 'upload', {}, 'POST /media/v1'],
	[
		'message',
		'sendInteractive',
		{
			recipient: byId(JUAN),
			text: 'Hola',
			headerType: 'document',
			buttons: { button: [{ title: 'Sí', id: '1' }] },
		},
		'POST /messages/v1',
	],
])('%s: %s takes it by expression too', async (resource, operation, more, last) => {
	const { error } = await run(
		{ resource, operation, binaryPropertyName: '={{ $binary.data }}', ...more },
		beside(pdf),
	);
	expect(error).toBeUndefined();
	expect(sent().at(-1)).toBe(last);
	expect(uploads()).toMatchObject([{ filename: 'a.pdf' }]);
});

test.each([
	['other', "names no file of the item: 'other'", /The item's files are in 'data'\./],
	['={{ $binary }}', 'is an object that is not a file', /\{\{ \$binary\.data \}\}/],
	['={{ $json }}', 'is an object that is not a file', /\{\{ \$binary\.data \}\}/],
	['={{ [$binary.data] }}', "names no file of the item: '[object Object]'", /files are in/],
	['={{ $json.nothing }}', 'is empty', /Use a value such as data/],
	['={{ "" }}', 'is empty', /Use a value such as data/],
	['={{ 5 }}', "names no file of the item: '5'", /files are in 'data'/],
])('%s is refused, and the others are sent', async (value, message, hint) => {
	const { items } = await run(
		{
			binaryPropertyName: `={{ $json.i === 0 ? ${value.startsWith('=') ? value.slice(4, -3) : `'${value}'`} : 'data' }}`,
		},
		{ ...beside(pdf), items: [{ i: 0 }, { i: 1 }], onError: 'continueRegularOutput' },
	);
	expect(items[0]?.json.error).toBe(`'Input Binary Field' ${message} [item 0]`);
	expect(items[0]?.json.message).toMatch(hint);
	expect(items[1]?.json).toMatchObject({ status: 'sent' });
});

test('names the files in the JSON if there is none of the name', async () => {
	const { error } = await run({ binaryPropertyName: 'photo' }, inJson(pdf));
	expect(error?.message).toBe("'Input Binary Field' names no file of the item: 'photo' [item 0]");
	expect(error?.description).toContain("The item's files are in '_files.data'.");
	expect(sent()).toEqual([]);
});

test('takes no file for another that is called alike', async () => {
	const { error } = await run(
		{ binaryPropertyName: '={{ $binary.second }}' },
		{ binary: () => ({ first: pdf, second: { ...pdf, data: 'JVBERi0x' } }) },
	);
	expect(error?.message).toBe("'Input Binary Field' is an object that is not a file [item 0]");
	expect(sent()).toEqual([]);
});

test('tells of a file that n8n has deleted', async () => {
	const gone = { ...(await stored(PDF, 'a.pdf', 'application/pdf')) };
	gone.id = `${gone.id}x`;
	const { error } = await run({}, beside(gone));
	expect(error?.message).toMatch(
		/^'Input Binary Field' holds 'a.pdf', which n8n cannot read: .*\[item 0\]$/,
	);
	expect(sent()).toEqual([]);
});

describe('what a file is', () => {
	const XLS = 'application/vnd.ms-excel';
	test.each([
		['binary/octet-stream', 'factura.pdf', 'application/pdf'],
		['application/x-download', 'factura.pdf', 'application/pdf'],
		['application/force-download', 'factura.PDF', 'application/pdf'],
		['application/x-force-download', 'factura.pdf', 'application/pdf'],
		['force-download', 'factura.pdf', 'application/pdf'],
		['application/download', 'factura.pdf', 'application/pdf'],
		['application/unknown', 'factura.pdf', 'application/pdf'],
		['application/binary', 'factura.pdf', 'application/pdf'],
		['Application/Octet-Stream; charset=binary', 'factura.pdf', 'application/pdf'],
		['*/*', 'foto.jpg', 'image/jpeg'],
		['', 'nota.ogg', 'audio/ogg'],
		['application/x-pdf', 'x', 'application/pdf'],
		['application/acrobat', 'x', 'application/pdf'],
		['text/pdf', 'x', 'application/pdf'],
		['image/x-png', 'x', 'image/png'],
		['image/jpg', 'x', 'image/jpeg'],
		['image/pjpeg', 'x', 'image/jpeg'],
		['application/msexcel', 'x', XLS],
		['application/x-msexcel', 'x', XLS],
		['application/x-excel', 'x', XLS],
		['application/xls', 'x', XLS],
		['application/vnd.ms-word', 'x', 'application/msword'],
		['application/x-msword', 'x', 'application/msword'],
		['application/mspowerpoint', 'x', 'application/vnd.ms-powerpoint'],
		['audio/mp3', 'x', 'audio/mpeg'],
		['audio/x-mpeg', 'x', 'audio/mpeg'],
		['audio/x-m4a', 'x', 'audio/mp4'],
		['application/ogg', 'x', 'audio/ogg'],
		['text/plain', 'x.pdf', 'text/plain'],
		...['application/zip', 'application/x-zip-compressed'].map((type) => [
			type,
			'contrato.docx',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		]),
	])('%s, called %s, is %s', async (type, name, mimeType) => {
		const { error } = await run({}, beside(inMemory(PDF, name, type)));
		expect(error).toBeUndefined();
		expect(uploads()).toMatchObject([{ mimeType }]);
	});

	const zip = (part: string) =>
		`504b0304140006000800${'00'.repeat(16)}0b000000${Buffer.from(part).toString('hex')}`;
	test.each([
		['255044462d312e34', 'application/pdf', 'pdf'],
		['ffd8ffe000104a46', 'image/jpeg', 'jpg'],
		['89504e470d0a1a0a0000', 'image/png', 'png'],
		['524946461a00000057454250', 'image/webp', 'webp'],
		['4f67675300020000', 'audio/ogg', 'ogg'],
		['4944330400000000', 'audio/mpeg', 'mp3'],
		['fffb9064000f', 'audio/mpeg', 'mp3'],
		['fff15080', 'audio/aac', 'aac'],
		['2321414d520a', 'audio/amr', 'amr'],
		['0000001c667479704d344120', 'audio/mp4', 'm4a'],
		['0000001866747970336770', 'video/3gpp', '3gp'],
		['000000206674797069736f6d', 'video/mp4', 'mp4'],
		[
			zip('word/document.xml'),
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			'docx',
		],
		[
			zip('xl/workbook.xml'),
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'xlsx',
		],
	])('its content tells if nothing else does: %s', async (digits, mimeType, ending) => {
		const content = Buffer.from(digits, 'hex');
		for (const file of [
			inMemory(content, 'content', 'binary/octet-stream'),
			await stored(content, '', 'application/octet-stream'),
		]) {
			sandbox.reset();
			const { error } = await run({}, beside(file));
			expect(error).toBeUndefined();
			expect(uploads()).toMatchObject([{ mimeType }]);
			expect(uploads()[0]?.filename).toBe(`${file.fileName || 'data'}.${ending}`);
		}
	});

	test.each([
		['application/zip', 'x.zip', Buffer.from(zip('password/x'), 'hex')],
		['application/octet-stream', 'x', Buffer.from(zip('password/x'), 'hex')],
		['audio/3gpp', 'x', PDF],
		['image/heic', 'x.jpg', PDF],
		['video/webm', 'x.webm', PDF],
		['audio/wav', 'x.wav', PDF],
	])('%s, called %s, is refused', async (type, name, content) => {
		const { error } = await run({}, beside(inMemory(content, name, type)));
		expect(error?.message).toMatch(/whose type WhatsApp does not take/);
		expect(sent()).toEqual([]);
	});
});

describe('what a file is called', () => {
	test.each([
		['cotizacion', 'application/pdf', 'cotizacion.pdf'],
		['content', 'application/pdf', 'content.pdf'],
		['', 'application/pdf', 'data.pdf'],
		['  ', 'application/pdf', 'data.pdf'],
		['informe.PDF', 'application/pdf', 'informe.PDF'],
		['cotización v1.2', 'application/pdf', 'cotización v1.2.pdf'],
		['Sr. Pérez', 'application/pdf', 'Sr. Pérez.pdf'],
		['presupuesto.final', 'application/pdf', 'presupuesto.final.pdf'],
		['lista', 'application/vnd.ms-excel', 'lista.xls'],
		['lista.csv', 'text/plain', 'lista.csv'],
		['notas', 'text/plain', 'notas.txt'],
		['..', 'application/pdf', 'file.pdf'],
		['.pdf', 'application/pdf', 'file.pdf'],
		['...PDF', 'application/pdf', 'file.PDF'],
		['a\r\nX: y.pdf', 'application/pdf', 'a X: y.pdf'],
	])('%j of the type %s: %s', async (name, type, expected) => {
		await run({}, beside(inMemory(PDF, name, type)));
		expect(uploads()).toMatchObject([{ filename: expected }]);
		expect(lastBody()).toMatchObject({ document: { filename: expected } });
	});

	test('without a name and with an expression, it has one too', async () => {
		const file = { ...pdf, fileName: undefined };
		await run({ binaryPropertyName: '={{ $binary.data }}' }, beside(file));
		expect(lastBody()).toMatchObject({ document: { filename: 'file.pdf' } });
	});

	test.each([
		[{ binary: () => ({ data: pdf }) }, {}, 'Receta.pdf'],
		[{}, { mediaSource: 'url', mediaUrl: 'https://example.com/a.pdf' }, 'Receta.pdf'],
		[{}, { mediaSource: 'id', mediaId: '123', mediaType: 'document' }, 'Receta'],
	])("'File Name' gets the ending of the file if it is known", async (more, source, expected) => {
		sandbox.store.media.set('123', {
			id: '123',
			kind: 'document',
			mimeType: 'application/pdf',
			filename: 'a',
			size: 1,
		});
		await run({ ...source, options: { fileName: 'Receta' } }, more);
		expect(lastBody()).toMatchObject({ document: { filename: expected } });
	});
});
