import { SEEDED, startSandbox } from '../../../tools/sandbox';
import { UNKNOWN_ID, useSandbox, watchEvents } from './client';

const { sandbox, call } = useSandbox();
const { phone: to, conversationId } = SEEDED.juan;

const send = (body: object) => call('POST', '/messages/v1', { to, ...body });
const last = (id = conversationId) => sandbox().store.messagesOf(id).at(-1)!;
const link = 'https://example.com/file';
const row = (id: string, more = {}) => ({ id, title: `Opción ${id}`, ...more });
const rows = (count: number) => Array.from({ length: count }, (_, i) => row(String(i)));
const reply = (id: string, title = `Botón ${id}`) => ({ type: 'reply', reply: { id, title } });
const buttons = (all: object[], more = {}) => ({
	type: 'interactive',
	interactive: { type: 'button', body: { text: '¿Confirmas?' }, action: { buttons: all }, ...more },
});
const list = (sections: object[], action = {}) => ({
	type: 'interactive',
	interactive: {
		type: 'list',
		body: { text: 'Elige' },
		action: { button: 'Ver', sections, ...action },
	},
});
const linkButton = (parameters: object) => ({
	type: 'interactive',
	interactive: {
		type: 'cta_url',
		body: { text: 'Paga aquí' },
		action: { name: 'cta_url', parameters },
	},
});
const card = { name: { formatted_name: 'Dra. Paula' }, phones: [{ phone: '+525512340000' }] };

test.each<[string, object, string | null]>([
	['text, as Whaapy writes it', { type: 'text', content: 'Hola' }, 'Hola'],
	['text, without its type', { content: 'Hola' }, 'Hola'],
	['text, as Meta writes it', { type: 'text', text: { body: 'Hola', preview_url: true } }, 'Hola'],
	['image', { type: 'image', image: { link, caption: 'Rayos X' } }, 'Rayos X'],
	['video', { type: 'video', video: { link } }, null],
	['audio', { type: 'audio', audio: { link, voice: true } }, null],
	['document', { type: 'document', document: { link, filename: 'a.pdf' } }, null],
	['sticker', { type: 'sticker', sticker: { link } }, null],
	['location', { type: 'location', location: { latitude: 19.4, longitude: -99.1 } }, '19.4,-99.1'],
	['contacts', { type: 'contacts', contacts: [card] }, 'Dra. Paula'],
	['buttons', buttons([reply('si'), reply('no')]), '¿Confirmas?'],
	[
		'list',
		list([
			{ title: 'Mañana', rows: rows(5) },
			{ title: 'Tarde', rows: [row('x')] },
		]),
		'Elige',
	],
	['link button', linkButton({ display_text: 'Pagar', url: link }), 'Paga aquí'],
	[
		'flow',
		{
			type: 'interactive',
			interactive: {
				type: 'flow',
				body: { text: 'Registro' },
				action: {
					name: 'flow',
					parameters: { flow_message_version: '3', flow_cta: 'Abrir', flow_id: '1' },
				},
			},
		},
		'Registro',
	],
])('sends %s, and answers as documented', async (_, body, content) => {
	const { status, body: answer } = await send(body);
	expect({ status, answer }).toMatchObject({
		status: 201,
		answer: {
			messaging_product: 'whatsapp',
			contacts: [{ input: to, wa_id: '5215512345678' }],
			messages: [{ id: last().id, wamid: expect.stringMatching(/^wamid\./) as string }],
			data: { id: last().id, conversationId, direction: 'outbound', status: 'sent' },
		},
	});
	expect(last()).toMatchObject({ content, sentBody: body });
});

