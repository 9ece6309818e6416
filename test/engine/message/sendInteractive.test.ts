import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';
import { inMemory, PDF } from './files';

const JUAN = SEEDED.juan.conversationId;
const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendInteractive',
	recipient: byId(JUAN),
	text: '¿Confirmas tu cita?',
});

const buttons = (...button: Array<Record<string, string>>) => ({ buttons: { button } });
const yesNo = buttons({ title: 'Sí', id: 'yes' }, { title: 'No ' });
const row = (title: string, more = {}) => ({ title, ...more });
const list = (...section: Array<{ title?: string; rows: INodeParameters[] }>): INodeParameters => ({
	interactiveType: 'list',
	listButton: 'Ver opciones',
	sections: {
		section: section.map(({ title = '', rows }) => ({ title, rows: { row: rows } })),
	},
});
const link = {
	interactiveType: 'link',
	linkText: 'Ver mi pedido',
	linkUrl: 'https://example.com/pedidos/10045',
};
const send = { conversationId: JUAN, type: 'interactive' };

test('asks with buttons, whose IDs are their titles as they are unless given', async () => {
	const { items } = await run(yesNo);
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		...send,
		interactive: {
			type: 'button',
			body: { text: '¿Confirmas tu cita?' },
			action: {
				buttons: [
					{ type: 'reply', reply: { id: 'yes', title: 'Sí' } },
					{ type: 'reply', reply: { id: 'No ', title: 'No ' } },
				],
			},
		},
	});
	expect(items[0]?.json).toMatchObject({ messageType: 'interactive', status: 'sent' });
});

test('asks with a list', async () => {
	await run({
		...list(
			{ title: 'Higiene', rows: [row('Limpieza', { description: '40 minutos', id: 'clean' })] },
			{ title: 'Estética', rows: [row('Carillas'), row('Blanqueamiento')] },
		),
		headerType: 'text',
		headerText: 'Tratamientos',
		footer: 'Clínica Sonrisa',
	});
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		...send,
		interactive: {
			type: 'list',
			header: { type: 'text', text: 'Tratamientos' },
			body: { text: '¿Confirmas tu cita?' },
			footer: { text: 'Clínica Sonrisa' },
			action: {
				button: 'Ver opciones',
				sections: [
					{
						title: 'Higiene',
						rows: [{ id: 'clean', title: 'Limpieza', description: '40 minutos' }],
					},
					{
						title: 'Estética',
						rows: [
							{ id: 'Carillas', title: 'Carillas' },
							{ id: 'Blanqueamiento', title: 'Blanqueamiento' },
						],
					},
				],
			},
		},
	});
});

test('leaves out the title of a single section', async () => {
	await run(list({ rows: [row('Limpieza')] }));
	expect(lastBody()).toMatchObject({
		interactive: { action: { sections: [{ rows: [{ id: 'Limpieza', title: 'Limpieza' }] }] } },
	});
});

test('shows a link button', async () => {
	await run(link);
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		...send,
		interactive: {
			type: 'cta_url',
			body: { text: '¿Confirmas tu cita?' },
			action: {
				name: 'cta_url',
				parameters: { display_text: 'Ver mi pedido', url: 'https://example.com/pedidos/10045' },
			},
		},
	});
});

describe('a header', () => {
	const headerOf = () => (lastBody().interactive as { header: unknown }).header;

	test.each(['image', 'video'])('with an %s at a URL, in one request', async (headerType) => {
		const mediaUrl = 'https://example.com/x';
		await run({ ...yesNo, headerType, mediaSource: 'url', mediaUrl });
		expect(sent()).toEqual(['POST /messages/v1']);
		expect(headerOf()).toEqual({ type: headerType, [headerType]: { link: mediaUrl } });
	});

	test('with a document of the item, which is uploaded', async () => {
		const data = inMemory(PDF, 'cita.pdf', 'application/pdf');
		await run({ ...link, headerType: 'document' }, { binary: () => ({ data }) });
		expect(sent()).toEqual(['POST /media/v1', 'POST /messages/v1']);
		const [id] = [...sandbox.store.media.keys()];
		expect(headerOf()).toEqual({ type: 'document', document: { id } });
	});

	test('of media is refused with a list', async () => {
		const { error } = await run({
			...list({ rows: [row('a')] }),
			headerType: 'image',
			mediaSource: 'url',
			mediaUrl: 'https://example.com/x.png',
		});
		expect(error?.message).toBe("'Header' cannot be of the type image with a list [item 0]");
	});
});

