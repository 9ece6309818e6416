import type { IExecuteFunctions } from 'n8n-workflow';
import { ProcessedStore } from '../../../nodes/Whaapy/delivery/processedStore';
import { DeduplicationStore } from '../../trigger/deduplicationStore';

/** One process with runs, and the table that it shares with others. */
function processWithRuns() {
	const table = new DeduplicationStore();
	const store = new ProcessedStore();
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
		/** Whether another run had it, as each run sees it. */
		hadAnotherRun: async (...deliveryIds: string[]) =>
			await Promise.all(
				deliveryIds.map(async (deliveryId, run) => {
					const context = contextOf(`${run}`) as unknown as IExecuteFunctions;
					return await store.hadAnotherRun(context, deliveryId);
				}),
			),
	};
}

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

test('all that share a call learn that it failed, and the next one succeeds', async () => {
	const { hadAnotherRun, table } = processWithRuns();
	table.failures = 2;
	await expect(hadAnotherRun('a', 'b')).rejects.toThrow('The database is locked');
	expect(await hadAnotherRun('c', 'c')).toEqual([false, true]);
	table.failures = 1;
	expect(await hadAnotherRun('d', 'd')).toEqual([false, true]);
});

test('a delivery is recorded again until the store still has it after 5 s', async () => {
	const { hadAnotherRun, table } = processWithRuns();
	const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
	const call = async (time: number, deliveryId: string) => {
		clock.mockReturnValue(time);
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
	clock.mockRestore();
});
