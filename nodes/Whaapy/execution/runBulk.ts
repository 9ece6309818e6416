import type { INodeExecutionData } from 'n8n-workflow';
import pLimit from 'p-limit';
import type { WhaapyClient } from '../api/client';
import type { BulkItem, BulkResult, OperationOutput } from '../shared/bulk';
import { toBatches } from './batches';
import { ItemOutcomes } from './itemOutcomes';
import type { NodeRun, RunItem } from './runItems';

/** An operation whose items go out together, see `BulkOperation`. */
interface Bulk<T> {
	/** Most items in one batch. */
	batchSize: number;
	prepare(item: RunItem): Promise<BulkItem<T>>;
	executeMany(client: WhaapyClient, items: ReadonlyArray<BulkItem<T>>): Promise<BulkResult[]>;
	executeOne(client: WhaapyClient, item: BulkItem<T>, mayBeDone: boolean): Promise<OperationOutput>;
}

/**
 * Runs an operation for all input items in as few requests as its batches allow; each item has its
 * own output or its own error, in input order. For items that fail see {@link ItemOutcomes}.
 *
 * All items are prepared before the first one is changed. So if one of them is invalid and ends the
 * run, nothing was changed in Whaapy.
 *
 * @throws NodeApiError or NodeOperationError of the first item that could not be done
 */
export async function runBulk<T>(
	operation: Bulk<T>,
	{ context, client, concurrency }: NodeRun,
): Promise<INodeExecutionData[]> {
	const input = context.getInputData();
	const outcomes = new ItemOutcomes({ context, client, items: input.length });
	const prepareLimit = pLimit(concurrency);
	const prepare = async (itemIndex: number) => {
		const task = async () => await operation.prepare({ context, client, itemIndex });
		return await outcomes.attempt(itemIndex, task);
	};
	const prepared = await prepareLimit.map(input.keys(), prepare);

	// Not the limit of the batches: those wait for the items in doubt, which would wait for them.
	const aloneLimit = pLimit(concurrency);
	const runAlone = async (item: BulkItem<T>, mayBeDone: boolean): Promise<void> => {
		const task = async () => await operation.executeOne(client, item, mayBeDone);
		const output = await outcomes.attempt(item.itemIndex, task);
		if (output !== undefined) outcomes.succeed(item.itemIndex, output);
	};

	const runBatch = async (batch: ReadonlyArray<BulkItem<T>>): Promise<void> => {
		if (client.isStopped) return;
		const results = batch.length > 1 ? await settleBatch(operation, client, batch) : [];
		await Promise.all(
			batch.map(async (item, index) => {
				const result = results[index] ?? { mayBeDone: false };
				if ('mayBeDone' in result) await aloneLimit(runAlone, item, result.mayBeDone);
				else if ('error' in result) outcomes.fail(item.itemIndex, result.error);
				else outcomes.succeed(item.itemIndex, result.output);
			}),
		);
	};

	const batchLimit = pLimit(concurrency);
	const batches = toBatches(
		prepared.filter((item) => item !== undefined),
		operation.batchSize,
	);
	const runInOrder = async (batch: ReadonlyArray<BulkItem<T>>): Promise<void> => {
		const targets = batch.map(({ target }) => target);
		await client.inOrder(targets, async () => await runBatch(batch));
	};
	await batchLimit.map(batches, runInOrder);
	return outcomes.finish();
}

/** Tells what one request means for each item of a batch; an exception means the same for all of them. */
async function settleBatch<T>(
	operation: Bulk<T>,
	client: WhaapyClient,
	batch: ReadonlyArray<BulkItem<T>>,
): Promise<readonly BulkResult[]> {
	try {
		return await operation.executeMany(client, batch);
	} catch (thrown) {
		const error = thrown instanceof Error ? thrown : new Error(String(thrown));
		return batch.map(() => ({ error }));
	}
}
