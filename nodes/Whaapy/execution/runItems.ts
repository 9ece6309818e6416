import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import pLimit from 'p-limit';
import type { WhaapyClient } from '../api/client';
import type { OperationOutput } from '../shared/bulk';
import { ItemOutcomes } from './itemOutcomes';

/** One execution of the node. */
export interface NodeRun {
	context: IExecuteFunctions;
	client: WhaapyClient;
	/** How many items may run at once. */
	concurrency: number;
}

/** One input item of a run. */
export interface RunItem extends Pick<NodeRun, 'context' | 'client'> {
	itemIndex: number;
}

/** An operation that runs for each item, see `ItemOperation`. */
interface PerItem {
	runsOnce?: true;
	run(item: RunItem): Promise<OperationOutput>;
}

/**
 * Runs an operation once for every input item: bounded in parallel, results in input order, each
 * paired with its item. One that acts on the whole account runs once, with the parameters of the
 * first item, and its output is paired with all items. For items that fail see {@link ItemOutcomes}.
 *
 * @throws NodeApiError or NodeOperationError of the first item that could not be done
 */
export async function runItems(
	operation: PerItem,
	{ context, client, concurrency }: NodeRun,
): Promise<INodeExecutionData[]> {
	const { runsOnce } = operation;
	const limit = pLimit(concurrency);
	const allIndexes = [...context.getInputData().keys()];
	const indexes = runsOnce ? allIndexes.slice(0, 1) : allIndexes;
	const outcomes = new ItemOutcomes({
		context,
		client,
		items: indexes.length,
		pairedItems: runsOnce ? allIndexes.map((item) => ({ item })) : undefined,
	});

	await limit.map(indexes, async (itemIndex) => {
		const task = async () => await operation.run({ context, client, itemIndex });
		const output = await outcomes.attempt(itemIndex, task);
		if (output !== undefined) outcomes.succeed(itemIndex, output);
	});
	return outcomes.finish();
}