test.each<[string, object, string[]]>([
	['nothing to send', { type: 'text' }, ['content']],
	['no destination', { to: undefined, content: 'x' }, ['to']],
	['an unknown type', { type: 'poll' }, ['type']],
	['unknown fields', { content: 'x', colour: 'red' }, ['colour']],
	['a long text', { content: 'x'.repeat(4097) }, ['content']],
	['a number that is none', { to: '12', content: 'x' }, ['to']],
	['no source of a file', { type: 'image', image: { caption: 'x' } }, ['image']],
	['two sources of a file', { type: 'image', image: { link, id: '1' } }, ['image']],
	['a source that is no address', { type: 'image', image: { link: 'x' } }, ['image.link']],
	['an unknown upload', { type: 'image', image: { id: '1' } }, ['image.id']],
	[
		'a place off the globe',
		{ type: 'location', location: { latitude: 91, longitude: 0 } },
		['location.latitude'],
	],
	[
		'a card without a number',
		{ type: 'contacts', contacts: [{ ...card, phones: [] }] },
		['contacts.0.phones'],
	],
	[
		'four buttons',
		buttons(['1', '2', '3', '4'].map((id) => reply(id))),
		['interactive.action.buttons'],
	],
	['twin buttons', buttons([reply('1'), reply('1', 'b')]), ['interactive.action.buttons']],
	[
		'a long button',
		buttons([reply('1', 'x'.repeat(21))]),
		['interactive.action.buttons.0.reply.title'],
	],
	[
		'long texts around buttons',
		buttons([reply('1')], {
			header: { type: 'text', text: 'x'.repeat(61) },
			body: { text: 'x'.repeat(1025) },
			footer: { text: 'x'.repeat(61) },
		}),
		['interactive.header.text', 'interactive.body.text', 'interactive.footer.text'],
	],
	['eleven rows', list([{ rows: rows(11) }]), ['interactive.action.sections']],
	[
		'untitled sections',
		list([{ rows: [row('a')] }, { rows: [row('b')] }]),
		['interactive.action.sections'],
	],
	[
		'long rows',
		list([
			{
				title: 'x'.repeat(25),
				rows: [row('a', { title: 'x'.repeat(25), description: 'x'.repeat(73) })],
			},
		]),
		[
			'interactive.action.sections.0.title',
			'interactive.action.sections.0.rows.0.title',
			'interactive.action.sections.0.rows.0.description',
		],
	],
	[
		'a long list button',
		list([{ rows: [row('a')] }], { button: 'x'.repeat(21) }),
		['interactive.action.button'],
	],
	[
		'a link that is none',
		linkButton({ display_text: 'x', url: 'x' }),
		['interactive.action.parameters.url'],
	],
	[
		'a reaction to nothing',
		{ type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } },
		['reaction.message_id'],
	],
	[
		'an answer to nothing',
		{ content: 'x', context: { message_id: UNKNOWN_ID } },
		['context.message_id'],
	],
	[
		'a pause of two days',
		{ content: 'x', ai: { pause: true, pauseDuration: 2880 } },
		['ai.pauseDuration'],
	],
])('refuses %s', async (_, body, fields) => {
	sandbox().allowDeviations(/ request\./);
	const before = sandbox().store.messagesOf(conversationId).length;
	const { status, body: answer } = await send(body);
	expect(answer).toMatchObject({ error: 'validation_error' });
	expect(status).toBe(400);
	expect(Object.keys(answer.details as object)).toEqual(fields);
	expect(sandbox().store.messagesOf(conversationId)).toHaveLength(before);
});

test('a message can be named by either of its ids', async () => {
	const { messages } = (await send({ content: 'Hola' })).body as {
		messages: Array<{ id: string; wamid: string }>;
	};
	for (const message_id of Object.values(messages[0]!)) {
		const reaction = { type: 'reaction', reaction: { message_id, emoji: '👍' } };
		expect((await send(reaction)).status).toBe(201);
		expect((await send({ content: 'x', context: { message_id } })).status).toBe(201);
	}
});

test('a destination may be a number, its alias or a conversation', async () => {
	for (const destination of [{ to }, { phone_number: '5215512345678' }, { conversationId }]) {
		const { body } = await call('POST', '/messages/v1', { ...destination, content: 'Hola' });
		expect(body).toMatchObject({ data: { conversationId } });
	}
	const unknown = { conversationId: UNKNOWN_ID, content: 'x' };
	expect(await call('POST', '/messages/v1', unknown)).toMatchObject({
		status: 404,
		body: { error: 'Not found' },
	});
});

