import { inspect } from 'node:util';
import type { Sandbox } from '../../sandbox';
import { SEEDED, startSandbox } from '../../sandbox';
import { TestCredentials } from '../credentials';
import type { RunOptions } from '../harness';
import { runNode, start } from '../harness';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const people = Object.values(SEEDED).filter(({ phone }) => phone !== SEEDED.renata.phone);

/** Reads so many conversations, one per item, people in turn. */
function reads(count: number, options: Record<string, number> = {}): RunOptions {
	return {
		account: sandbox,
		items: Array.from({ length: count }, (_, i) => ({
			id: people[i % people.length]?.conversationId,
		})),
		parameters: {
			resource: 'conversation',
			operation: 'get',
			conversationId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			options,
		},
	};
}

const expectedIds = (count: number) =>
	Array.from({ length: count }, (_, i) => people[i % people.length]?.conversationId);

test.each([
	[undefined, 10],
	[1, 1],
	[25, 25],
])('with %p as maximum, %i requests are in flight and never more', async (maximum, expected) => {
	// Long enough for a busy machine to begin them all before the first has its answer.
	sandbox.settings.latency = expected * 10;
	const { items } = await runNode(reads(60, maximum ? { maxConcurrentRequests: maximum } : {}));
	expect(sandbox.mostInFlight).toBe(expected);
	expect(items.map(({ json }) => json.id)).toEqual(expectedIds(60));
});

test('a limit of 50 requests per second costs no item and few requests', async () => {
	sandbox.settings.rateLimit = 50;
	const { items, error } = await runNode(reads(200));
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual(expectedIds(200));
	expect(sandbox.requests.length).toBeLessThanOrEqual(240);
});

test('a limit met by many requests at once costs no item either', async () => {
	sandbox.settings.rateLimit = 50;
	const { items, error } = await runNode(reads(150, { maxConcurrentRequests: 100 }));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(150);
});

test.each([
	['seconds', () => '1'],
	['an HTTP date', () => new Date(Date.now() + 1_500).toUTCString()],
	['nothing', () => undefined],
])('a 429 holds back all items together, with %s in Retry-After', async (_, header) => {
	const retryAfter = header();
	sandbox.faults.add({
		kind: 'json',
		status: 429,
		times: 1,
		body: { error: 'rate_limited', message: 'Demasiadas solicitudes' },
		headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
	});
	const { items } = await runNode(reads(3, { maxConcurrentRequests: 1 }));
	expect(items).toHaveLength(3);
	const [refused, ...others] = sandbox.requests;
	expect(others).toHaveLength(3);
	// The pause is a lower bound that the node itself promises, not a measure of speed.
	for (const { at } of others) expect(at - (refused?.at ?? 0)).toBeGreaterThanOrEqual(450);
});

test.each(['0', new Date(0).toUTCString()])(
	'a Retry-After that is too short (%s) costs no item',
	async (retryAfter) => {
		const begun = Date.now();
		sandbox.faults.add({
			kind: 'json',
			status: 429,
			body: { error: 'rate_limited', message: 'Demasiadas solicitudes' },
			headers: { 'retry-after': retryAfter },
			match: () => Date.now() - begun < 700,
		});
		const { items, error } = await runNode(reads(20));
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual(expectedIds(20));
	},
);

test('a thousand reads of which every fifth goes wrong lose nothing', async () => {
	sandbox.faults.add('flaky');
	const { items, error } = await runNode(reads(1_000, { maxConcurrentRequests: 100 }));
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual(expectedIds(1_000));
	expect(sandbox.requests.length).toBeGreaterThan(1_100);
});