describe('from data', () => {
	const free = [{ hours: ['10:00', '11:30'] }];
	const json = { defineUsing: 'json' };
	const rowsOf =
		'={{ [{ rows: $json.hours.map((title, i) => ({ title, id: i, doctor: "x" })) }] }}';

	test('rows of a list, as many as an expression gives', async () => {
		await run({ ...list(), ...json, sectionsJson: rowsOf }, { items: free });
		const rows = [
			{ id: '0', title: '10:00' },
			{ id: '1', title: '11:30' },
		];
		expect(lastBody()).toMatchObject({ interactive: { action: { sections: [{ rows }] } } });
	});

	test.each<[unknown]>([
		['[{"title":"Sí","id":"yes"},{"title":"No"}]'],
		['={{ [{ title: "Sí", id: "yes" }, { title: "No", id: null }] }}'],
		[' [ {"title": "Sí", "id": "yes"},\n {"title": "No", "id": ""} ] '],
	])('buttons, from %j', async (buttonsJson) => {
		await run({ ...json, buttonsJson: String(buttonsJson), ...buttons({ title: 'unused' }) });
		const titles = [
			{ type: 'reply', reply: { id: 'yes', title: 'Sí' } },
			{ type: 'reply', reply: { id: 'No', title: 'No' } },
		];
		expect(lastBody()).toMatchObject({ interactive: { action: { buttons: titles } } });
	});

	test.each<[INodeParameters, string]>([
		[{ buttonsJson: '[]' }, "'Buttons as JSON' is empty"],
		[{ buttonsJson: '={{ null }}' }, "'Buttons as JSON' is empty"],
		[{ buttonsJson: '=' }, "'Buttons as JSON' is empty"],
		[{ buttonsJson: 'Sí, No' }, "'Buttons as JSON' does not have the shape of its rows"],
		[{ buttonsJson: '["Sí"]' }, "'Buttons as JSON' does not have the shape of its rows"],
		[{ buttonsJson: '[{"title":"Sí"},{"id":"no"}]' }, "'Button 2: Title' is empty"],
		[
			{ buttonsJson: '[{"title":"Sí"},{"title":["No"]}]' },
			"'Button 2: Title' must be a text, but it is a list",
		],
		[
			{ buttonsJson: `[{"title":"${'x'.repeat(21)}"}]` },
			"'Button 1: Title' has 21 characters, and WhatsApp takes 20",
		],
		[
			{ buttonsJson: `={{ Array.from({ length: 3000 }, () => ({ title: "" })) }}` },
			"'Buttons as JSON' has 3000 buttons, and WhatsApp takes 3",
		],
		[{ ...list(), sectionsJson: '[]' }, "'Sections as JSON' has no row"],
		[
			{ ...list(), sectionsJson: '[{"rows":["10:00"]}]' },
			"'Section 1: Rows' does not have the shape of its rows",
		],
		[
			{ ...list(), sectionsJson: '[{"rows":[{"title":"a"},{"title":{}}]}]' },
			"'Section 1, Row 2: Title' must be a text, but it is an object",
		],
		[
			{ ...list(), sectionsJson: '[{"rows":[{"title":"a"},{"title":"a"}]}]' },
			"'Section 1, Row 2: ID' is the same as of Section 1, Row 1: 'a'",
		],
	])('is refused by the number of its row: %j', async (parameters, message) => {
		const { error } = await run({ ...json, ...parameters });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(error?.description).not.toContain('Add button');
		expect(sent()).toEqual([]);
	});
});

const long = (length: number) => 'x'.repeat(length);
const rows = (count: number) => Array.from({ length: count }, (_, i) => row(`Fila ${i}`));

type Refused = [INodeParameters, string];

