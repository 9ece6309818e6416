import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadContract } from '../../../tools/contract';
import { SEEDED, startSandbox, type Webhook } from '../../../tools/sandbox';
import { SAMPLES } from '../../../tools/sandbox/page/samples';
import type { pageState } from '../../../tools/sandbox/page/state';
import { useSandbox } from './client';

const { sandbox, call } = useSandbox();
const { conversationId, contactId, phone } = SEEDED.juan;

type State = ReturnType<typeof pageState>;
type Received = { event: string; data: Record<string, unknown> & { message?: unknown } };

/** What the page asks for, without a key. */
async function page<Body = { message: string; details: object }>(path: string, body?: unknown) {
	const answer = await fetch(`${sandbox().url}/_sandbox/${path}`, {
		method: 'POST',
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	return { status: answer.status, body: (await answer.json()) as Body };
}

async function state(conversation = conversationId): Promise<State> {
	const answer = await fetch(`${sandbox().url}/_sandbox/state?conversation=${conversation}`);
	return (await answer.json()) as State;
}

const lastBubble = async (conversation?: string) =>
	(await state(conversation)).chat!.bubbles.at(-1)!;
const send = (body: object) => call('POST', '/messages/v1', { conversationId, ...body });

test('a day can pass, which closes the window and tells why a text fails', async () => {
	expect((await state()).chat?.windowOpen).toBe(true);
	expect((await page('time', { hours: 24 })).status).toBe(200);
	expect((await state()).chat?.windowOpen).toBe(false);
	await send({ content: '¿Sigues ahí?' });
	expect(await lastBubble()).toMatchObject({
		status: 'failed',
		reason: '131047: Re-engagement message',
	});
	expect((await page('time', { hours: -1 })).status).toBe(400);
});

test.each([
	['', null],
	[' until 2126-01-29T10:00:00Z', '2126-01-29T10:00:00.000Z'],
	[' +5215512345678 until 2126-01-29T10:00:00Z', '2126-01-29T10:00:00.000Z'],
])('a workflow that waits for an answer is told, as its webhook says it%s', async (end, until) => {
	expect((await state()).chat?.waiting).toBeNull();
	const url = 'https://n8n.example.com/webhook-waiting/1/node?signature=0';
	const body = { name: `n8n waits: ${conversationId}${end}`, url, events: ['message.received'] };
	await call('POST', '/user-webhooks', body);
	const { chat, conversations } = await state();
	expect(chat?.waiting).toEqual({ until });
	expect(conversations.filter(({ waiting }) => waiting).map(({ id }) => id)).toEqual([
		conversationId,
	]);
});

test('a workflow whose time is over waits no longer', async () => {
	const name = `n8n waits: ${conversationId} until 2016-01-29T10:00:00Z`;
	const url = 'https://n8n.example.com/webhook-waiting/1/node?signature=0';
	await call('POST', '/user-webhooks', { name, url, events: ['message.received'] });
	expect((await state()).chat?.waiting).toBeNull();
});

describe('what a customer does on the page', () => {
	const received: Array<{ signature: unknown; body: string }> = [];
	const receiver = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += chunk));
		request.on('end', () => {
			received.push({ signature: request.headers['x-webhook-signature'], body });
			response.end();
		});
	});
	let secret: string;

	beforeAll(() => new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve)));
	afterAll(() => new Promise((resolve) => receiver.close(resolve)));
	beforeEach(async () => {
		received.length = 0;
		const { port } = receiver.address() as AddressInfo;
		const body = { name: 'n8n', url: `http://127.0.0.1:${port}/`, events: ['message.received'] };
		({ secret } = (await call<{ data: Webhook }>('POST', '/user-webhooks', body)).body.data);
	});

	/** The deliveries of the only event that is wanted, each with the right signature. */
	async function deliveries(): Promise<Received[]> {
		await sandbox().deliveriesSettled();
		return received.map(({ signature, body }) => {
			expect(signature).toBe(createHmac('sha256', secret).update(body).digest('base64'));
			return JSON.parse(body) as Received;
		});
	}

	test('writing as somebody without number delivers the ID in its place', async () => {
		const phone = 'MX.10987654321';
		const { status } = await page('customers', { phone, text: 'Hola' });
		expect(status).toBe(200);
		expect(await deliveries()).toMatchObject([
			{ data: { message: { from: phone, from_user_id: phone } } },
		]);
	});

	test('writing as somebody new makes a contact, a conversation and a delivery', async () => {
		const fields = { name: 'Ana Torres', phone: '+52 1 55 0000 0009', text: ' ¿Abren hoy? ' };
		const { body } = await page<{ conversationId: string }>('customers', fields);
		const { chat, contacts, conversations } = await state(body.conversationId);
		expect(chat).toMatchObject({
			name: 'Ana Torres',
			windowOpen: true,
			bubbles: [{ fromCustomer: true, text: '¿Abren hoy?' }],
		});
		expect(contacts.at(-1)).toMatchObject({ name: 'Ana Torres', phone: '+5215500000009' });
		expect(conversations[0]).toMatchObject({ id: body.conversationId, unread: 1 });
		expect(await deliveries()).toMatchObject([
			{
				event: 'message.received',
				data: {
					conversation_id: body.conversationId,
					message: { from: '5215500000009', type: 'text', text: { body: '¿Abren hoy?' } },
				},
			},
		]);
	});

	test('a number that exists goes on in its conversation', async () => {
		const answer = await page('customers', { name: 'Juan', phone, text: 'Hola' });
		expect(answer.body).toEqual({ conversationId });
		expect((await state()).chat?.name).toBe('Juan Pérez');
	});

	test.each([
		[{ phone: '55 1234 5678', text: 'Hola' }, 'Begin with + and the country code'],
		[{ phone, text: ' ' }, 'Write something first.'],
	])('%j is refused in words', async (fields, words) => {
		const { status, body } = await page('customers', fields);
		expect(status).toBe(400);
		expect(JSON.stringify(body.details)).toContain(words);
		expect(await deliveries()).toEqual([]);
	});

	test('"Simular mensaje" writes another sample each time', async () => {
		await page(`conversations/${conversationId}/simulate`);
		await page(`conversations/${conversationId}/simulate`);
		const texts = (await deliveries()).map(({ data }) => JSON.stringify(data.message));
		expect(new Set(texts).size).toBe(2);
	});

	test.each([
		['voice', 'audio', 'audio/ogg', 'OggS'],
		['picture', 'image', 'image/jpeg', '\xff\xd8'],
		['document', 'document', 'application/pdf', '%PDF'],
	])('a %s is delivered with a file, which the page shows too', async (kind, type, mime, form) => {
		await page(`conversations/${conversationId}/files`, { kind });
		const [delivery] = await deliveries();
		expect(delivery?.data.message).toMatchObject({ type, [type]: { mime_type: mime } });
		const { file } = await lastBubble();
		for (const url of [String(delivery?.data.media_url), `${sandbox().url}${file?.url}`]) {
			const answer = await fetch(url);
			expect(answer.headers.get('content-type')).toBe(mime);
			expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toMatch(form);
		}
	});

	const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
	const body = { text: '¿Confirmas?' };
	test.each<[string, object, number, object]>([
		[
			'a button',
			{
				type: 'interactive',
				interactive: {
					type: 'button',
					body,
					action: { buttons: [reply('yes', 'Sí'), reply('no', 'No')] },
				},
			},
			1,
			{
				type: 'interactive',
				interactive: { type: 'button_reply', button_reply: { id: 'no', title: 'No' } },
			},
		],
		[
			'a row of a list',
			{
				type: 'interactive',
				interactive: {
					type: 'list',
					body,
					action: { button: 'Ver', sections: [{ rows: [{ id: 'a', title: 'Jueves' }] }] },
				},
			},
			0,
			{
				type: 'interactive',
				interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'Jueves' } },
			},
		],
		[
			'a quick reply of a template',
			{
				type: 'template',
				templateName: 'recordatorio_cita',
				language: 'es_MX',
				template_parameters: ['Juan', '17:00'],
			},
			0,
			{ type: 'button', button: { payload: 'Confirmar', text: 'Confirmar' } },
		],
	])('tapping %s is delivered as Meta writes it', async (_, sent, button, message) => {
		expect((await send(sent)).status).toBe(201);
		const { id: messageId } = await lastBubble();
		await page('taps', { messageId, button });
		expect(await deliveries()).toMatchObject([{ data: { message } }]);
		expect(await lastBubble()).toMatchObject({ fromCustomer: true });
		expect((await page('taps', { messageId, button: 9 })).status).toBe(404);
	});
});

