import { Order } from '../../../nodes/Whaapy/api/keyedQueue';

test('tasks of one key run one after another as they were handed in; other keys do not wait', async () => {
	const order = new Order();
	const log: string[] = [];
	let release = () => {};
	const gate = new Promise<void>((resolve) => {
		release = resolve;
	});
	const first = order.run('a', async () => {
		await gate;
		log.push('first');
	});
	const second = order.run('a', async () => log.push('second'));
	await order.run('b', async () => log.push('other'));
	release();
	await Promise.all([first, second]);
	expect(log).toEqual(['other', 'first', 'second']);
});

test('a task that fails keeps no one back', async () => {
	const order = new Order();
	const failing = order.run('a', async () => await Promise.reject(new Error('no')));
	const next = order.run('a', async () => 'done');
	await expect(failing).rejects.toThrow('no');
	expect(await next).toBe('done');
});
