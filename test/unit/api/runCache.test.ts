import { RunCache } from '../../../nodes/Whaapy/api/runCache';

test('asks once for the same question, also while the answer is on its way', async () => {
	const cache = new RunCache();
	const ask = jest.fn(async () => 'answer');
	const both = await Promise.all([cache.get('a', ask), cache.get('a', ask)]);
	expect([...both, await cache.get('a', ask)]).toEqual(['answer', 'answer', 'answer']);
	expect(ask).toHaveBeenCalledTimes(1);
});

test('lets each asker ask for itself if the first one fails, and keeps no failure', async () => {
	const cache = new RunCache();
	const failing = cache.get('a', async () => await Promise.reject(new Error('item 0')));
	const waiting = cache.get('a', async () => await Promise.reject(new Error('item 1')));
	await expect(failing).rejects.toThrow('item 0');
	await expect(waiting).rejects.toThrow('item 1');
	expect(await cache.get('a', async () => 'answer')).toBe('answer');
});

test('lets only one of those who waited for a failure ask again', async () => {
	const cache = new RunCache();
	const asked: number[] = [];
	const ask = (item: number) => async () => {
		asked.push(item);
		await Promise.resolve();
		if (item === 0) throw new Error(`item ${item}`);
		return item;
	};
	const outcomes = await Promise.allSettled(
		[0, 1, 2].map(async (item) => await cache.get('a', ask(item))),
	);
	expect(outcomes).toMatchObject([
		{ status: 'rejected', reason: new Error('item 0') },
		{ status: 'fulfilled', value: 1 },
		{ status: 'fulfilled', value: 1 },
	]);
	expect(asked).toEqual([0, 1]);
});

test('knows what was asked or set, until it is deleted', async () => {
	const cache = new RunCache();
	expect(await cache.known('a')).toBeUndefined();
	cache.set('a', 1);
	expect(await cache.known('a')).toBe(1);
	cache.delete('a');
	expect(await cache.known('a')).toBeUndefined();
});
