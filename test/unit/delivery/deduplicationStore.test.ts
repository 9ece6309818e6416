import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../../../nodes/Whaapy/api/clock';
import { Deduplication } from '../../../nodes/Whaapy/delivery/deduplicationStore';
import { SimulatedTime } from '../../../tools/simulation/time';
import { DeduplicationStore } from '../../trigger/deduplicationStore';

/** One process with runs, and the table that it shares with others. */
function processWithRuns(table = new DeduplicationStore(), clock?: Clock) {
	const store = new Deduplication(clock);
	let calls = 0;
	const contextOf = (executionId: string) => ({
		getExecutionId: () => executionId,
		helpers: {
			async checkProcessedAndRecord(items: string[], scope: string, options: { mode: 'entries' }) {
				calls++;
				const trigger = { workflow: { id: '1' }, node: { id: '2' } } as never;
				return await table.checkProcessedAndRecord(items, scope, trigger, options);
			},
		},
	});
	return {
		table,
		calls: () => calls,
		/** Whether another run had it, as each run sees it. Names of one delivery are joined by "+". */
		hadAnotherRun: async (...deliveries: string[]) =>
			await Promise.all(
				deliveries.map(async (names, run) => {
					const context = contextOf(`${run}`) as unknown as IExecuteFunctions;
					return await store.hadAnotherRun(context, names.split('+'));
				}),
			),
	};
}

/** A clock that stands still until it is set. */
const setClock = () => ({
	time: 0,
	now() {
		return this.time;
	},
	async sleep() {},
});

test('runs that wait share the next call', async () => {
	const { hadAnotherRun, calls, table } = processWithRuns();
	expect(await hadAnotherRun('a', 'b', 'c', 'd')).toEqual([false, false, false, false]);
	expect(calls()).toBe(1);
	expect([...table.rows.values()]).toEqual([['a', 'a 0', 'b', 'b 1', 'c', 'c 2', 'd', 'd 3']]);
});

test('of copies that wait, one is new', async () => {
	const { hadAnotherRun, table } = processWithRuns();
	expect(await hadAnotherRun('a', 'b', 'b', 'a', 'b')).toEqual([false, false, true, true, true]);
	// The run that got the event is known by its own entry, should n8n 1.x begin it again.
	expect([...table.rows.values()][0]).toEqual(expect.arrayContaining(['a 0', 'b 1']));
	expect(await hadAnotherRun('c', 'c', 'a')).toEqual([false, true, true]);
});

test('a delivery is known by each of its names, in this process and in another', async () => {
	const { hadAnotherRun, table } = processWithRuns();
	const copies = ['id+digest', 'other+digest', 'digest', 'id+changed', 'id', 'new+another'];
	const areKnown = [false, true, true, true, true, false];
	expect(await hadAnotherRun(...copies)).toEqual(areKnown);
	expect(await hadAnotherRun('later', ...copies.slice(1, 5))).toEqual([
		false,
		...areKnown.slice(1, 5),
	]);
	for (const [index, copy] of copies.entries()) {
		// Each copy in a run with a number of its own.
		const runs = [...Array<string>(copies.length + index).fill('later'), copy];
		expect((await processWithRuns(table).hadAnotherRun(...runs)).at(-1)).toBe(true);
	}
});

test('all that share a call learn that it failed, and the next one succeeds', async () => {
	const { hadAnotherRun, table } = processWithRuns();
	table.failures = 2;
	await expect(hadAnotherRun('a', 'b')).rejects.toThrow('The database is locked');
	expect(await hadAnotherRun('c', 'c')).toEqual([false, true]);
	table.failures = 1;
	expect(await hadAnotherRun('d', 'd')).toEqual([false, true]);
});

test('a delivery is recorded again until the store still has it after 5 s', async () => {
	const clock = setClock();
	const { hadAnotherRun, table } = processWithRuns(undefined, clock);
	const call = async (time: number, deliveryId: string) => {
		clock.time = time;
		await hadAnotherRun(deliveryId);
		return [...table.rows.values()][0];
	};
	const overwrite = () => table.rows.set([...table.rows.keys()][0]!, ['other']);
	for (let index = 0; index < 200; index++) await call(index * 20, `${index}`);
	overwrite();
	expect(await call(5_000, 'next')).toEqual(expect.arrayContaining(['0', '199', 'next']));
	await call(10_001, 'later');
	overwrite();
	const left = await call(10_002, 'last');
	expect(left).toEqual(expect.arrayContaining(['later', 'last']));
	expect(left).not.toContain('199');
});

test('a copy of what this process had costs no call, unless it is the same run that begins again', async () => {
	const { hadAnotherRun, calls } = processWithRuns();
	await hadAnotherRun('a', 'b');
	expect(await hadAnotherRun('a', 'a')).toEqual([false, true]);
	expect(calls()).toBe(1);
});

test('in a burst the store remembers more, for other processes, until it is over', async () => {
	const clock = setClock();
	const { hadAnotherRun, table } = processWithRuns(undefined, clock);
	for (let index = 0; index < 1_500; index++) await hadAnotherRun(`${index}`);
	const other = processWithRuns(table);
	expect(await other.hadAnotherRun('new', '0')).toEqual([false, true]);
	clock.time = 300_000;
	await hadAnotherRun('later');
	expect([...table.rows.values()][0]).toHaveLength(3_000);
});

test('of two processes that are never idle, each gets to know what the other recorded', async () => {
	const time = new SimulatedTime();
	const table = new DeduplicationStore(async () => await time.sleep(10));
	/** Whether a process has seen what the other one recorded first, while both go on. */
	const recordMany = async (own: string, others: string) => {
		const { hadAnotherRun } = processWithRuns(table, time);
		for (let index = 0; index < 60; index++) await hadAnotherRun(`${own}${index}`);
		const [, hasSeen] = await hadAnotherRun(`${own} next`, `${others}0`);
		for (let index = 0; index < 60; index++) await hadAnotherRun(`${own} later ${index}`);
		return hasSeen;
	};
	const both = Promise.all([recordMany('a', 'b'), recordMany('b', 'a')]);
	expect(await time.pass(both)).toEqual([true, true]);
});

test('a slow database holds up no run for more than a second beside its own time', async () => {
	const clock = { ...setClock(), sleep: async (wait: number) => void (clock.time += wait) };
	const table = new DeduplicationStore(async () => (clock.time += 60_000));
	const { hadAnotherRun } = processWithRuns(table, clock);
	await hadAnotherRun('a');
	await hadAnotherRun('b');
	expect(clock.time).toBe(60_000 + 1_000 + 60_000);
});
