import type { Webhook } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { searchList } from '../harness';
import { byId, useSandbox } from '../useSandbox';
import { failedDelivery, failingWebhook, seenByModel } from './failingWebhook';

const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'webhook' });

const ID = '11111111-2222-3333-4444-555555555555';
let failing: Webhook;

/** Two webhooks: one that Whaapy switched off, and one that nobody answers at. */
beforeEach(() => {
	failing = failingWebhook();
	sandbox.store.webhooks.set(failing.id, failing);
	const other = { ...failing, id: 'webhook-2', name: 'Shop', isActive: true, failureCount: 0 };
	sandbox.store.webhooks.set(other.id, other);
});

describe('Get Many', () => {
	test('outputs each webhook, once for all items', async () => {
		const { items } = await run({ operation: 'getAll' }, { items: [{}, {}] });
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				id: 'webhook-1',
				url: failing.url,
				events: ['contact.created'],
				isActive: false,
				failureCount: 10,
				lastSuccessAt: null,
			}),
			expect.objectContaining({ id: 'webhook-2', isActive: true }),
		]);
		expect(sent()).toEqual(['GET /user-webhooks']);
	});

	test('outputs so many as the limit says', async () => {
		expect((await run({ operation: 'getAll', limit: 1 })).items).toHaveLength(1);
	});
});

test('Get Logs outputs the deliveries, newest first', async () => {
	sandbox.store.webhookLogs.push(failedDelivery('log-1'), failedDelivery('log-2'));
	const { items } = await run({ operation: 'getLogs', webhookId: byId('webhook-1'), limit: 50 });
	expect(items.map(({ json }) => [json.id, json.status, json.duration_ms])).toEqual([
		['log-2', 503, 12],
		['log-1', 503, 12],
	]);
	expect(sent()).toEqual(['GET /user-webhooks/webhook-1/logs?limit=50']);
});

describe('Send Test', () => {
	test('outputs what the receiver answered', async () => {
		const { items } = await run({ operation: 'sendTest', webhookId: byId('webhook-1') });
		expect(items[0]?.json).toMatchObject({
			success: false,
			data: { status: 0, duration_ms: expect.any(Number) as number },
		});
		expect(sent()).toEqual(['POST /user-webhooks/webhook-1/test']);
	});

	test('is not repeated if its answer is lost', async () => {
		sandbox.faults.add({ kind: 'after', times: 1 });
		const { error } = await run({ operation: 'sendTest', webhookId: byId('webhook-1') });
		expect(error).toBeDefined();
		expect(sent()).toHaveLength(1);
	});
});

describe('Turn On', () => {
	const turnOn = { operation: 'turnOn', webhookId: byId('webhook-1') };

	test('lets Whaapy deliver again', async () => {
		const { items } = await run(turnOn);
		expect(items[0]?.json).toMatchObject({ id: 'webhook-1', isActive: true, failureCount: 0 });
		expect(failing.isActive).toBe(true);
		expect(sent()).toEqual(['PATCH /user-webhooks/webhook-1']);
		expect(lastBody()).toEqual({ isActive: true });
	});

	test('is repeated if its answer is lost, since that does no harm', async () => {
		sandbox.faults.add({ kind: 'after', times: 1 });
		expect((await run(turnOn)).error).toBeUndefined();
		expect(sent()).toHaveLength(2);
	});

	test('says that it is on if Whaapy does not', async () => {
		sandbox.faults.add({ kind: 'empty', times: 1 });
		expect((await run(turnOn)).items[0]?.json).toEqual({ id: 'webhook-1', isActive: true });
	});
});

