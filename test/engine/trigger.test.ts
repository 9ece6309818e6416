import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import example from '../../examples/new-contact.json';
import type { Delivery, Sandbox, SignatureFormat, Webhook } from '../sandbox';
import { startSandbox } from '../sandbox';
import { signature } from '../sandbox/deliveries';
import type { N8nOptions } from './triggerHarness';
import { TinyN8n } from './triggerHarness';

let sandbox: Sandbox;
const running: TinyN8n[] = [];

beforeAll(async () => {
	sandbox = await startSandbox({ quiet: true });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.store.retryDelays = [5, 5, 5];
});
afterEach(async () => {
	await sandbox.deliveriesSettled();
	for (const n8n of running.splice(0)) {
		await n8n.close();
		expect(n8n.crashes).toEqual([]);
	}
});

async function startN8n(options: Partial<N8nOptions> = {}): Promise<TinyN8n> {
	const n8n = await TinyN8n.start({ account: sandbox, ...options });
	running.push(n8n);
	return n8n;
}

async function activeN8n(options: Partial<N8nOptions> = {}): Promise<TinyN8n> {
	const n8n = await startN8n(options);
	await n8n.activate();
	return n8n;
}

let phones = 0;

/** A contact made through Whaapy's API, which delivers `contact.created`. */
async function createContact(name: string): Promise<string> {
	const phone = `+521551${String(++phones).padStart(7, '0')}`;
	const answer = await fetch(`${sandbox.url}/contacts/v1`, {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
		body: JSON.stringify({ phone_number: phone, name }),
	});
	const { contact } = (await answer.json()) as { contact: { id: string } };
	await sandbox.deliveriesSettled();
	for (const n8n of running) await n8n.idle();
	return contact.id;
}

const webhooks = (): Webhook[] => [...sandbox.store.webhooks.values()];
const calls = (method: string) =>
	sandbox.requests.filter(
		(made) => made.method === method && made.path.startsWith('/user-webhooks'),
	);
const names = (n8n: TinyN8n, mode = 'webhook') =>
	n8n.executions.filter((run) => run.mode === mode).map(({ items }) => items[0]?.json.name ?? null);

function onlyDelivery(): Delivery {
	expect(sandbox.store.deliveries).toHaveLength(1);
	return sandbox.store.deliveries[0]!;
}

/** What the trigger answers to a delivery. */
async function deliver(delivery: Delivery): Promise<number> {
	return await sandbox.redeliver(delivery);
}

/** A delivery with some of its headers changed; without those that are `undefined`. */
function withHeaders(
	delivery: Delivery,
	headers: Record<string, string | undefined>,
	body = delivery.body,
): Delivery {
	const all = Object.entries({ ...delivery.headers, ...headers });
	const kept = all.filter((entry): entry is [string, string] => entry[1] !== undefined);
	return { ...delivery, body, headers: Object.fromEntries(kept) };
}

/** A delivery as Whaapy would send it with this secret, and with another body or ID where told. */
function signed(
	delivery: Delivery,
	secret: string,
	{ body = delivery.body, id = delivery.id }: { body?: string; id?: string } = {},
): Delivery {
	const headers = {
		'X-Webhook-Signature': signature(body, secret, 'hex'),
		'X-Webhook-Delivery-ID': id,
	};
	return withHeaders(delivery, headers, body);
}

const isList = ({ method }: { method: string }) => method === 'GET';

/** Lets the next run wait to be handed over until it is released, to fail then where told. */
function holdHandOver(n8n: TinyN8n, failure?: Error) {
	let release = () => {};
	let reached = () => {};
	const isReleased = new Promise<void>((resolve) => (release = resolve));
	const isReached = new Promise<void>((resolve) => (reached = resolve));
	n8n.handOver = async () => {
		n8n.handOver = async () => {};
		reached();
		await isReleased;
		if (failure) throw failure;
	};
	return { isReached, release };
}

/** The secret of the only webhook at Whaapy. */
function secretAtWhaapy(): string {
	expect(webhooks()).toHaveLength(1);
	return webhooks()[0]!.secret;
}

