import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import pLimit from 'p-limit';
import type { WhaapyClient } from '../api/client';
import type { BulkItem, BulkResult, OperationOutput } from '../shared/bulk';
import { toBatches } from './batches';
import { ItemOutcomes } from './itemOutcomes';

/** How to run an operation whose items go out together. */
interface BulkRun<T> {
	context: IExecuteFunctions;
	client: WhaapyClient;
	/** How many items may be prepared, how many batches run, and how many items alone, at once. */
	concurrency: number;
	/** Most items in one batch. */
	batchSize: number;
	/** Reads, validates and looks up what one item wants; changes nothing. */
	prepare(itemIndex: number): Promise<BulkItem<T>>;
	/** Does it for several items of one group; a result for each of them, in their order. */
	executeMany(items: ReadonlyArray<BulkItem<T>>): Promise<readonly BulkResult[]>;
	/** Does it for one item. */
	executeOne(item: BulkItem<T>): Promise<OperationOutput>;
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
export async function runBulk<T>(run: BulkRun<T>): Promise<INodeExecutionData[]> {
	const { context, client, concurrency, batchSize } = run;
	const outcomes = new ItemOutcomes({ context, client, items: context.getInputData().length });
	const prepareLimit = pLimit(concurrency);
	const prepared = await Promise.all(
		context
			.getInputData()
			.map(
				async (_, itemIndex) =>
					await prepareLimit(
						async () => await outcomes.attempt(itemIndex, async () => await run.prepare(itemIndex)),
					),
			),
	);

	// Not the limit of the batches: those wait for the items in doubt, which would wait for them.
	const aloneLimit = pLimit(concurrency);
	const runAlone = async (item: BulkItem<T>): Promise<void> => {
		await aloneLimit(async () => {
			const { itemIndex } = item;
			const output = await outcomes.attempt(itemIndex, async () => await run.executeOne(item));
			if (output !== undefined) outcomes.succeed(itemIndex, output);
		});
	};

	const runBatch = async (batch: ReadonlyArray<BulkItem<T>>): Promise<void> => {
		if (client.isStopped) return;
		const results = batch.length > 1 ? await settleBatch(run, batch) : [];
		const inDoubt: Array<BulkItem<T>> = [];
		for (const [index, item] of batch.entries()) {
			const result = results[index] ?? 'inDoubt';
			if (result === 'inDoubt') inDoubt.push(item);
			else if ('error' in result) outcomes.fail(item.itemIndex, result.error);
			else outcomes.succeed(item.itemIndex, result.output);
		}
		await Promise.all(inDoubt.map(runAlone));
	};

	const batchLimit = pLimit(concurrency);
	const batches = toBatches(
		prepared.filter((item) => item !== undefined),
		batchSize,
	);
	await Promise.all(
		batches.map(
			async (batch) =>
				await batchLimit(
					async () =>
						await client.inOrder(
							batch.map(({ target }) => target),
							async () => await runBatch(batch),
						),
				),
		),
	);
	return outcomes.finish();
}

/** What one request means for each item of a batch; an exception means the same for all of them. */
async function settleBatch<T>(
	run: BulkRun<T>,
	batch: ReadonlyArray<BulkItem<T>>,
): Promise<readonly BulkResult[]> {
	try {
		return await run.executeMany(batch);
	} catch (thrown) {
		const error = thrown instanceof Error ? thrown : new Error(String(thrown));
		return batch.map(() => ({ error }));
	}
}