describe('the events on the page', () => {
	const contract = loadContract();
	const events = Object.keys(contract.document.webhooks);

	test('are those of the contract', async () => {
		expect((await state()).events.map(({ name }) => name).sort()).toEqual(events.sort());
		expect(Object.keys(SAMPLES).sort()).toEqual(events);
	});

	// The inspector holds each delivery to the contract, which fails the test otherwise.
	test.each(events)('%s is delivered as the contract has it', async (event) => {
		const { store } = sandbox();
		store.retryDelays = [];
		// The discard port, where nobody listens: what is delivered counts.
		const url = 'http://127.0.0.1:9/';
		await call('POST', '/user-webhooks', { name: 'all', url, events: [event] });
		expect(await page('events', { event, conversationId })).toEqual({ status: 200, body: {} });
		const [delivery, ...more] = store.deliveries;
		expect(more).toEqual([]);
		expect(contract.checkDelivery(event, delivery!.headers, JSON.parse(delivery!.body))).toEqual(
			[],
		);
	});

	test('happen, and are not only reported', async () => {
		await page('events', { event: 'message.sent', conversationId });
		await page('events', { event: 'message.read', conversationId });
		expect(await lastBubble()).toMatchObject({ fromCustomer: false, status: 'read' });
		await page('events', { event: 'conversation.closed', conversationId });
		expect((await state()).chat?.status).toBe('closed');
		await page('events', { event: 'contact.updated', conversationId });
		expect(sandbox().store.contacts.get(contactId)?.tags).toContain('sandbox');
	});

	test('that cannot happen say why', async () => {
		const { store } = sandbox();
		store.conversations.get(conversationId)!.assignedTo = null;
		expect(
			await page('events', { event: 'conversation.unassigned', conversationId }),
		).toMatchObject({
			status: 400,
			body: { message: 'This conversation is assigned to nobody.' },
		});
		expect((await page('events', { event: 'toString', conversationId })).status).toBe(400);
	});
});

