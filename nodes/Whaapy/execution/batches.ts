import type { BulkItem } from '../shared/bulk';

interface Batch<T> {
	items: Array<BulkItem<T>>;
	/** Its place among the batches. */
	position: number;
}

/**
 * Puts items of equal groups together, in input order and in batches of a certain size at most.
 *
 * A batch never holds an item whose target an earlier item has in a later batch. So if the batches
 * that share a target run one after another, each target is written to in input order: a contact that
 * is moved to A, to B and to A again ends in A.
 */
export function toBatches<T>(
	items: ReadonlyArray<BulkItem<T>>,
	size: number,
): Array<ReadonlyArray<BulkItem<T>>> {
	const batches: Array<Batch<T>> = [];
	const openBatches = new Map<string, Batch<T>>();
	const lastPositions = new Map<string, number>();
	for (const item of items) {
		let batch = openBatches.get(item.group);
		const lastPosition = lastPositions.get(item.target) ?? 0;
		if (batch === undefined || batch.items.length >= size || batch.position < lastPosition) {
			batch = { items: [], position: batches.length };
			batches.push(batch);
			openBatches.set(item.group, batch);
		}
		batch.items.push(item);
		lastPositions.set(item.target, batch.position);
	}
	return batches.map((batch) => batch.items);
}
