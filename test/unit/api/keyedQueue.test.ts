import { KeyedQueue } from '../../../nodes/Whaapy/api/keyedQueue';

test('runs tasks of one key in the order in which they were added, and others meanwhile', async () => {
	const queue = new KeyedQueue();
	const log: string[] = [];
	let release = () => {};
	const gate = new Promise<void>((resolve) => {
		release = resolve;
	});
	const first = queue.run(['a'], async () => {
		await gate;
		log.push('first');
	});
	const second = queue.run(['a'], async () => log.push('second'));
	await queue.run(['b'], async () => log.push('other'));
	release();
	await Promise.all([first, second]);
	expect(log).toEqual(['other', 'first', 'second']);
});

test('runs the next task after one that failed', async () => {
	const queue = new KeyedQueue();
	const failing = queue.run(['a'], async () => await Promise.reject(new Error('no')));
	const next = queue.run(['a'], async () => 'done');
	await expect(failing).rejects.toThrow('no');
	expect(await next).toBe('done');
});

test('runs a task with two keys after the earlier ones of both', async () => {
	const queue = new KeyedQueue();
	const log: string[] = [];
	const add = (keys: string[], name: string, turns: number) =>
		queue.run(keys, async () => {
			for (let turn = 0; turn < turns; turn++) await Promise.resolve();
			log.push(name);
		});
	await Promise.all([
		add(['a'], 'a', 50),
		add(['b'], 'b', 20),
		add(['a', 'b'], 'both', 0),
		add(['b'], 'after', 0),
	]);
	expect(log).toEqual(['b', 'a', 'both', 'after']);
});