test.each<[string, object, object]>([
	['a text', { type: 'text', content: 'Hola' }, { text: 'Hola' }],
	[
		'a template with its values',
		{
			type: 'template',
			template: {
				name: 'pago_en_linea',
				language: { code: 'es_MX' },
				components: [
					{
						type: 'body',
						parameters: ['Luis', '$1,450', 'hoy'].map((text) => ({ type: 'text', text })),
					},
					{
						type: 'button',
						sub_type: 'url',
						index: '0',
						parameters: [{ type: 'text', text: 'a1' }],
					},
				],
			},
		},
		{
			text: 'Hola Luis, tu saldo es de $1,450. Puedes pagarlo en línea antes del hoy.',
			buttons: [
				{ title: 'Pagar ahora', url: 'https://pagos.clinica-sonrisa.example/a1' },
				{ title: 'Llamar' },
			],
		},
	],
	[
		'a picture by its address',
		{ type: 'image', image: { link: 'https://example.com/a.jpg', caption: 'Promo' } },
		{ text: 'Promo', file: { kind: 'image', url: 'https://example.com/a.jpg' } },
	],
	[
		'a location',
		{ type: 'location', location: { latitude: 19.4, longitude: -99.1, name: 'Clínica' } },
		{ place: { latitude: 19.4, longitude: -99.1, name: 'Clínica' } },
	],
	[
		'contacts',
		{
			type: 'contacts',
			contacts: [{ name: { formatted_name: 'Ana' }, phones: [{ phone: '+5215500000001' }] }],
		},
		{ cards: [{ name: 'Ana', phones: ['+5215500000001'] }] },
	],
])('the page shows %s that a workflow sent', async (_, sent, bubble) => {
	expect((await send(sent)).status).toBe(201);
	expect(await lastBubble()).toMatchObject({ fromCustomer: false, status: 'sent', ...bubble });
});

