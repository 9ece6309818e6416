import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import pLimit from 'p-limit';
import type { WhaapyClient } from '../api/client';
import type { OperationOutput } from '../shared/bulk';
import { ItemOutcomes } from './itemOutcomes';

/** How to run an operation for the input items of a node. */
interface ItemRun {
	context: IExecuteFunctions;
	client: WhaapyClient;
	/** How many items may run at once. */
	concurrency: number;
	/** Whether to run for the first item only, as its output stands for all items. */
	once?: boolean;
	operation(itemIndex: number): Promise<OperationOutput>;
}

/**
 * Runs an operation once for every input item: bounded in parallel, results in input order, each
 * paired with its item. One that acts on the whole account runs `once`, with the parameters of the
 * first item, and its output is paired with all items. For items that fail see {@link ItemOutcomes}.
 *
 * @throws NodeApiError or NodeOperationError of the first item that could not be done
 */
export async function runItems(run: ItemRun): Promise<INodeExecutionData[]> {
	const { context, client, concurrency, once, operation } = run;
	const limit = pLimit(concurrency);
	const allIndexes = context.getInputData().map((_, index) => index);
	const indexes = once ? allIndexes.slice(0, 1) : allIndexes;
	const outcomes = new ItemOutcomes({
		context,
		client,
		items: indexes.length,
		pairedItems: once ? allIndexes.map((item) => ({ item })) : undefined,
	});

	const runItem = async (itemIndex: number): Promise<void> => {
		const output = await outcomes.attempt(itemIndex, async () => await operation(itemIndex));
		if (output !== undefined) outcomes.succeed(itemIndex, output);
	};

	await Promise.all(indexes.map(async (index) => await limit(runItem, index)));
	return outcomes.finish();
}