/** The lifecycle's own message, where activating or listening does not work. */
async function reasonOf(action: Promise<void>): Promise<{ message: string; description?: string }> {
	return await action.then(
		() => {
			throw new Error('It should not have worked');
		},
		(error: Error) => error,
	);
}

describe('what an event becomes', () => {
	test('its data at the root, with what surrounds it', async () => {
		const n8n = await activeN8n();
		const id = await createContact('Ana');
		expect(n8n.executions).toEqual([
			{
				mode: 'webhook',
				items: [
					{
						json: {
							contact_id: id,
							phone_number: expect.stringMatching(/^\d+$/) as string,
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

	test('the body as it came, where the user wants it', async () => {
		const n8n = await activeN8n({ parameters: { simplify: false } });
		await createContact('Ana');
		expect(n8n.executions[0]?.items[0]?.json).toEqual(JSON.parse(onlyDelivery().body));
	});

	test.each([true, false])(
		'whole, also where a field is called "json" (simplify: %s)',
		async (simplify) => {
			const n8n = await activeN8n({ parameters: { simplify } });
			await createContact('Ana');
			const odd = {
				event: 'contact.created',
				json: { a: 1 },
				data: { json: { b: 2 }, name: 'Bea' },
			};
			const body = JSON.stringify(odd);
			await deliver(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'whd_json' }));
			expect(n8n.executions[1]?.items[0]?.json).toEqual(
				simplify ? { json: { b: 2 }, name: 'Bea', event: 'contact.created' } : odd,
			);
		},
	);

	test('with "every event", also one that Whaapy does not have yet', async () => {
		const n8n = await activeN8n({
			parameters: { events: ['contact.created', '*'], options: { verifySignature: false } },
		});
		expect(webhooks()[0]?.events).toEqual(['*']);
		await createContact('Ana');
		const body = JSON.stringify({ event: 'agent.hired', data: { name: 'Bea' } });
		expect(await deliver(signed(onlyDelivery(), 'any', { body, id: 'whd_new' }))).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Bea']);
	});
});

describe('the panel', () => {
	test('offers all events of Whaapy, new contacts first and chosen', async () => {
		const n8n = await startN8n();
		const [events] = n8n.description.properties;
		const values = (events?.options ?? []).map((option) => 'value' in option && option.value);
		expect(values[0]).toBe('contact.created');
		expect(events?.default).toEqual(['contact.created']);
		expect(values).toHaveLength(19);
		// The sandbox refuses what FACTS does not list; "every event" would hide the others.
		n8n.parameters = { events: values.filter((value) => value !== '*') as string[] };
		await n8n.activate();
		expect(webhooks()[0]?.events).toHaveLength(18);
	});

	test('says in words what is waited for', async () => {
		const { description } = await startN8n();
		expect(description.eventTriggerDescription).toContain('Whaapy');
		const texts = JSON.stringify(description);
		expect(texts).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
	});

	test('has the output of a new contact to show before there is one', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const [item] = n8n.executions[0]?.items ?? [];
		// Where n8n looks for it: beside the built node.
		const file = path.resolve(__dirname, '../../dist/nodes/Whaapy/__schema__/v1.0.0.json');
		const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
		expect(Object.keys(schema.properties)).toEqual(Object.keys(item?.json ?? {}));
	});

	test('of the example is ready to be activated', async () => {
		const node = example.nodes.find(({ type }) => type === 'n8n-nodes-whaapy.whaapyTrigger');
		const n8n = await activeN8n({ parameters: node?.parameters as INodeParameters });
		await createContact('Ana');
		expect(names(n8n)).toEqual(['Ana']);
	});
});

describe('activating', () => {
	test('registers one webhook, for the chosen events, named after the workflow', async () => {
		const n8n = await activeN8n({
			parameters: { events: ['contact.created', 'message.received'] },
		});
		expect(webhooks()).toEqual([
			expect.objectContaining({
				name: 'n8n: New contacts',
				url: n8n.productionUrl,
				events: ['contact.created', 'message.received'],
			}),
		]);
	});

	test('again finds it, whether or not n8n still knows of it', async () => {
		const n8n = await activeN8n();
		const [first] = webhooks();
		await n8n.activate();
		n8n.restart();
		await n8n.activate();
		n8n.saved = '{}';
		await n8n.activate();
		expect(webhooks()).toEqual([first]);
		expect(calls('POST')).toHaveLength(1);
	});

	test('does not take the order of the events for a change', async () => {
		const n8n = await activeN8n({ parameters: { events: ['message.read', 'contact.created'] } });
		n8n.parameters = { events: ['contact.created', 'message.read'] };
		await n8n.activate();
		expect(calls('POST')).toHaveLength(1);
	});

	test.each<[string, (n8n: TinyN8n, webhook: Webhook) => void]>([
		['other events are chosen', (n8n) => (n8n.parameters = { events: ['contact.updated'] })],
		['Whaapy has switched it off', (_, webhook) => (webhook.isActive = false)],
		[
			'there are several for the URL, none of use',
			(_, webhook) => {
				webhook.events = ['contact.deleted'];
				sandbox.store.webhooks.set('twin', { ...webhook, id: 'twin' });
			},
		],
	])('replaces it where %s, the new one first', async (_, change) => {
		const n8n = await activeN8n();
		const [old] = webhooks();
		change(n8n, old!);
		sandbox.requests.length = 0;
		await n8n.activate();
		expect(webhooks()).toEqual([
			expect.objectContaining({
				url: n8n.productionUrl,
				isActive: true,
				events: n8n.parameters.events ?? ['contact.created'],
			}),
		]);
		expect(webhooks()[0]?.id).not.toBe(old?.id);
		const writes = sandbox.requests.map(({ method }) => method).filter((made) => made !== 'GET');
		expect(writes[0]).toBe('POST');
		expect(writes.slice(1).every((made) => made === 'DELETE')).toBe(true);
	});

	test('keeps one of several for the same URL', async () => {
		const n8n = await activeN8n();
		const [kept] = webhooks();
		sandbox.store.webhooks.set('twin', { ...kept!, id: 'twin' });
		await n8n.activate();
		expect(webhooks()).toHaveLength(1);
		await createContact('Ana');
		expect(names(n8n)).toEqual(['Ana']);
	});

	test("leaves other people's webhooks alone", async () => {
		const other = await activeN8n();
		const n8n = await activeN8n();
		await n8n.deactivate();
		expect(webhooks()).toEqual([expect.objectContaining({ url: other.productionUrl })]);
	});

	test.each(['after', 'truncate'] as const)(
		'makes no second webhook when the answer to the first is lost (%s)',
		async (kind) => {
			const match = ({ method }: { method: string }) => method === 'POST';
			sandbox.faults.add({ kind, match, times: 1 });
			const n8n = await activeN8n();
			expect(webhooks()).toHaveLength(1);
			expect(calls('POST')).toHaveLength(1);
			await createContact('Ana');
			expect(names(n8n)).toEqual(['Ana']);
		},
	);

	test('gets over passing trouble while it reads', async () => {
		sandbox.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '0' }, times: 2 });
		const n8n = await activeN8n();
		expect(webhooks()).toEqual([expect.objectContaining({ url: n8n.productionUrl })]);
	});

	test('takes an answer without its envelope, and one without the secret', async () => {
		const match = ({ method }: { method: string }) => method === 'POST';
		const n8n = await activeN8n();
		const [existing] = webhooks();
		sandbox.store.webhooks.clear();
		n8n.saved = '{}';
		sandbox.faults.add({ kind: 'json', status: 201, body: { ...existing }, match, times: 1 });
		await n8n.activate();
		expect(n8n.saved).toContain(existing?.secret);

		const bare = { data: { ...existing, secret: undefined } };
		n8n.saved = '{}';
		sandbox.faults.add({ kind: 'json', status: 201, body: bare, match, times: 1 });
		const { message } = await reasonOf(n8n.activate());
		expect(message).toBe('Whaapy did not say how it signs what it delivers');
	});

	test('says why it does not work, and leaves nothing behind', async () => {
		sandbox.settings.scopes.delete('webhooks:write');
		const n8n = await startN8n();
		const refused = await reasonOf(n8n.activate());
		expect(refused.message).toBe("The API key lacks the permission 'webhooks:write'");
		expect(refused.description).toContain('Edit the key in Whaapy');
		expect(webhooks()).toEqual([]);

		n8n.account = { url: sandbox.url, key: 'wha_wrong' };
		const unknown = await reasonOf(n8n.activate());
		expect(unknown.message).toBe('Whaapy did not accept the API key');

		const gone = await startSandbox({ quiet: true });
		await gone.close();
		n8n.account = gone;
		const unreachable = await reasonOf(n8n.activate());
		expect(unreachable.message).toBe(`No connection to Whaapy at ${gone.url}: it was refused`);
	});

	test.each([503, 429])(
		'says so where Whaapy answers %d, without naming options it lacks',
		async (status) => {
			sandbox.faults.add({ kind: 'status', status, headers: { 'retry-after': '0' } });
			const { message, description } = await reasonOf((await startN8n()).activate());
			expect(message).toMatch(/^Whaapy (could not answer|is still rate limiting this API key)$/);
			expect(description).toContain('Tried 3 times');
			expect(description).not.toMatch(/Options|Run the workflow|item/);
			expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
		},
	);

	test('does not take an answer that is no list for an empty list', async () => {
		const body = { data: { secret: 'whsec_0123' } };
		sandbox.faults.add({ kind: 'json', status: 200, body });
		const { message, description } = await reasonOf((await startN8n()).activate());
		expect(message).toBe("Whaapy's answer lacks what its documentation promises");
		expect(description).not.toContain('whsec_0123');
		expect(calls('POST')).toHaveLength(0);
	});

	test('takes "nothing" for an empty list', async () => {
		sandbox.faults.add({ kind: 'json', status: 200, times: 1, body: { data: null } });
		await activeN8n();
		expect(calls('POST')).toHaveLength(1);
	});

	test('removes what it made when the old one cannot be removed', async () => {
		const n8n = await activeN8n();
		n8n.parameters = { events: ['contact.updated'] };
		const match = ({ method }: { method: string }) => method === 'DELETE';
		sandbox.faults.add({ kind: 'status', status: 403, match, times: 1 });
		await reasonOf(n8n.activate());
		expect(webhooks()).toEqual([]);
	});

	test('asks for an event', async () => {
		const n8n = await startN8n({ parameters: { events: [] } });
		const { message, description } = await reasonOf(n8n.activate());
		expect(message).toBe("'Events' is empty");
		expect(description).toContain("'Contact Created'");
		expect(calls('POST')).toHaveLength(0);
	});

	test('refuses an address that Whaapy cannot deliver to, before it asks for anything', async () => {
		const n8n = await startN8n({
			account: { url: 'https://api.whaapy.com', key: 'wha_any' },
			webhookUrl: 'http://localhost:5678',
		});
		// What n8n does next would go to that host.
		jest.spyOn(n8n, 'deactivate').mockResolvedValue();
		const { message, description } = await reasonOf(n8n.activate());
		expect(message).toBe(`Whaapy cannot reach this n8n at ${n8n.productionUrl}`);
		expect(description).toContain('WEBHOOK_URL');
	});
});

describe('deactivating', () => {
	test('removes the webhook, also where n8n knows nothing of it any more', async () => {
		const n8n = await activeN8n();
		n8n.saved = '{}';
		await n8n.deactivate();
		expect(webhooks()).toEqual([]);
		expect(n8n.logged).toEqual([]);
	});

	test('removes all that deliver to the URL, and forgets the secret', async () => {
		const n8n = await activeN8n();
		const [webhook] = webhooks();
		sandbox.store.webhooks.set('twin', { ...webhook!, id: 'twin' });
		await n8n.deactivate();
		expect(webhooks()).toEqual([]);
		expect(n8n.saved).not.toContain(webhook?.secret);
	});

	test('gets over an answer that was lost, and over one that is gone already', async () => {
		const n8n = await activeN8n();
		const match = ({ method }: { method: string }) => method === 'DELETE';
		sandbox.faults.add({ kind: 'after', match, times: 1 });
		await n8n.deactivate();
		expect(webhooks()).toEqual([]);
		expect(calls('DELETE').map(({ status }) => status)).toEqual([204, 404]);
		await n8n.deactivate();
		expect(n8n.logged).toEqual([]);
	});

	test('asks for no path that is not a webhook', async () => {
		const n8n = await activeN8n();
		const [webhook] = webhooks();
		sandbox.faults.add({ kind: 'json', status: 200, body: { data: [{ ...webhook, id: '..' }] } });
		await n8n.deactivate();
		expect(calls('DELETE')).toEqual([]);
		expect(sandbox.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
	});

	test('removes what it can, and does not hide what it cannot', async () => {
		const n8n = await activeN8n();
		const [webhook] = webhooks();
		sandbox.store.webhooks.set('twin', { ...webhook!, id: 'twin' });
		const match = ({ path }: { path: string }) => path.endsWith(webhook!.id);
		sandbox.faults.add({ kind: 'status', status: 403, match });
		await n8n.deactivate();
		expect(webhooks().map(({ id }) => id)).toEqual([webhook?.id]);
		expect(n8n.logged).toEqual([expect.objectContaining({ httpCode: '403' })]);
	});
});

describe.each([true, false])(
	'a test run while active (shared static data: %s)',
	(sharedStaticData) => {
		test('gets its event, ends, and takes nothing from the active workflow', async () => {
			const n8n = await activeN8n({ sharedStaticData });
			await createContact('before');
			await n8n.listen();
			expect(webhooks().map(({ url }) => url)).toEqual([n8n.productionUrl, n8n.testUrl]);
			await createContact('during');
			await createContact('after');
			expect(names(n8n, 'manual')).toEqual(['during']);
			expect(names(n8n)).toEqual(['before', 'during', 'after']);
			expect(sandbox.store.deliveries.map(({ statuses }) => statuses)).toEqual([
				[200],
				[200],
				[200],
				[200],
			]);
			await n8n.deactivate();
			expect(webhooks()).toEqual([]);
		});

		test.each([
			['activate', 'listen', 'stopListening', 'deactivate'],
			['activate', 'listen', 'deactivate', 'stopListening'],
			['listen', 'activate', 'stopListening', 'deactivate'],
			['listen', 'activate', 'deactivate', 'stopListening'],
			['activate', 'listen', 'stopListening', 'listen', 'stopListening', 'deactivate'],
		] as const)(
			'%s, %s, %s, %s leaves nothing, and loses nothing while active',
			async (...steps) => {
				const n8n = await startN8n({ sharedStaticData });
				const expected: string[] = [];
				let isActive = false;
				for (const [index, step] of steps.entries()) {
					await n8n[step]();
					if (step === 'activate' || step === 'deactivate') isActive = step === 'activate';
					if (!isActive || step === 'listen') continue;
					expected.push(`contact ${index}`);
					await createContact(`contact ${index}`);
				}
				expect(webhooks()).toEqual([]);
				expect(names(n8n)).toEqual(expected);
				expect(n8n.logged).toEqual([]);
			},
		);

		test('does not make the active workflow ask for its secret again', async () => {
			const n8n = await activeN8n({ sharedStaticData });
			await n8n.listen();
			await n8n.stopListening();
			sandbox.requests.length = 0;
			await createContact('Ana');
			expect(names(n8n)).toEqual(['Ana']);
			expect(calls('GET')).toHaveLength(0);
		});

		test('may be shown the same delivery twice', async () => {
			const n8n = await startN8n({ sharedStaticData });
			await n8n.listen();
			await createContact('Ana');
			await n8n.listen();
			expect(await deliver(signed(onlyDelivery(), secretAtWhaapy()))).toBe(200);
			expect(names(n8n, 'manual')).toEqual(['Ana', 'Ana']);
		});
	},
);

describe('the signature', () => {
	test.each<SignatureFormat>(['base64', 'hex', 'sha256=base64', 'sha256=hex'])(
		'is understood as %s',
		async (format) => {
			sandbox.store.signatureFormat = format;
			const n8n = await activeN8n();
			await createContact('Ana');
			expect(names(n8n)).toEqual(['Ana']);
		},
	);

	test('covers the bytes, however the JSON is written', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const body = JSON.stringify(JSON.parse(onlyDelivery().body), null, '\t').replace(
			'"Ana"',
			'"\\u0041na \\ud83d\\ude00"',
		);
		expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'x' }))).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Ana 😀']);
	});

	test.each<[string, (delivery: Delivery) => Delivery]>([
		['missing', (delivery) => withHeaders(delivery, { 'X-Webhook-Signature': undefined })],
		['empty', (delivery) => withHeaders(delivery, { 'X-Webhook-Signature': '' })],
		['no digest', (delivery) => withHeaders(delivery, { 'X-Webhook-Signature': 'sha256=1234' })],
		['of another secret', (delivery) => signed(delivery, 'whsec_guessed')],
		['of an empty secret', (delivery) => signed(delivery, '')],
		[
			'of another body',
			(delivery) => withHeaders(delivery, {}, delivery.body.replace('Ana', 'Eve')),
		],
		['of no body', (delivery) => withHeaders(delivery, {}, '')],
	])('that is %s is refused with 401, and starts nothing', async (_, forge) => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const forged = forge({ ...onlyDelivery(), id: 'whd_forged' });
		expect(await deliver(forged)).toBe(401);
		expect(names(n8n)).toEqual(['Ana']);
	});

	test('of the test run opens no door to the active workflow', async () => {
		const n8n = await activeN8n({ sharedStaticData: true });
		await n8n.listen();
		const other = webhooks().find(({ url }) => url === n8n.testUrl);
		await createContact('Ana');
		const toProduction = sandbox.store.deliveries.find(({ url }) => url === n8n.productionUrl);
		expect(await deliver(signed(toProduction!, other!.secret, { id: 'other' }))).toBe(401);
		expect(names(n8n)).toEqual(['Ana']);
	});

	test('is not asked for where the user turned it off', async () => {
		const n8n = await activeN8n({ parameters: { options: { verifySignature: false } } });
		await createContact('Ana');
		const unsigned = withHeaders(onlyDelivery(), {
			'X-Webhook-Signature': undefined,
			'X-Webhook-Delivery-ID': 'other',
		});
		expect(await deliver(unsigned)).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});

	test.each(['', '={{ undefined }}', '={{ 0 }}', 'false'])(
		'is asked for where the option is %j, which is not off',
		async (verifySignature) => {
			const n8n = await activeN8n({ parameters: { options: { verifySignature } } });
			await createContact('Ana');
			expect(await deliver(signed(onlyDelivery(), 'whsec_guessed', { id: 'other' }))).toBe(401);
			expect(names(n8n)).toEqual(['Ana']);
		},
	);
});