describe('Create or Update', () => {
	const url = 'https://n8n.example.com/webhook/whaapy';
	const upsert = { operation: 'upsert', url, events: ['message.read'], name: '' };

	test('adds a webhook, with the name that is given', async () => {
		const { items } = await run({ ...upsert, name: 'Leídos' });
		expect(items[0]?.json).toMatchObject({ url, events: ['message.read'], created: true });
		expect(sent()).toEqual(['GET /user-webhooks', 'POST /user-webhooks']);
		expect(lastBody()).toEqual({ name: 'Leídos', url, events: ['message.read'] });
	});

	test('changes the webhook at that address and turns it on, and adds no second one', async () => {
		await run(upsert);
		const { id } = [...sandbox.store.webhooks.values()].at(-1)!;
		sandbox.store.webhooks.get(id)!.isActive = false;
		const { items } = await run({ ...upsert, events: ['*'] });
		expect(items[0]?.json).toMatchObject({ id, name: 'n8n', events: ['*'], created: false });
		expect(lastBody()).toEqual({ events: ['*'], isActive: true });
		expect(sandbox.store.webhooks.size).toBe(3);
	});

	test('adds one for two items of the same address', async () => {
		sandbox.settings.latency = 20;
		const { items } = await run(upsert, { items: [{}, {}] });
		expect(items.map(({ json }) => json.created)).toEqual([true, false]);
		expect(sandbox.store.webhooks.size).toBe(3);
	});

	test('touches neither of two webhooks at one address', async () => {
		const { error } = await run({ ...upsert, url: failing.url });
		expect(error?.message).toBe('Whaapy has 2 webhooks at this URL [item 0]');
		expect(sent()).toEqual(['GET /user-webhooks']);
	});

	test('tells everything that is wrong at once', async () => {
		const { error } = await run({
			...upsert,
			url: '/webhook/1',
			events: [],
			name: 'x'.repeat(101),
		});
		expect(error?.message).toBe("'URL', 'Events' and 'Name' cannot be used [item 0]");
		expect(sent()).toEqual([]);
	});
});

test('Delete takes a webhook away', async () => {
	const { items } = await run({ operation: 'delete', webhookId: byId('webhook-1') });
	expect(items[0]?.json).toEqual({ id: 'webhook-1', deleted: true });
	expect([...sandbox.store.webhooks.keys()]).toEqual(['webhook-2']);
});

test.each(['delete', 'getLogs', 'sendTest', 'turnOn'])(
	'%s names a webhook that is not there',
	async (name) => {
		const { error } = await run({ operation: name, webhookId: byId(ID) });
		expect(error?.message).toBe(`Whaapy has no webhook with the ID '${ID}' [item 0]`);
		expect(error?.description).toContain('Get Many');
	},
);

test.each(['delete', 'getLogs', 'sendTest', 'turnOn'])(
	'%s refuses an ID that is none',
	async (name) => {
		const { error } = await run({ operation: name, webhookId: byId('a/b') });
		expect(error?.message).toContain("'Webhook' is not an ID");
		expect(sent()).toEqual([]);
	},
);

const NEW_URL = 'https://n8n.example.com/webhook/whaapy';
const ALL = ['getAll', 'getLogs', 'sendTest', 'turnOn', 'upsert'];

test('no run and no picker shows a secret', async () => {
	for (const operation of [...ALL, 'upsert']) {
		const { run: whole } = await run({ operation, url: NEW_URL, webhookId: byId('webhook-1') });
		expect(JSON.stringify(whole)).not.toContain('whsec_');
	}
	expect(JSON.stringify(await searchList(sandbox, 'searchWebhooks'))).not.toContain('whsec_');
});

const SECRET = 'S3cr3t/of+the-account';
const webhookAt = { id: 'webhook-9', url: NEW_URL, secret: SECRET };