describe('refuses without a request', () => {
	test.each<Refused>([
		[{ ...yesNo, text: long(1025) }, "'Text' has 1,025 characters, and WhatsApp takes 1,024"],
		[{ ...yesNo, footer: long(61) }, "'Footer' has 61 characters, and WhatsApp takes 60"],
		[
			{ ...yesNo, headerType: 'text', headerText: long(61) },
			"'Header Text' has 61 characters, and WhatsApp takes 60",
		],
		...['*Tu* cita', 'tu_cita', '~Tu cita~', '`Tu cita`'].map((headerText): Refused => [
			{ ...yesNo, headerType: 'text', headerText },
			`'Header Text' holds ${/[*_~`]/.exec(headerText)?.[0]}, and WhatsApp takes no formatting there`,
		]),
		[{ buttons: {} }, "'Buttons' is empty"],
		[
			buttons(...['a', 'b', 'c', 'd'].map((title) => ({ title }))),
			"'Buttons' has 4 buttons, and WhatsApp takes 3",
		],
		[buttons({ title: ' ' }), "'Button 1: Title' is empty"],
		[buttons({ title: '\u200b' }), "'Button 1: Title' is empty"],
		[
			buttons({ title: 'Sí' }, { title: '={{ ({}) }}' }),
			"'Button 2: Title' must be a text, but it is an object",
		],
		[
			buttons({ title: 'Sí' }, { title: long(21) }),
			"'Button 2: Title' has 21 characters, and WhatsApp takes 20",
		],
		[
			buttons({ title: 'Sí', id: long(257) }),
			"'Button 1: ID' has 257 characters, and WhatsApp takes 256",
		],
		[
			buttons({ title: 'Sí', id: 'a' }, { title: 'No', id: 'a' }),
			"'Button 2: ID' is the same as of Button 1: 'a'",
		],
		[
			buttons({ title: 'Sí', id: 'a' }, { title: 'Sí', id: 'b' }),
			"'Button 2: Title' is the same as of Button 1: 'Sí'",
		],
		[
			{ ...list({ rows: rows(1) }), listButton: long(21) },
			"'List Button' has 21 characters, and WhatsApp takes 20",
		],
		[{ ...list({ rows: rows(1) }), listButton: '={{ "" }}' }, "'List Button' is empty"],
		[{ ...list(), sections: {} }, "'Sections' has no row"],
		[list({ rows: rows(11) }), "'Sections' has 11 rows in all, and WhatsApp takes 10"],
		[list({ title: 'a', rows: rows(1) }, { rows: [row('b')] }), "'Section 2: Title' is empty"],
		[list({ title: 'a', rows: rows(1) }, { title: 'b', rows: [] }), "'Section 2: Rows' is empty"],
		[
			list({ title: long(25), rows: rows(1) }),
			"'Section 1: Title' has 25 characters, and WhatsApp takes 24",
		],
		[
			list({ rows: [row(long(25))] }),
			"'Section 1, Row 1: Title' has 25 characters, and WhatsApp takes 24",
		],
		[
			list({ rows: [row('a', { description: long(73) })] }),
			"'Section 1, Row 1: Description' has 73 characters, and WhatsApp takes 72",
		],
		[
			list({ rows: [row('a', { id: long(201) })] }),
			"'Section 1, Row 1: ID' has 201 characters, and WhatsApp takes 200",
		],
		[
			list({ title: 'a', rows: [row('x')] }, { title: 'b', rows: [row('x')] }),
			"'Section 2, Row 1: ID' is the same as of Section 1, Row 1: 'x'",
		],
		[{ ...link, linkText: long(21) }, "'Link Text' has 21 characters, and WhatsApp takes 20"],
		[{ ...link, linkUrl: 'example.com' }, "'Link URL' is not a web address: 'example.com'"],
		...[
			'http://localhost:5678/a.pdf',
			'http://192.168.1.20/a.pdf',
			'https://10.0.0.7/a.pdf',
			'http://172.16.3.4/a.pdf',
			'http://127.1/a.pdf',
			'http://2130706433/a.pdf',
			'http://[::1]/a.pdf',
			'http://nas.local/a.pdf',
			'http://n8n:5678/a.pdf',
		].map((linkUrl): Refused => [
			{ ...link, linkUrl },
			`'Link URL' leads to this computer or this network only: '${linkUrl}'`,
		]),
	])('%j', async (parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(sent()).toEqual([]);
	});

	test('everything that is wrong, at once', async () => {
		const { error } = await run({
			...buttons({ title: '' }, { title: long(21) }),
			footer: long(61),
		});
		expect(error?.message).toBe(
			"'Footer', 'Button 1: Title' and 'Button 2: Title' cannot be used [item 0]",
		);
	});
});

const question = {
	recipient: byId(JUAN),
	text: '¿Sí?',
	buttons: { button: [{ title: 'Sí' }] },
};

testOperation('message/sendInteractive', {
	costs: {
		'buttons, list or link, to a conversation': [question],
		'file of the item as header, to a conversation': [{ ...question, headerType: 'document' }],
	},
	tool: () => ({
		set: { interactiveType: 'buttons' },
		left: ['recipient', 'text', 'buttons.button[0].title'],
		knows: { '20 characters': 'Confirmar' },
		sends: 'POST /messages/v1',
		body: {
			type: 'interactive',
			interactive: { action: { buttons: [{ reply: { title: 'Confirmar' } }] } },
		},
		answers: { messageType: 'interactive' },
	}),
});