describe('a secret that n8n does not have', () => {
	test('is fetched once, for all that arrive meanwhile, and kept', async () => {
		const n8n = await activeN8n();
		const secret = secretAtWhaapy();
		await createContact('Ana');
		n8n.saved = '{}';
		n8n.restart();
		sandbox.requests.length = 0;
		const ids = ['a', 'b', 'c', 'd'];
		const answers = ids.map(async (id) => await deliver(signed(onlyDelivery(), secret, { id })));
		expect(await Promise.all(answers)).toEqual([200, 200, 200, 200]);
		expect(calls('GET')).toHaveLength(1);

		n8n.restart();
		expect(await deliver(signed(onlyDelivery(), secret, { id: 'e' }))).toBe(200);
		expect(calls('GET')).toHaveLength(1);
		expect(n8n.executions).toHaveLength(6);
	});

	test('and that cannot be had is no reason to let anything in: Whaapy sends it again', async () => {
		const n8n = await activeN8n();
		n8n.saved = '{}';
		const clock = jest.spyOn(Date, 'now');
		let now = Date.now();
		// Each look at the clock finds it half a second later.
		clock.mockImplementation(() => (now += 500));
		sandbox.faults.add({ kind: 'status', status: 503, match: isList, times: 1 });
		await createContact('Ana');
		clock.mockRestore();
		const { statuses } = onlyDelivery();
		expect(statuses[0]).toBe(503);
		expect(statuses.at(-1)).toBe(200);
		expect(names(n8n)).toEqual(['Ana']);
	});

	test('is not taken from a webhook of another URL', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		webhooks()[0]!.url = 'https://n8n.example.com/webhook/other';
		n8n.saved = '{}';
		n8n.restart();
		expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), { id: 'other' }))).toBe(503);
		expect(names(n8n)).toEqual(['Ana']);
	});

	test('is looked up again where the webhook was replaced at Whaapy', async () => {
		const n8n = await activeN8n();
		webhooks()[0]!.secret = 'whsec_renewed';
		await createContact('Ana');
		await createContact('Bea');
		expect(sandbox.store.deliveries.map(({ statuses }) => statuses)).toEqual([[200], [200]]);
		expect(names(n8n)).toEqual(['Ana', 'Bea']);
		expect(n8n.saved).toContain('whsec_renewed');
	});

	test('cannot be made to flood Whaapy with questions', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		sandbox.requests.length = 0;
		for (let guess = 0; guess < 30; guess++) {
			const id = `whd_${guess}`;
			expect(await deliver(signed(onlyDelivery(), `whsec_${guess}`, { id }))).toBe(401);
		}
		expect(calls('GET')).toHaveLength(1);
		expect(names(n8n)).toEqual(['Ana']);
	});
});

