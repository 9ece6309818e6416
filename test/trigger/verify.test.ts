import { start } from '../engine/harness';
import { people, readEach } from '../engine/people';
import { only } from '../engine/useSandbox';
import type { Delivery, SignatureFormat } from '../../tools/sandbox';
import { later, NO_DELIVERY, signed, withHeaders } from './deliveries';
import type { TinyN8n } from './tinyN8n';
import { names, useTrigger } from './useTrigger';

const {
	sandbox,
	startN8n,
	activeN8n,
	createContact,
	webhooks,
	calls,
	onlyDelivery,
	deliver,
	secretAtWhaapy,
} = useTrigger();

test.each<SignatureFormat>(['base64', 'hex', 'sha256=base64', 'sha256=hex'])(
	'accepts a signature as %s',
	async (format) => {
		sandbox.store.signatureFormat = format;
		const n8n = await activeN8n();
		await createContact('Ana');
		expect(names(n8n)).toEqual(['Ana']);
	},
);

test('verifies the bytes as they came, however the JSON is written', async () => {
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
	['of another body', (delivery) => withHeaders(delivery, {}, delivery.body.replace('Ana', 'Eve'))],
	['of no body', (delivery) => withHeaders(delivery, {}, '')],
])('refuses a signature that is %s with 401, and starts nothing', async (_, forge) => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const forged = forge({ ...onlyDelivery(), id: 'whd_forged' });
	expect(await deliver(forged)).toBe(401);
	expect(names(n8n)).toEqual(['Ana']);
});

test("refuses a signature with the test run's secret for the active workflow", async () => {
	const n8n = await activeN8n({ sharedStaticData: true });
	await n8n.listen();
	const other = webhooks().find(({ url }) => url === n8n.testUrl);
	await createContact('Ana');
	const toProduction = sandbox.store.deliveries.find(({ url }) => url === n8n.productionUrl);
	expect(await deliver(signed(toProduction!, other!.secret, { id: 'other' }))).toBe(401);
	expect(names(n8n)).toEqual(['Ana']);
});

test("accepts unsigned deliveries if 'Verify Signature' is off", async () => {
	const n8n = await activeN8n({ parameters: { options: { verifySignature: false } } });
	await createContact('Ana');
	const next = later(onlyDelivery(), 'any', 'other');
	const unsigned = withHeaders(next, { 'X-Webhook-Signature': undefined });
	expect(await deliver(unsigned)).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
});

test.each(['', '={{ undefined }}', '={{ 0 }}', 'false'])(
	'verifies the signature if the option is %j, which is not off',
	async (verifySignature) => {
		const n8n = await activeN8n({ parameters: { options: { verifySignature } } });
		await createContact('Ana');
		expect(await deliver(signed(onlyDelivery(), 'whsec_guessed', { id: 'other' }))).toBe(401);
		expect(names(n8n)).toEqual(['Ana']);
	},
);

test('looks up a missing secret once for all deliveries that arrive meanwhile, and keeps it', async () => {
	const n8n = await activeN8n();
	const secret = secretAtWhaapy();
	await createContact('Ana');
	n8n.saved = '{}';
	n8n.restart();
	sandbox.requests.length = 0;
	const ids = ['a', 'b', 'c', 'd'];
	const answers = ids.map(async (id) => await deliver(later(onlyDelivery(), secret, id)));
	expect(await Promise.all(answers)).toEqual([200, 200, 200, 200]);
	expect(calls('GET')).toHaveLength(1);

	n8n.restart();
	expect(await deliver(later(onlyDelivery(), secret, 'e'))).toBe(200);
	expect(calls('GET')).toHaveLength(1);
	expect(n8n.executions).toHaveLength(6);
});

test('answers 503 while the secret cannot be looked up, and starts when Whaapy retries', async () => {
	const n8n = await activeN8n();
	n8n.saved = '{}';
	const clock = jest.spyOn(Date, 'now');
	let now = Date.now();
	// Each look at the clock finds it half a second later.
	clock.mockImplementation(() => (now += 500));
	sandbox.faults.add({ kind: 'status', status: 503, match: only('GET'), times: 1 });
	await createContact('Ana');
	clock.mockRestore();
	const { statuses } = onlyDelivery();
	expect(statuses[0]).toBe(503);
	expect(statuses.at(-1)).toBe(200);
	expect(names(n8n)).toEqual(['Ana']);
});

