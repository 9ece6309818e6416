import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { Deduplication } from './deduplicationStore';

/** A user looks at these runs, and wants to see the same delivery as often as it takes. */
const UNCHECKED: WorkflowExecuteMode[] = ['manual', 'retry', 'evaluation'];

/** By node, so there are never more of them than nodes. */
const stores = new Map<string, Deduplication>();

/**
 * Puts what a delivery is known by beside the `json` of an item, where no user sees it, for
 * {@link newItems}.
 */
export function withDeliveryNames(item: INodeExecutionData, names: string[]): INodeExecutionData {
	return { ...item, delivery: { names } };
}

/** The items of a run, as {@link withDeliveryNames} got them; none if another run had the delivery. */
export async function newItems(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const { delivery, ...item } of context.getInputData()) {
		const { names }: IDataObject = isObject(delivery) ? delivery : {};
		if (Array.isArray(names) && (await hadAnotherRun(context, names.map(String)))) {
			tellRepetition(context);
		} else {
			items.push(item);
		}
	}
	return items;
}

/**
 * Tells whether another run of this node had a delivery, by any of its names (`readDelivery.ts`).
 *
 * This is where processes that share a database see each other's deliveries: n8n's deduplication
 * store is at hand in a run only, not while a request is answered. A test run, a retry and a run
 * with pinned data take their items whatever the store has. So does a run if the store fails: an
 * event that comes twice harms less than one that is lost.
 */
export async function hadAnotherRun(context: IExecuteFunctions, names: string[]): Promise<boolean> {
	if (names.length === 0) return false;
	if (UNCHECKED.includes(context.getMode())) return false;
	const node = `${context.getWorkflow().id}/${context.getNode().id}`;
	const store = stores.get(node) ?? new Deduplication();
	stores.set(node, store);
	try {
		return await store.hadAnotherRun(context, names);
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