test('the page shows what a message answers', async () => {
	const message_id = sandbox().store.lastInbound(conversationId)!.id;
	await send({ type: 'text', content: 'Sí', context: { message_id } });
	expect(await lastBubble()).toMatchObject({ text: 'Sí', quote: '¿Les sirve esta radiografía?' });
});

test('the page shows webhooks with their last deliveries, and switches them', async () => {
	sandbox().store.retryDelays = [];
	const body = { name: 'n8n', url: 'http://127.0.0.1:9/', events: ['message.received'] };
	const { id } = (await call<{ data: Webhook }>('POST', '/user-webhooks', body)).body.data;
	for (let i = 0; i < 8; i++) await page(`conversations/${conversationId}/simulate`);
	await sandbox().deliveriesSettled();
	const [webhook] = (await state()).webhooks;
	expect(webhook).toMatchObject({ ...body, isActive: true, failureCount: 8 });
	expect(webhook?.deliveries).toHaveLength(6);
	expect(webhook?.deliveries[0]).toMatchObject({
		event: 'message.received',
		status: 'failed',
		statuses: [0],
	});
	await page(`webhooks/${id}`, { isActive: false });
	expect((await state()).webhooks[0]?.isActive).toBe(false);
	await page(`webhooks/${id}`, { isActive: true });
	expect((await state()).webhooks[0]).toMatchObject({ isActive: true, failureCount: 0 });
});

test('the page and all that it loads are there, and nothing else of the disk', async () => {
	const { url } = sandbox();
	const html = await fetch(url);
	expect(html.headers.get('content-type')).toContain('text/html');
	const text = await html.text();
	const files = [...text.matchAll(/\/_sandbox\/page\/[\w.]+/g)].map(([path]) => path);
	for (const path of files) {
		const loaded = await fetch(url + path);
		expect(loaded.status).toBe(200);
		const imports = [...(await loaded.text()).matchAll(/from '\.\/([\w.]+)'/g)];
		files.push(...imports.map(([, name]) => `/_sandbox/page/${name}`));
	}
	expect(new Set(files).size).toBe(6);
	expect((await fetch(`${url}/_sandbox/page/..%2Froutes.ts`)).status).toBe(404);
	// All on this machine: a person without a connection sees the same.
	expect(text).not.toMatch(/(src|href)="(https?:)?\/\/\w/);
});

test('nothing of the page counts as a request, or against the rate limit', async () => {
	sandbox().settings.rateLimit = 1;
	for (let i = 0; i < 5; i++) await state();
	await page(`conversations/${conversationId}/simulate`);
	expect(sandbox().requests).toEqual([]);
	expect((await call('GET', `/conversations/v1/${conversationId}`)).status).toBe(200);
	expect(sandbox().requests).toHaveLength(1);
});

test('a sandbox in real time has conversations of today, with their window open', async () => {
	const now = await startSandbox({ realTime: true });
	try {
		const age = Date.now() - Date.parse(now.store.lastInbound(conversationId)!.timestamp);
		expect(age).toBeGreaterThan(0);
		expect(age).toBeLessThan(24 * 3_600_000);
		expect(now.store.isWindowOpen(conversationId)).toBe(true);
		expect(now.store.isWindowOpen(SEEDED.luis.conversationId)).toBe(false);
	} finally {
		await now.close();
	}
});