test('a thousand creations of which every fifth goes wrong make no contact twice', async () => {
	sandbox.faults.add('flaky');
	const before = sandbox.store.contacts.size;
	const { items } = await runNode({
		account: sandbox,
		items: Array.from({ length: 1_000 }, (_, i) => ({ phone: `+1415555${1000 + i}` })),
		onError: 'continueRegularOutput',
		parameters: {
			resource: 'contact',
			operation: 'create',
			phoneNumber: '={{ $json.phone }}',
			options: { maxConcurrentRequests: 50 },
		},
	});
	const phones = [...sandbox.store.contacts.values()].map((contact) => contact.phone_number);
	expect(new Set(phones).size).toBe(phones.length);
	const failed = items.filter(({ json }) => json.error);
	const saved = new Set(items.flatMap(({ json }) => (json.error ? [] : [json.phone_number])));
	expect(saved.size).toBe(1_000 - failed.length);
	expect(failed.length).toBeGreaterThan(100);
	for (const { json } of failed) expect(json.message).toMatch(/may have been saved/);
	expect(sandbox.requests).toHaveLength(1_000);
	expect(sandbox.store.contacts.size - before).toBeGreaterThanOrEqual(saved.size);
});

test('a server that answers nobody is asked five times', async () => {
	sandbox.faults.add({ kind: 'reset' });
	const { error } = await runNode(reads(1));
	expect(error?.description).toContain('Tried 5 times');
	expect(sandbox.requests).toHaveLength(5);
});

test('a pause longer than anyone waits ends all items at once, each with the reason', async () => {
	sandbox.faults.add({
		kind: 'json',
		status: 429,
		headers: { 'retry-after': '120' },
		body: { error: 'rate_limited', message: 'Demasiadas solicitudes' },
	});
	const { items } = await runNode({ ...reads(200), onError: 'continueRegularOutput' });
	expect(sandbox.requests.length).toBeLessThanOrEqual(10);
	expect(items.map(({ json }) => json.error)).toEqual(
		items.map((_, i) => `Whaapy asks to wait 120 seconds before the next request [item ${i}]`),
	);
	expect(items).toHaveLength(200);
});

test('an answer that no repetition can change is asked for once', async () => {
	sandbox.faults.add({ kind: 'json', status: 400, body: { error: 'x', message: 'No' } });
	await runNode(reads(1));
	expect(sandbox.requests).toHaveLength(1);
});

test('without "On Error: Continue", nothing is sent after the first item that failed', async () => {
	sandbox.faults.add({
		kind: 'json',
		status: 400,
		body: { error: 'x', message: 'No' },
		match: () => sandbox.requests.length === 5,
	});
	const { error } = await runNode(reads(100, { maxConcurrentRequests: 1 }));
	expect(error?.message).toContain('[item 4]');
	expect(sandbox.requests).toHaveLength(5);
});

test('stopping the execution ends a pause, and sends nothing more', async () => {
	const paused = new Promise<void>((resolve) => {
		sandbox.faults.add({
			kind: 'json',
			status: 429,
			headers: { 'retry-after': '50' },
			body: {},
			match: () => {
				resolve();
				return true;
			},
		});
	});
	const { run } = await start(reads(5, { maxConcurrentRequests: 1 }));
	await paused;
	run.cancel();
	const { status } = await run;
	expect(status).toBe('canceled');
	expect(sandbox.requests).toHaveLength(1);
});

test.each(['reset', 'truncate', 'hang', 'html'] as const)(
	'the key is nowhere in what n8n keeps of a run that ended with %s',
	async (kind) => {
		sandbox.faults.add({ kind });
		// A write, because it is not repeated.
		const { run } = await runNode({
			account: sandbox,
			parameters: {
				resource: 'message',
				operation: 'sendTemplate',
				phoneNumber: '+14155552671',
				templateName: 'hello_world',
				options: { timeout: 30 },
			},
		});
		expect(run.data.resultData.error).toBeDefined();
		expect(inspect(run, { depth: 20, showHidden: true })).not.toContain(sandbox.key);
	},
);

test('n8n is asked for the credential once in a run, not for every request', async () => {
	const asked = jest.spyOn(TestCredentials.prototype, 'getDecrypted');
	const { items } = await runNode(reads(20));
	expect(items).toHaveLength(20);
	expect(asked).toHaveBeenCalledTimes(1);
	asked.mockRestore();
});

test('the key follows no redirect', async () => {
	const elsewhere = await startSandbox();
	sandbox.faults.add({ kind: 'redirect', location: `${elsewhere.url}/conversations/v1/x` });
	await runNode(reads(1));
	expect(elsewhere.requests).toHaveLength(0);
	await elsewhere.close();
});
