import type { IExecuteFunctions, INodeExecutionData, WorkflowExecuteMode } from 'n8n-workflow';
import { ProcessedStore } from './processedStore';

/** A user looks at these runs, and wants to see the same delivery as often as it takes. */
const UNCHECKED: WorkflowExecuteMode[] = ['manual', 'retry', 'evaluation'];

/** By node, so there are never more of them than nodes. */
const stores = new Map<string, ProcessedStore>();

/** Puts a delivery ID beside the `json` of an item, where no user sees it, for {@link newItems}. */
export function withDeliveryId(item: INodeExecutionData, deliveryId: string): INodeExecutionData {
	return { ...item, deliveryId };
}

/** The items of a run, as {@link withDeliveryId} got them; none if another run had the delivery. */
export async function newItems(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const { deliveryId, ...item } of context.getInputData()) {
		if (typeof deliveryId === 'string' && (await hadAnotherRun(context, deliveryId))) {
			tellRepetition(context);
		} else {
			items.push(item);
		}
	}
	return items;
}

/**
 * Whether another run of this node had a delivery.
 *
 * This is where processes that share a database see each other's deliveries: n8n's deduplication
 * store is at hand in a run only, not while a request is answered. A test run, a retry and a run
 * with pinned data take their items whatever the store has. So does a run if the store fails: an
 * event that comes twice harms less than one that is lost.
 */
export async function hadAnotherRun(
	context: IExecuteFunctions,
	deliveryId: string,
): Promise<boolean> {
	if (UNCHECKED.includes(context.getMode())) return false;
	const node = `${context.getWorkflow().id}/${context.getNode().id}`;
	const store = stores.get(node) ?? new ProcessedStore();
	stores.set(node, store);
	try {
		return await store.hadAnotherRun(context, deliveryId);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.warn(
			`'${context.getNode().name}' could not ask n8n whether a delivery is a duplicate: ${reason}`,
		);
		return false;
	}
}

/** Says in the output pane why a run goes no further. */
export function tellRepetition(context: IExecuteFunctions): void {
	context.addExecutionHints({
		message:
			"Whaapy repeated a delivery that has started the workflow before, so this run ended here. Turn off 'Ignore Duplicates' to let each repetition through.",
		location: 'outputPane',
	});
}