test('a first message starts a conversation, unless that is not wanted', async () => {
	const events = watchEvents(sandbox());
	const unwanted = { to: SEEDED.renata.phone, content: 'Hola', createConversation: false };
	expect((await call('POST', '/messages/v1', unwanted)).status).toBe(404);
	expect(events()).toEqual([]);
	const template = { type: 'template', templateName: 'hello_world' };
	await call('POST', '/messages/v1', { to: SEEDED.renata.phone, ...template });
	expect(events()).toMatchObject([
		{
			event: 'conversation.created',
			data: { contact_first_name: 'Renata', contact_last_name: 'Castañeda' },
		},
		{ event: 'message.sent', data: { contact_id: SEEDED.renata.contactId } },
	]);
});

test('a send can pause the AI agent, or switch it off', async () => {
	await send({ content: 'x', ai: { pause: true, pauseDuration: 30 } });
	const { settings } = sandbox().store.conversations.get(conversationId)!;
	expect(settings).toMatchObject({ aiEnabled: true, pausedBy: 'api' });
	expect(settings.aiPausedUntil).not.toBeNull();
	await send({ content: 'x', ai: { disable: true } });
	expect(settings).toMatchObject({ aiEnabled: false, aiMode: 'manual' });
});

describe('the 24-hour window', () => {
	const template = { type: 'template', templateName: 'hello_world' };

	const failure = {
		code: 131047,
		title: 'Re-engagement message',
		error_data: { details: expect.stringContaining('more than 24 hours') as string },
	};
	const write = (body: object) => send({ content: 'x', ...body });

	test.each([
		['a text', { content: 'x' }],
		['a place', { type: 'location', location: { latitude: 1, longitude: 1 } }],
		['a picture', { type: 'image', image: { link: 'https://example.com/a.jpg' } }],
	])('over, %s is accepted, and fails when WhatsApp says so', async (_, body) => {
		const events = watchEvents(sandbox());
		sandbox().store.letPass(24);
		expect(await send(body)).toMatchObject({ status: 201, body: { data: { status: 'sent' } } });
		expect(last()).toMatchObject({ status: 'failed', failure });
		expect(events()).toMatchObject([
			{ event: 'message.failed', data: { message_id: last().id, errors: [failure] } },
		]);
	});

	test('over, a template arrives, and after an answer all else too', async () => {
		sandbox().store.letPass(24);
		await send(template);
		expect(last()).toMatchObject({ status: 'sent', messageType: 'template' });
		sandbox().receive(to, { content: '¿Siguen ahí?' });
		await write({});
		expect(last()).toMatchObject({ status: 'sent', messageType: 'text' });
	});

	test('is not open for one who never wrote', async () => {
		const body = { to: '+5215500000009', content: 'x' };
		expect((await call('POST', '/messages/v1', body)).status).toBe(201);
		const { id } = sandbox().store.conversationByPhone(body.to)!;
		expect(sandbox().store.messagesOf(id)).toMatchObject([{ status: 'failed', failure }]);
	});

	test('over, what failed for it is refused once more, until the customer writes', async () => {
		sandbox().store.letPass(24);
		await write({});
		const retry = `/messages/v1/${last().id}/retry`;
		expect(await call('POST', retry)).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining('(#131047)') as string },
		});
		sandbox().receive(to, { content: '¿Siguen ahí?' });
		expect((await call('POST', retry)).status).toBe(200);
	});

	test('has been over for as long as the sandbox is told', async () => {
		const later = await startSandbox({ hoursPassed: 24, realTime: true });
		expect(later.store.isWindowOpen(conversationId)).toBe(false);
		later.store.letPass(-24);
		expect(later.store.isWindowOpen(conversationId)).toBe(true);
		await later.close();
	});
});

test('only what failed can be retried', async () => {
	const events = watchEvents(sandbox());
	await send({ content: 'Hola' });
	const { id } = last();
	expect((await call('POST', `/messages/v1/${id}/retry`)).status).toBe(400);
	sandbox().changeStatus(id, 'failed');
	expect(await call('POST', `/messages/v1/${id}/retry`)).toMatchObject({
		status: 200,
		body: { data: { id, status: 'sent' } },
	});
	expect(events().map(({ event }) => event)).toEqual([
		'message.sent',
		'message.failed',
		'message.sent',
	]);
	expect((await call('POST', `/messages/v1/${UNKNOWN_ID}/retry`)).status).toBe(404);
});

