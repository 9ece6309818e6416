import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import pLimit from 'p-limit';
import type { WhaapyClient } from '../api/client';
import { RunStoppedError } from '../api/session';
import { Progress } from './progress';

/** How to run an operation for the input items of a node. */
export interface ItemRun {
	context: IExecuteFunctions;
	client: WhaapyClient;
	/** How many items may run at once. */
	concurrency: number;
	operation(itemIndex: number): Promise<IDataObject | INodeExecutionData[]>;
}

/**
 * Runs an operation once for every input item: bounded in parallel, results in input order, each
 * paired with its item.
 *
 * With "On Error: Continue" an item that cannot be done carries the reason and the others go on.
 * Otherwise the first such item ends the run: nothing more is sent, what is in flight comes to its
 * end, and the item that comes first in the input is the one reported.
 *
 * @throws NodeApiError or NodeOperationError of the first item that could not be done
 */
export async function runItems(run: ItemRun): Promise<INodeExecutionData[]> {
	const { context, client, concurrency, operation } = run;
	const continueOnFail = context.continueOnFail();
	const limit = pLimit(concurrency);
	const failures: Array<{ itemIndex: number; error: unknown }> = [];

	const runItem = async (itemIndex: number): Promise<INodeExecutionData[]> => {
		if (client.isStopped) return [];
		try {
			return withPairing(await operation(itemIndex), itemIndex);
		} catch (error) {
			if (continueOnFail && !client.isStopped) return [failedItem(context, error, itemIndex)];
			if (!(error instanceof RunStoppedError)) failures.push({ itemIndex, error });
			client.stop();
			return [];
		}
	};

	const items = context.getInputData();
	const progress = new Progress(context, client, items.length);
	const runCounted = async (itemIndex: number) =>
		await runItem(itemIndex).finally(() => progress.countItem());
	void progress.watch();
	const outputs = await Promise.all(items.map(async (_, index) => await limit(runCounted, index)));
	progress.end();
	if (failures.length > 0) {
		const first = failures.reduce((a, b) => (a.itemIndex <= b.itemIndex ? a : b));
		throw first.error;
	}
	return outputs.flat();
}

function withPairing(
	output: IDataObject | INodeExecutionData[],
	item: number,
): INodeExecutionData[] {
	const pairedItem = { item };
	if (!Array.isArray(output)) return [{ json: output, pairedItem }];
	for (const entry of output) entry.pairedItem = pairedItem;
	return output;
}

/**
 * The item that stands for one that could not be done: `error` says what happened, `message` how to
 * get unstuck.
 *
 * n8n 1.x sends an item to the error branch only if it has no fields beside these two, so `details`
 * are added only if there is no such branch.
 */
export function failedItem(
	context: IExecuteFunctions,
	error: unknown,
	item: number,
): INodeExecutionData {
	const json: IDataObject = {
		error: error instanceof Error ? error.message : String(error),
		message: '',
	};
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		json.message = error.description ?? '';
	}
	if (context.getNode().onError !== 'continueErrorOutput') {
		json.details = { httpCode: error instanceof NodeApiError ? error.httpCode : null };
	}
	return { json, pairedItem: { item } };
}