describe('a delivery that comes again', () => {
	test('gets 200 and starts nothing, also after a restart', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		expect(await deliver(onlyDelivery())).toBe(200);
		n8n.restart();
		expect(await deliver(onlyDelivery())).toBe(200);
		expect(names(n8n)).toEqual(['Ana']);
	});

	test('is told from another delivery for the same contact', async () => {
		const n8n = await activeN8n({ parameters: { events: ['contact.created', 'contact.updated'] } });
		const id = await createContact('Ana');
		for (const name of ['Ana María', 'Ana']) {
			await fetch(`${sandbox.url}/contacts/v1/${id}`, {
				method: 'PATCH',
				headers: { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
				body: JSON.stringify({ name }),
			});
			await sandbox.deliveriesSettled();
		}
		const contactIds = sandbox.store.deliveries.map(({ headers }) => headers['X-Webhook-ID']);
		expect(new Set(contactIds).size).toBe(1);
		expect(names(n8n)).toEqual(['Ana', 'Ana María', 'Ana']);
	});

	test('starts the workflow again where the user wants it', async () => {
		const n8n = await activeN8n({ parameters: { options: { ignoreDuplicates: false } } });
		await createContact('Ana');
		expect(await deliver(onlyDelivery())).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});

	test.each([undefined, ''])('cannot be told by the ID %j, so it passes', async (id) => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const nameless = withHeaders(onlyDelivery(), { 'X-Webhook-Delivery-ID': id });
		expect([await deliver(nameless), await deliver(nameless)]).toEqual([200, 200]);
		expect(names(n8n)).toEqual(['Ana', 'Ana', 'Ana']);
	});

	test('is not blocked by a forged one with the same ID', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const id = 'whd_next';
		expect(await deliver(signed(onlyDelivery(), 'whsec_guessed', { id }))).toBe(401);
		expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), { id }))).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});

	test('is known among the last 1,000, which take little room', async () => {
		const n8n = await activeN8n();
		const secret = secretAtWhaapy();
		await createContact('Ana');
		const another = (index: number) => signed(onlyDelivery(), secret, { id: `whd_${index}` });
		for (let index = 1; index < 1_000; index++) await deliver(another(index));
		expect(n8n.executions).toHaveLength(1_000);
		expect(await deliver(onlyDelivery())).toBe(200);
		n8n.restart();
		expect(await deliver(onlyDelivery())).toBe(200);
		expect(await deliver(another(1))).toBe(200);
		expect(n8n.executions).toHaveLength(1_000);

		for (let index = 1_000; index < 1_500; index++) await deliver(another(index));
		expect(n8n.saved.length).toBeLessThan(16_000);
	});

	test('starts one run where many arrive at the same time', async () => {
		const n8n = await activeN8n();
		const secret = secretAtWhaapy();
		await createContact('Ana');
		const twins = Array.from({ length: 10 }, async (_, index) => {
			return await deliver(signed(onlyDelivery(), secret, { id: `whd_${index % 2}` }));
		});
		expect(await Promise.all(twins)).toEqual(Array.from({ length: 10 }, () => 200));
		expect(n8n.executions).toHaveLength(3);
		expect(await deliver(signed(onlyDelivery(), secret, { id: 'whd_0' }))).toBe(200);
		expect(await deliver(signed(onlyDelivery(), secret, { id: 'whd_1' }))).toBe(200);
		expect(n8n.executions).toHaveLength(3);
	});

	test('is known although n8n saved it only for another that came in the same moment', async () => {
		const n8n = await activeN8n();
		const secret = secretAtWhaapy();
		await createContact('Ana');
		const twins = ['whd_1', 'whd_2'].map((id) => signed(onlyDelivery(), secret, { id }));
		const { isReached, release } = holdHandOver(n8n);
		const first = deliver(twins[0]!);
		await isReached;
		expect(await deliver(twins[1]!)).toBe(200);
		release();
		expect(await first).toBe(200);
		expect(n8n.executions).toHaveLength(3);

		for (const twin of twins) expect(await deliver(twin)).toBe(200);
		expect(n8n.executions).toHaveLength(3);
		// The next one takes along what was left out, so that a restart changes nothing.
		await deliver(signed(onlyDelivery(), secret, { id: 'whd_3' }));
		n8n.restart();
		for (const twin of twins) expect(await deliver(twin)).toBe(200);
		expect(n8n.executions).toHaveLength(4);
	});

	test('is not lost where the first attempt could not be handed over', async () => {
		const n8n = await activeN8n();
		let attempts = 0;
		n8n.handOver = async () => {
			if (++attempts < 3) throw new Error('No connection to Redis');
		};
		await createContact('Ana');
		expect(onlyDelivery().statuses).toEqual([500, 500, 200]);
		expect(names(n8n)).toEqual(['Ana']);
		expect(await deliver(onlyDelivery())).toBe(200);
		expect(names(n8n)).toEqual(['Ana']);
	});

	test('waits for the first attempt, and takes its place where that one fails', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const again = signed(onlyDelivery(), secretAtWhaapy(), { id: 'whd_next' });
		const { isReached, release } = holdHandOver(n8n, new Error('No connection to Redis'));
		const first = deliver(again);
		await isReached;
		const second = deliver(again);
		await n8n.hasReceived(3);
		release();
		expect(await Promise.all([first, second])).toEqual([500, 200]);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});

	test('is asked for once more where the sender of the first gave up too early', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const again = signed(onlyDelivery(), secretAtWhaapy(), { id: 'whd_next' });
		const { isReached, release } = holdHandOver(n8n);
		sandbox.store.answerTimeout = 50;
		const first = deliver(again);
		await isReached;
		expect(await first).toBe(0);
		sandbox.store.answerTimeout = 5000;
		expect(await deliver(again)).toBe(503);
		release();
		await n8n.idle();
		expect(await deliver(again)).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});
});