describe('the secret of another receiver', () => {
	/** The trigger at its URL, and a delivery to it that another webhook's secret signed. */
	async function withOther(otherUrl: (own: string) => string): Promise<[TinyN8n, Delivery]> {
		const n8n = await activeN8n();
		const own = webhooks()[0]!;
		const other = { ...own, id: 'other', secret: 'whsec_other', url: otherUrl(own.url) };
		sandbox.store.webhooks.set(other.id, other);
		const body = JSON.stringify({ event: 'contact.created', data: { name: 'Eve' } });
		return [n8n, signed({ ...NO_DELIVERY, url: own.url, body }, other.secret, { id: 'whd_1' })];
	}

	test.each<[string, (own: string) => string]>([
		['with the same last segment', () => 'https://partner.example.com/webhook'],
		['with a slash after it', () => 'https://partner.example.com/webhook/'],
		['with a part of the last segment', () => 'https://partner.example.com/ook'],
		['without a path', () => 'https://partner.example.com'],
		['of another trigger', (own) => own.replace(/[^/]+\/webhook$/, 'another/webhook')],
		['of the test run', (own) => own.replace('/webhook/', '/webhook-test/')],
		['under another prefix', (own) => own.replace('/webhook/', '/hooks/')],
		['of a copy in another n8n', (own) => own.replace('127.0.0.1', 'staging.example.com')],
	])('%s does not verify, and replaces nothing', async (_, otherUrl) => {
		const [n8n, delivery] = await withOther(otherUrl);
		const saved = n8n.saved;
		expect(await deliver(delivery)).toBe(401);
		expect([names(n8n), n8n.saved]).toEqual([[], saved]);
	});

	test('is not taken for a secret that n8n has lost', async () => {
		const [n8n, delivery] = await withOther(() => 'https://partner.example.com/webhook');
		sandbox.store.webhooks.delete(webhooks()[0]!.id);
		n8n.saved = '{}';
		n8n.restart();
		expect(await deliver(delivery)).toBe(503);
		expect(n8n.saved).toBe('{}');
	});
});

test('looks the secret up again if the webhook was replaced at Whaapy', async () => {
	const n8n = await activeN8n();
	webhooks()[0]!.secret = 'whsec_renewed';
	await createContact('Ana');
	await createContact('Bea');
	expect(sandbox.store.deliveries.map(({ statuses }) => statuses)).toEqual([[200], [200]]);
	expect(names(n8n)).toEqual(['Ana', 'Bea']);
	expect(n8n.saved).toContain('whsec_renewed');
});

test('answers while a run waits for the end of a rate limit', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const isOfRun = ({ path }: { path: string }) => !path.startsWith('/user-webhooks');
	const paused = new Promise<void>((resolve) => {
		sandbox.faults.add({
			kind: 'json',
			status: 429,
			headers: { 'retry-after': '40' },
			body: {},
			match: (request: { path: string }) => isOfRun(request) && (resolve(), true),
		});
	});
	sandbox.requests.length = 0;
	const { run } = await start({ account: sandbox, parameters: readEach, items: people(3) });
	await paused;

	expect(await deliver(signed(onlyDelivery(), 'whsec_guessed', { id: 'forged' }))).toBe(401);
	n8n.restart();
	webhooks()[0]!.secret = 'whsec_renewed';
	expect(await deliver(later(onlyDelivery(), 'whsec_renewed', 'genuine'))).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
	// It waits still: nothing of it was repeated.
	expect(sandbox.requests.filter(isOfRun).length).toBeLessThanOrEqual(3);
	run.cancel();
	await run;
});

test('answers 503 if Whaapy refuses the look-up, too', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	n8n.saved = '{}';
	n8n.restart();
	const tooMany = {
		kind: 'json',
		status: 429,
		headers: { 'retry-after': '40' },
		body: {},
	} as const;
	sandbox.faults.add(tooMany);
	for (let copy = 0; copy < 3; copy++) {
		expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), { id: 'new' }))).toBe(503);
	}
	expect(names(n8n)).toEqual(['Ana']);
});

test('sends one request for 30 forged deliveries', async () => {
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

describe.each([
	['without WEBHOOK_URL', '', 'http://localhost:5678'],
	['behind a proxy that adds a path', '/n8n', 'http://localhost:5678'],
	['behind a proxy that removes a path', '', 'http://localhost:5678/n8n'],
])('in a process %s', (_, path, otherUrl) => {
	/** A delivery to a process that does not know the URL at which the trigger was activated. */
	async function arriving(): Promise<[TinyN8n, Delivery]> {
		const n8n = await startN8n();
		const server = n8n.webhookUrl;
		n8n.webhookUrl += path;
		await n8n.activate();
		const secret = secretAtWhaapy();
		n8n.webhookUrl = server;
		const url = n8n.productionUrl;
		n8n.webhookUrl = otherUrl;
		n8n.restart();
		sandbox.requests.length = 0;
		const body = JSON.stringify({ event: 'contact.created', data: { name: 'Ana' } });
		return [n8n, signed({ ...NO_DELIVERY, url, body }, secret, { id: 'whd_1' })];
	}

	test('verifies with the secret that another process stored', async () => {
		const [n8n, delivery] = await arriving();
		expect(await deliver(delivery)).toBe(200);
		expect(names(n8n)).toEqual(['Ana']);
		expect(calls('GET')).toHaveLength(0);
	});

	test('looks the secret up if it is missing', async () => {
		const [n8n, delivery] = await arriving();
		n8n.saved = '{}';
		expect(await deliver(delivery)).toBe(200);
		expect(names(n8n)).toEqual(['Ana']);
	});

	test('refuses a forged signature', async () => {
		const [n8n, delivery] = await arriving();
		expect(await deliver(signed(delivery, 'whsec_guessed', { id: 'whd_1' }))).toBe(401);
		expect(names(n8n)).toEqual([]);
	});
});
