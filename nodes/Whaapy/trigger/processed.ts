import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { KeyedQueue } from '../api/keyedQueue';

/**
 * How many deliveries n8n's deduplication store remembers for one trigger. n8n writes all of them
 * for each run, about 55 bytes each (docs/scale.md, "Once").
 */
const REMEMBERED = 1_000;

/** n8n's store has no lock: two runs that ask it at the same time overwrite each other's entries. */
const checks = new KeyedQueue();

/** Puts a delivery ID beside the `json` of an item, where no user sees it, for {@link newItems}. */
export function withDeliveryId(item: INodeExecutionData, deliveryId: string): INodeExecutionData {
	return { ...item, deliveryId };
}

/**
 * The items of a run, as {@link withDeliveryId} got them; none if another run had the delivery.
 *
 * This is where processes that share a database see each other's deliveries: n8n's deduplication
 * store is at hand in a run only, not while a request is answered. A test run, a retry and a run
 * with pinned data take their items whatever the store has. So does a run if the store fails: an
 * event that comes twice harms less than one that is lost.
 */
export async function newItems(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const isProduction = context.getMode() === 'webhook';
	const items: INodeExecutionData[] = [];
	for (const { deliveryId, ...item } of context.getInputData()) {
		if (isProduction && typeof deliveryId === 'string') {
			if (await hadAnotherRun(context, deliveryId)) {
				context.addExecutionHints({
					message:
						"Whaapy repeated a delivery that has started the workflow before, so this run ended here. Turn off 'Ignore Duplicates' to let each repetition through.",
					location: 'outputPane',
				});
				continue;
			}
		}
		items.push(item);
	}
	return items;
}

async function hadAnotherRun(context: IExecuteFunctions, deliveryId: string): Promise<boolean> {
	// If a worker dies, n8n 1.x begins its run again on another: that run must get its item again.
	const own = `${deliveryId} ${context.getExecutionId()}`;
	const record = async () =>
		await context.helpers.checkProcessedAndRecord([deliveryId, own], 'node', {
			mode: 'entries',
			maxEntries: 2 * REMEMBERED,
		});
	const key = `${context.getWorkflow().id}/${context.getNode().id}`;
	try {
		// Once again if it fails: of two processes that make the first entry, one may not insert it.
		const { processed } = await checks.run([key], async () => await record().catch(record));
		return processed.includes(deliveryId) && !processed.includes(own);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.warn(
			`'${context.getNode().name}' could not ask n8n whether a delivery is a duplicate: ${reason}`,
		);
		return false;
	}
}
