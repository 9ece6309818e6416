import { TinyN8n } from '../../trigger/tinyN8n';
import { idsOf, people, readEach } from '../people';
import { useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox(readEach);

test.each([
	[undefined, 10],
	[1, 1],
	[25, 25],
])(
	"with %p as 'Max Concurrent Requests', %i requests at most are in flight",
	async (maximum, expected) => {
		// Long enough for a busy machine to begin them all before the first has its answer.
		sandbox.settings.latency = expected * 10;
		const { items } = await run(
			{ options: maximum ? { maxConcurrentRequests: maximum } : {} },
			{ items: people(60) },
		);
		expect(sandbox.mostInFlight).toBe(expected);
		expect(items.map(({ json }) => json.id)).toEqual(idsOf(60));
	},
);

test('loses no item to a limit of 50 requests a second, and repeats few requests', async () => {
	sandbox.settings.rateLimit = 50;
	const { items, error } = await run({}, { items: people(200) });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual(idsOf(200));
	expect(sandbox.requests.length).toBeLessThanOrEqual(240);
});

test('loses no item if 100 concurrent requests meet the limit', async () => {
	sandbox.settings.rateLimit = 50;
	const { items, error } = await run(
		{ options: { maxConcurrentRequests: 100 } },
		{ items: people(150) },
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(150);
});

test.each([
	['seconds', () => '1'],
	['an HTTP date', () => new Date(Date.now() + 3_000).toUTCString()],
	['nothing', () => undefined],
])('a 429 with %s in Retry-After holds back all items', async (_, header) => {
	const retryAfter = header();
	sandbox.faults.add({
		kind: 'json',
		status: 429,
		times: 1,
		body: { error: 'rate_limited', message: 'Demasiadas solicitudes' },
		headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
	});
	const { items } = await run({ options: { maxConcurrentRequests: 1 } }, { items: people(3) });
	expect(items).toHaveLength(3);
	const [refused, ...others] = sandbox.requests;
	expect(others).toHaveLength(3);
	// The pause is a lower bound that the node itself promises, not a measure of speed.
	for (const { at } of others) expect(at - (refused?.at ?? 0)).toBeGreaterThanOrEqual(450);
});

test.each(['0', new Date(0).toUTCString()])(
	'loses no item to a Retry-After that is too short (%s)',
	async (retryAfter) => {
		const begun = Date.now();
		sandbox.faults.add({
			kind: 'json',
			status: 429,
			body: { error: 'rate_limited', message: 'Demasiadas solicitudes' },
			headers: { 'retry-after': retryAfter },
			match: () => Date.now() - begun < 700,
		});
		const { items, error } = await run({}, { items: people(20) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual(idsOf(20));
	},
);

test('ends all items at once if Retry-After is too long to wait, each with the reason', async () => {
	sandbox.faults.add({
		kind: 'json',
		status: 429,
		headers: { 'retry-after': '120' },
		body: { error: 'rate_limited', message: 'Demasiadas solicitudes' },
	});
	const { items } = await run({}, { items: people(200), onError: 'continueRegularOutput' });
	expect(sandbox.requests.length).toBeLessThanOrEqual(10);
	expect(items.map(({ json }) => json.error)).toEqual(
		items.map((_, i) => `Whaapy asks to wait 120 seconds before the next request [item ${i}]`),
	);
	expect(items).toHaveLength(200);
});

const tenPerSecond = { requests: 10, windowMs: 1_000, kind: 'sliding', retryAfter: false } as const;
const refused = () => sandbox.requests.filter(({ status }) => status === 429).length;

test('a run does not ask again for what an earlier one has learned', async () => {
	sandbox.settings.limit = tenPerSecond;
	await run({}, { items: people(25) });
	const learning = refused();
	expect(learning).toBeGreaterThan(0);
	for (let pass = 0; pass < 3; pass++) {
		const { items, error } = await run({}, { items: people(10) });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(10);
	}
	// On a machine that stalls a few may come too early; a run that knew nothing would meet as many again.
	expect(refused() - learning).toBeLessThan(learning);
});

test('the trigger knows what the node has learned', async () => {
	sandbox.settings.limit = { ...tenPerSecond, retryAfter: true };
	await run({}, { items: people(20) });
	const before = refused();
	const n8n = await TinyN8n.start({
		account: sandbox,
		parameters: { events: ['contact.created'] },
	});
	await n8n.activate();
	await n8n.close();
	expect(refused() - before).toBe(0);
});

test('says with the output that the limit made the run wait', async () => {
	sandbox.settings.limit = tenPerSecond;
	const { run: stored } = await run({}, { items: people(25) });
	const [hint] = stored.data.resultData.runData.Whaapy?.[0]?.hints ?? [];
	expect(hint?.location).toBe('outputPane');
	expect(hint?.message).toMatch(/^25 items took \d+ requests and [\d.]+ seconds, because Whaapy /);
});

test('says nothing if the run did not wait', async () => {
	const { run: stored } = await run({}, { items: people(12) });
	expect(stored.data.resultData.runData.Whaapy?.[0]?.hints ?? []).toEqual([]);
});
