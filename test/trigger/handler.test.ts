import { signed, withHeaders } from './deliveries';
import { names, useTrigger } from './useTrigger';

const { sandbox, activeN8n, createContact, webhooks, onlyDelivery, deliver, secretAtWhaapy } =
	useTrigger();

test('puts the data of the event at the root, beside what surrounds it', async () => {
	const n8n = await activeN8n();
	const id = await createContact('Ana');
	expect(n8n.executions).toEqual([
		{
			mode: 'webhook',
			items: [
				{
					json: {
						contact_id: id,
						phone_number: expect.stringMatching(/^\+\d+$/) as string,
						name: 'Ana',
						email: null,
						tags: [],
						source: 'api',
						created_at: expect.any(String) as string,
						event: 'contact.created',
						timestamp: expect.any(String) as string,
						businessId: sandbox.store.businessId,
					},
				},
			],
		},
	]);
	expect(onlyDelivery().statuses).toEqual([200]);
});

test("gives the body as it came if 'Output' is 'Raw'", async () => {
	const n8n = await activeN8n({ parameters: { output: 'raw' } });
	await createContact('Ana');
	expect(n8n.executions[0]?.items[0]?.json).toEqual(JSON.parse(onlyDelivery().body));
});

test.each(['simplified', 'raw'])(
	'keeps a field called "json" where it is (output: %s)',
	async (output) => {
		const n8n = await activeN8n({ parameters: { output } });
		await createContact('Ana');
		const odd = {
			event: 'contact.created',
			json: { a: 1 },
			data: { json: { b: 2 }, name: 'Bea' },
		};
		const body = JSON.stringify(odd);
		await deliver(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'whd_json' }));
		expect(n8n.executions[1]?.items[0]?.json).toEqual(
			output === 'simplified' ? { json: { b: 2 }, name: 'Bea', event: 'contact.created' } : odd,
		);
	},
);

test("starts on an event that Whaapy adds later if 'Every Event' is chosen", async () => {
	const n8n = await activeN8n({
		parameters: { events: ['contact.created', '*'], options: { verifySignature: false } },
	});
	expect(webhooks()[0]?.events).toEqual(['*']);
	await createContact('Ana');
	const body = JSON.stringify({ event: 'agent.hired', data: { name: 'Bea' } });
	expect(await deliver(signed(onlyDelivery(), 'any', { body, id: 'whd_new' }))).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Bea']);
});

test('answers 200 to an event that is not chosen, and starts nothing', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	for (const event of ['contact.updated', 'agent.hired', '', 7]) {
		const body = JSON.stringify({ event, data: { name: 'Bea' } });
		expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'x' }))).toBe(200);
	}
	expect(names(n8n)).toEqual(['Ana']);
});

test('takes the event from the header if the body does not name it', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const body = JSON.stringify({ data: { name: 'Bea' } });
	expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'x' }))).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Bea']);
});

test.each(['', 'not JSON', '{"event":', '[]', '"contact.created"', 'null', '7'])(
	'answers 400 to the body %j, even if the signature is right',
	async (body) => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const odd = withHeaders(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'x' }), {
			'Content-Type': 'application/octet-stream',
		});
		expect(await deliver(odd)).toBe(400);
		expect(names(n8n)).toEqual(['Ana']);
	},
);

test.each([1, 2])(
	'reads a body with a byte order mark and of an unknown type (node version %d)',
	async (version) => {
		const n8n = await activeN8n();
		n8n.typeVersion = version;
		await createContact('Ana');
		const body = `\ufeff${onlyDelivery().body}`;
		const odd = withHeaders(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'x' }), {
			'Content-Type': 'text/x-unknown',
		});
		expect(await deliver(odd)).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	},
);

test('takes 10 MB from Whaapy, and refuses 10 MB with a forged signature', async () => {
	sandbox.store.answerTimeout = 60_000;
	const n8n = await activeN8n();
	await createContact('Ana');
	const data = { name: 'Bea', notes: 'x'.repeat(10 * 1024 * 1024) };
	const body = JSON.stringify({ event: 'contact.created', data });
	const big = { body, id: 'x' };
	expect(await deliver(signed(onlyDelivery(), 'whsec_guessed', big))).toBe(401);
	expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), big))).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Bea']);
});

test('is registered for POST only, so n8n answers 404 to every other method', async () => {
	const n8n = await activeN8n();
	for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
		expect((await fetch(n8n.productionUrl, { method })).status).toBe(404);
	}
});
