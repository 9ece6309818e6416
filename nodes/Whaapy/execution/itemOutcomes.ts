import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
	INode,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import { RunStoppedError } from '../api/session';
import type { OperationOutput } from '../shared/bulk';
import { Progress } from './progress';

/** A run whose outcomes are collected. */
interface OutcomesRun {
	context: IExecuteFunctions;
	client: WhaapyClient;
	/** How many items the run does. */
	items: number;
	/** The input items that every output belongs to; its own item alone unless set. */
	pairedItems?: IPairedItemData[];
}

/**
 * The ends of the input items of a run.
 *
 * With "On Error: Continue" an item that cannot be done carries the reason and the others go on.
 * Otherwise the first such item ends the run: nothing more is sent, what is in flight comes to its
 * end, and the item that comes first in the input is the one reported.
 */
export class ItemOutcomes {
	/** By the index of the item; those that were not run are missing. */
	private readonly outputs: INodeExecutionData[][] = [];

	private readonly failures = new Map<number, unknown>();

	private readonly progress: Progress;

	constructor(private readonly run: OutcomesRun) {
		this.progress = new Progress(run);
		void this.progress.watch();
	}

	/**
	 * Runs a task of an item, unless nothing more may be run. An item that an earlier try of n8n's
	 * 'Retry On Fail' has done, or has written without success, comes to the same end again.
	 *
	 * @returns `undefined` if it was not run or failed
	 */
	async attempt<T>(itemIndex: number, task: () => Promise<T>): Promise<T | undefined> {
		if (this.run.client.isStopped) return undefined;
		const earlier = this.run.client.memory.outcomes.get(itemIndex);
		if (earlier !== undefined) {
			if ('output' in earlier) this.succeed(itemIndex, earlier.output);
			else this.fail(itemIndex, earlier.error);
			return undefined;
		}
		try {
			return await task();
		} catch (error) {
			this.fail(itemIndex, error);
			return undefined;
		}
	}

	/** Keeps the output of an item. */
	succeed(itemIndex: number, output: OperationOutput): void {
		const items = Array.isArray(output) ? output : [{ json: output }];
		this.put(itemIndex, items);
		this.run.client.memory.outcomes.set(itemIndex, { output: items });
	}

	/** Keeps why an item could not be done, and ends the run if the node is not to continue. */
	fail(itemIndex: number, error: unknown): void {
		const { context, client } = this.run;
		// An item for which nothing was written is done again.
		const { written, outcomes } = client.memory;
		if (written.has(itemIndex)) outcomes.set(itemIndex, { error });
		if (error instanceof RunStoppedError) return client.stop();
		if (context.continueOnFail() && !client.isStopped) {
			this.put(itemIndex, [failedItem(context, error, itemIndex)]);
		} else {
			this.failures.set(itemIndex, error);
			client.stop();
		}
	}

	private put(itemIndex: number, items: INodeExecutionData[]): void {
		const pairedItem = this.run.pairedItems ?? { item: itemIndex };
		for (const item of items) item.pairedItem = pairedItem;
		this.outputs[itemIndex] = items;
		this.progress.countItem();
	}

	/**
	 * The output of the run, in input order.
	 *
	 * @throws NodeApiError or NodeOperationError of the first item that could not be done
	 */
	finish(): INodeExecutionData[] {
		this.progress.end();
		if (this.failures.size > 0) throw this.failures.get(Math.min(...this.failures.keys()));
		return this.outputs.flat();
	}
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

/**
 * Puts what ended a run into the form that its reader can act on.
 *
 * An agent that runs this node as its tool is told only one of message and description, and which
 * one differs between versions of n8n. So for an agent the message also says what to do.
 */
export function toAgentError(node: INode, error: unknown): unknown {
	// n8n makes a node's twin for agents by appending this to the name of its type.
	const isTool = node.type.endsWith('Tool');
	if (isTool && (error instanceof NodeApiError || error instanceof NodeOperationError)) {
		error.message = [error.message, error.description].filter(Boolean).join('\n');
		error.description = undefined;
	}
	return error;
}
