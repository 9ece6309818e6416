import fc from 'fast-check';
import { toBatches } from '../../../nodes/Whaapy/execution/batches';

const items = (wanted: ReadonlyArray<readonly [target: string, group: string]>) =>
	wanted.map(([target, group], itemIndex) => ({ itemIndex, target, group, needs: undefined }));

const indexes = (batches: ReturnType<typeof toBatches>) =>
	batches.map((batch) => batch.map(({ itemIndex }) => itemIndex));

test('puts items of one group together, in batches of the size at most', () => {
	const wanted = items([
		['a', 'x'],
		['b', 'y'],
		['c', 'x'],
		['d', 'x'],
		['e', 'y'],
	]);
	expect(indexes(toBatches(wanted, 2))).toEqual([[0, 2], [1, 4], [3]]);
});

test('keeps the order of the items that write to one target', () => {
	const wanted = items([
		['a', 'x'],
		['b', 'y'],
		['a', 'y'],
		['b', 'x'],
	]);
	expect(indexes(toBatches(wanted, 100))).toEqual([[0], [1, 2], [3]]);
});

test('holds every item once, one group to a batch, and each target in input order', () => {
	const pair = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y', 'z'));
	fc.assert(
		fc.property(
			fc.array(pair, { maxLength: 60 }),
			fc.integer({ min: 1, max: 10 }),
			(wanted, size) => {
				const batches = toBatches(items(wanted), size);
				const flat = batches.flat();
				expect(flat.map(({ itemIndex }) => itemIndex).sort((a, b) => a - b)).toEqual(
					wanted.map((_, index) => index),
				);
				for (const batch of batches) {
					expect(batch.length).toBeLessThanOrEqual(size);
					expect(new Set(batch.map(({ group }) => group)).size).toBe(1);
				}
				for (const target of ['a', 'b', 'c', 'd']) {
					const order = flat.filter((item) => item.target === target).map((item) => item.itemIndex);
					expect(order).toEqual([...order].sort((a, b) => a - b));
				}
			},
		),
	);
});
