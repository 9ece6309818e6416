import { idsOf, people, readEach } from '../people';
import { useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox(readEach);

test('a thousand reads of which every fifth goes wrong lose nothing', async () => {
	sandbox.faults.add('flaky');
	const { items, error } = await run(
		{ options: { maxConcurrentRequests: 100 } },
		{ items: people(1_000) },
	);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual(idsOf(1_000));
	expect(sandbox.requests.length).toBeGreaterThan(1_100);
});

test('a thousand creations of which every fifth goes wrong make no contact twice', async () => {
	sandbox.faults.add('flaky');
	const before = sandbox.store.contacts.size;
	const { items } = await run(
		{
			resource: 'contact',
			operation: 'create',
			phoneNumber: '={{ $json.phone }}',
			options: { maxConcurrentRequests: 50 },
		},
		{
			items: Array.from({ length: 1_000 }, (_, i) => ({ phone: `+1415555${1000 + i}` })),
			onError: 'continueRegularOutput',
		},
	);
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
	const { error } = await run({}, { items: people(1) });
	expect(error?.description).toContain('Tried 5 times');
	expect(sandbox.requests).toHaveLength(5);
});

test('an answer that no repetition can change is asked for once', async () => {
	sandbox.faults.add({ kind: 'json', status: 400, body: { error: 'x', message: 'No' } });
	await run({}, { items: people(1) });
	expect(sandbox.requests).toHaveLength(1);
});