test.each<[string, unknown]>([
	['a list under "data"', { data: [webhookAt], note: SECRET }],
	['a list under "webhooks"', { webhooks: [webhookAt] }],
	['a bare list', [webhookAt]],
	['an object within a list', { result: { items: [{ webhook: webhookAt }] } }],
	['a name and a value', { data: { headers: [{ name: 'X-Webhook-Secret', value: SECRET }] } }],
	['JSON in a text', { data: JSON.stringify([webhookAt]) }],
	['a text alone', `Webhook with secret: ${SECRET}`],
])('no run shows the secret of an answer that is %s, whatever its status', async (_, body) => {
	const parameters = { url: NEW_URL, webhookId: byId('webhook-1') };
	for (const status of [200, 400]) {
		for (const operation of ALL) {
			// To create, the list of the webhooks has to come first.
			const match = ({ method }: { method: string }) => operation !== 'upsert' || method === 'POST';
			sandbox.faults.add({ kind: 'json', status, body, match });
			const { run: whole } = await run({ operation, ...parameters });
			sandbox.faults.clear();
			expect(JSON.stringify(whole)).not.toContain(SECRET);
		}
	}
});

test('the picker shows name, address, and what is off', async () => {
	const url = failing.url;
	expect((await searchList(sandbox, 'searchWebhooks')).results).toEqual([
		{ name: `n8n: New contacts (off) – ${url}`, value: 'webhook-1' },
		{ name: `Shop – ${url}`, value: 'webhook-2' },
	]);
	expect((await searchList(sandbox, 'searchWebhooks', 'shop')).results).toHaveLength(1);
});

testOperation('webhook/upsert', {
	costs: { 'an address': [{ url: 'https://n8n.example.com/webhook/whaapy' }] },
	tool: () => ({
		left: ['url', 'name'],
		set: { events: ['message.read'] },
		knows: { 'Where Whaapy delivers': 'https://example.com/leidos', 'calls the webhook': 'Leídos' },
		sends: 'POST /user-webhooks',
		body: { url: 'https://example.com/leidos', name: 'Leídos', events: ['message.read'] },
		answers: { url: 'https://example.com/leidos', created: true },
	}),
});

testOperation('webhook/delete', {
	costs: { 'by ID': [{ webhookId: byId('webhook-1') }] },
	tool: (sandbox) => {
		const { id, at, left, knows } = seenByModel(sandbox);
		return { left, knows, sends: `DELETE ${at}`, answers: { id, deleted: true } };
	},
	doneIfEmpty: { deleted: true },
});

testOperation('webhook/getLogs', {
	costs: { 'by ID': [{ webhookId: byId('webhook-1') }] },
	tool: (sandbox) => {
		const { at, knows, id } = seenByModel(sandbox);
		sandbox.store.webhookLogs.push({
			id: 'log-1',
			webhookId: id,
			event: 'contact.created',
			status: 503,
			durationMs: 12,
			timestamp: sandbox.store.now(),
			error: 'HTTP 503',
		});
		return {
			left: ['webhookId', 'limit'],
			knows,
			sends: `GET ${at}/logs?limit=5`,
			answers: { id: 'log-1', status: 503 },
		};
	},
});

testOperation('webhook/getAll', {
	costs: { 'all items': [{}, { items: [{}, {}, {}] }] },
	tool: (sandbox) => {
		const { id } = seenByModel(sandbox);
		return { left: ['limit'], sends: 'GET /user-webhooks', answers: { id, isActive: false } };
	},
});

testOperation('webhook/sendTest', {
	costs: { 'by ID': [{ webhookId: byId('webhook-1') }] },
	tool: (sandbox) => {
		const { at, left, knows } = seenByModel(sandbox);
		return { left, knows, sends: `POST ${at}/test`, answers: { success: false } };
	},
});

testOperation('webhook/turnOn', {
	costs: { 'by ID': [{ webhookId: byId('webhook-1') }] },
	tool: (sandbox) => {
		const { id, at, left, knows } = seenByModel(sandbox);
		return {
			left,
			knows,
			sends: `PATCH ${at}`,
			body: { isActive: true },
			answers: { id, isActive: true },
		};
	},
	doneIfEmpty: { isActive: true },
});
