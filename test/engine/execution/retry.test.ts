import { idsOf, people, readEach } from '../people';
import { useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox(readEach);

test('loses nothing in 150 reads of which every fifth attempt fails', async () => {
	sandbox.faults.add('flaky');
	const { items, error } = await run(
		{ options: { maxConcurrentRequests: 100 } },
		{ items: people(150) },
	);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual(idsOf(150));
	expect(sandbox.requests.length).toBeGreaterThan(165);
});

test('creates no contact twice in 150 writes of which every fifth fails', async () => {
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
			items: Array.from({ length: 150 }, (_, i) => ({ phone: `+1415555${1000 + i}` })),
			onError: 'continueRegularOutput',
		},
	);
	const phones = [...sandbox.store.contacts.values()].map((contact) => contact.phone_number);
	expect(new Set(phones).size).toBe(phones.length);
	const failed = items.filter(({ json }) => json.error);
	const saved = new Set(items.flatMap(({ json }) => (json.error ? [] : [json.phone_number])));
	expect(saved.size).toBe(150 - failed.length);
	expect(failed.length).toBeGreaterThan(15);
	for (const { json } of failed) expect(json.message).toMatch(/may have been saved/);
	expect(sandbox.requests).toHaveLength(150);
	expect(sandbox.store.contacts.size - before).toBeGreaterThanOrEqual(saved.size);
});

test('tries a read five times if the connection breaks', async () => {
	sandbox.faults.add({ kind: 'reset' });
	const { error } = await run({}, { items: people(1) });
	expect(error?.description).toContain('Tried 5 times');
	expect(sandbox.requests).toHaveLength(5);
});

test('does not retry a 400', async () => {
	sandbox.faults.add({ kind: 'json', status: 400, body: { error: 'x', message: 'No' } });
	await run({}, { items: people(1) });
	expect(sandbox.requests).toHaveLength(1);
});