describe('every request is answered', () => {
	test('200 to an event that is not chosen, and to one that nobody knows', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		for (const event of ['contact.updated', 'agent.hired', '', 7]) {
			const body = JSON.stringify({ event, data: { name: 'Bea' } });
			expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'x' }))).toBe(200);
		}
		expect(names(n8n)).toEqual(['Ana']);
	});

	test('with the event named in the header only, it counts', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const body = JSON.stringify({ data: { name: 'Bea' } });
		expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'x' }))).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Bea']);
	});

	test.each(['', 'not JSON', '{"event":', '[]', '"contact.created"', 'null', '7'])(
		'400 to the body %j, even from Whaapy',
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

	test('a byte order mark and a missing content type do no harm', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const body = `\ufeff${onlyDelivery().body}`;
		const odd = withHeaders(signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'x' }), {
			'Content-Type': 'text/x-unknown',
		});
		expect(await deliver(odd)).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});

	test('200 to 10 MB from Whaapy, 401 to 10 MB from elsewhere', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const data = { name: 'Bea', notes: 'x'.repeat(10 * 1024 * 1024) };
		const body = JSON.stringify({ event: 'contact.created', data });
		const big = { body, id: 'x' };
		expect(await deliver(signed(onlyDelivery(), 'whsec_guessed', big))).toBe(401);
		expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), big))).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Bea']);
	});

	test('404 from n8n itself to every other method: only POST is registered', async () => {
		const n8n = await activeN8n();
		for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
			expect((await fetch(n8n.productionUrl, { method })).status).toBe(404);
		}
	});
});
