import { SEEDED } from '../../../tools/sandbox';
import type { RunOptions } from '../harness';
import { people, readEach } from '../people';
import { useSandbox } from '../useSandbox';

const JUAN = SEEDED.juan.conversationId;
const { sandbox, run } = useSandbox({ resource: 'conversation' });

describe('two items of four fail', () => {
	const phones = ['+5215512345678', 'nonsense', '+14155552671', '5215512345678'];
	const items = phones.map((phone) => ({ phone }));
	const parameters = { operation: 'findByPhone', phoneNumber: '={{ $json.phone }}' };

	test('"Continue" keeps each item in its place, with the reason of those that failed', async () => {
		const result = await run(parameters, { items, onError: 'continueRegularOutput' });
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
			{ item: 3 },
		]);
		const [first, second, third, fourth] = result.items.map(({ json }) => json);
		expect(first).toMatchObject({ id: JUAN });
		expect(fourth).toMatchObject({ id: JUAN });
		expect(second).toEqual({
			error: "'Phone Number' holds 'n', which is no part of a phone number: 'nonsense' [item 1]",
			message: expect.stringContaining('+5215512345678') as string,
			details: { httpCode: null },
		});
		expect(third).toMatchObject({
			error: 'Whaapy has no conversation with +14155552671 [item 2]',
			details: { httpCode: '404' },
		});
	});

	test('"Continue (using error output)" puts the failed items into the error branch', async () => {
		const result = await run(parameters, { items, onError: 'continueErrorOutput' });
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
		expect(result.errorItems.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				phone: 'nonsense',
				error: expect.stringContaining('[item 1]') as string,
			}),
			expect.objectContaining({
				phone: '+14155552671',
				error: expect.stringContaining('[item 2]') as string,
			}),
		]);
	});

	test('"Stop Workflow" names the first item that failed', async () => {
		const { error } = await run(parameters, { items });
		expect(error?.message).toContain('[item 1]');
	});
});

describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)('with %s', (onError) => {
	test.each<[string, Partial<RunOptions>, Record<string, number>]>([
		['a base URL that is no address', { account: { url: 'http://[::1', key: 'any' } }, {}],
		['an option that is out of range', {}, { maxConcurrentRequests: 0 }],
	])('%s fails every item, and none passes as done', async (_, more, options) => {
		const items = people(2);
		const result = await run({ ...readEach, options }, { ...more, onError, items });
		const failed = onError === 'continueErrorOutput' ? result.errorItems : result.items;
		expect(failed.map(({ json }) => json)).toEqual([
			expect.objectContaining({ error: expect.stringMatching(/Base URL|Requests/) as string }),
			expect.objectContaining({ error: expect.stringMatching(/Base URL|Requests/) as string }),
		]);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		if (onError === 'continueErrorOutput') expect(result.items).toEqual([]);
		expect(sandbox.requests).toHaveLength(0);
	});
});

test('"Stop Workflow" sends nothing after the first item that failed', async () => {
	sandbox.faults.add({
		kind: 'json',
		status: 400,
		body: { error: 'x', message: 'No' },
		match: () => sandbox.requests.length === 5,
	});
	const { error } = await run(
		{ ...readEach, options: { maxConcurrentRequests: 1 } },
		{ items: people(100) },
	);
	expect(error?.message).toContain('[item 4]');
	expect(sandbox.requests).toHaveLength(5);
});