test('what a customer writes is reported as WhatsApp shapes it', () => {
	const events = watchEvents(sandbox());
	sandbox().store.conversations.get(SEEDED.luis.conversationId)!.status = 'closed';
	sandbox().receive(SEEDED.luis.phone, {
		content: null,
		messageType: 'image',
		mediaMimeType: 'image/png',
	});
	expect(events()).toMatchObject([
		{ event: 'conversation.reopened' },
		{
			event: 'message.received',
			data: {
				media_url: expect.stringContaining('token=') as string,
				message: { from: '5218187654321', type: 'image', image: { mime_type: 'image/png' } },
			},
		},
	]);
});

test.each([
	['image/jpeg', /^\xff\xd8.*JFIF/s, 'image'],
	['image/png', /^\x89PNG\r\n/, 'image'],
	['image/webp', /^RIFF....WEBP/s, 'sticker'],
	['audio/ogg', /^OggS.*OpusHead/s, 'audio'],
	['video/mp4', /^....ftyp/s, 'video'],
	['application/pdf', /^%PDF-1\.4.*%%EOF\n$/s, 'document'],
])('a file of the seed is a real %s that one can look at', async (type, form, kind) => {
	const listed = await call<{ data: Array<{ mediaUrl?: string; mediaMimeType?: string }> }>(
		'GET',
		`/conversations/v1/${SEEDED.maria.conversationId}/messages?limit=100`,
	);
	const message = listed.body.data.find(({ mediaMimeType }) => mediaMimeType === type);
	expect(message).toMatchObject({ messageType: kind });
	const file = await fetch(message!.mediaUrl!);
	expect(file.headers.get('content-type')).toBe(type);
	const bytes = Buffer.from(await file.arrayBuffer());
	expect(bytes.toString('latin1')).toMatch(form);
	// A dot of 8 x 8 pixels is smaller.
	expect(bytes.length).toBeGreaterThan(900);
});

test('the conversation and the contact of the documented example have different ids', () => {
	const { store } = sandbox();
	expect(store.contacts.has(conversationId)).toBe(false);
	expect(store.conversations.get(conversationId)?.contactId).toBe(SEEDED.juan.contactId);
});

describe('uploads', () => {
	const upload = (type: string, mimeType: string, size = 10) => {
		const form = new FormData();
		form.set('type', type);
		form.set('file', new Blob([Buffer.alloc(size)], { type: mimeType }), 'archivo ñ');
		return call<{ id: string; details: object }>('POST', '/media/v1', form);
	};

	test('give an id that a send can name', async () => {
		const { status, body } = await upload('image', 'image/png');
		expect(status).toBe(200);
		expect(sandbox().store.media.get(body.id)).toMatchObject({ filename: 'archivo ñ', size: 10 });
		await send({ type: 'image', image: { id: body.id } });
		expect(last().mediaMimeType).toBe('image/png');
	});

	test('come back as the file of their message', async () => {
		const form = new FormData();
		form.set('type', 'document');
		form.set('file', new Blob(['Cita: 10:00'], { type: 'text/plain' }), 'cita.txt');
		const { body } = await call<{ id: string }>('POST', '/media/v1', form);
		await send({ type: 'document', document: { id: body.id } });
		const listed = await call<{ data: Array<{ mediaUrl: string }> }>(
			'GET',
			`/conversations/v1/${conversationId}/messages?limit=1`,
		);
		const file = await fetch(listed.body.data[0]!.mediaUrl);
		expect(file.headers.get('content-type')).toMatch(/^text\/plain/);
		expect(await file.text()).toBe('Cita: 10:00');
	});

	test.each([
		['image', 'image/gif', 10, 'file'],
		['image', 'image/png', 0, 'file'],
		['image', 'image/jpeg', 5 * 1024 * 1024 + 1, 'file'],
		['sticker', 'image/webp', 500 * 1024 + 1, 'file'],
		['picture', 'image/png', 10, 'type'],
	])('of %s, %s, %d bytes are refused', async (type, mimeType, size, field) => {
		sandbox().allowDeviations(/ request\./);
		const { status, body } = await upload(type, mimeType, size);
		expect(status).toBe(400);
		expect(Object.keys(body.details)).toEqual([field]);
	});

	test('take a form only', async () => {
		sandbox().allowDeviations(/ request\./);
		expect((await call('POST', '/media/v1', { type: 'image' })).status).toBe(400);
	});
});
