import { SharedTasks } from '../../../nodes/Whaapy/api/sharedTasks';

test('runs a task once for all who ask at the same time or later', async () => {
	const shared = new SharedTasks();
	const task = jest.fn(async () => ({ id: 1 }));
	const both = await Promise.all([
		shared.once('upload', 'a', task),
		shared.once('upload', 'a', task),
	]);
	expect(both[0]).toBe(both[1]);
	expect(await shared.once('upload', 'a', task)).toBe(both[0]);
	expect(task).toHaveBeenCalledTimes(1);
});

test('keeps keys and kinds apart', async () => {
	const shared = new SharedTasks();
	const of = async (value: string) => value;
	expect(await shared.once('upload', 'a', () => of('1'))).toBe('1');
	expect(await shared.once('upload', 'b', () => of('2'))).toBe('2');
	expect(await shared.once('window', 'a', () => of('3'))).toBe('3');
});

test('a task that throws does so for its own caller; one of those who waited runs its own', async () => {
	const shared = new SharedTasks();
	const ran: number[] = [];
	const task = (item: number) => async () => {
		ran.push(item);
		await Promise.resolve();
		if (item === 0) throw new Error(`[item ${item}]`);
		return item;
	};
	const outcomes = await Promise.allSettled(
		[0, 1, 2].map(async (item) => await shared.once('upload', 'a', task(item))),
	);
	expect(outcomes).toMatchObject([
		{ status: 'rejected', reason: new Error('[item 0]') },
		{ status: 'fulfilled', value: 1 },
		{ status: 'fulfilled', value: 1 },
	]);
	expect(ran).toEqual([0, 1]);
});
