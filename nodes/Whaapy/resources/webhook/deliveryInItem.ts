import type { IDataObject } from 'n8n-workflow';
import type { Delivery } from '../../delivery/readDelivery';
import { isObject } from '../../shared/guards';
import type { RunOf } from '../operation';
import { fileNamed } from '../message/findFile';

/** A delivery as n8n's Webhook node outputs it. */
export interface DeliveryInItem extends Delivery {
	/** True if the body is as it came, and not written anew from parsed JSON. */
	isRaw: boolean;
}

/** The field in which the Webhook node puts the raw body. */
const RAW_BODY = 'data';

/**
 * Reads an item as n8n's Webhook node outputs it: `headers` and `body`, and with 'Raw Body' on the
 * bytes in a binary field.
 *
 * @throws NodeOperationError if the item is something else
 */
export async function deliveryInItem(run: RunOf<unknown>): Promise<DeliveryInItem> {
	const { context, itemIndex } = run;
	const { json = {} } = context.getInputData()[itemIndex] ?? {};
	const raw = fileNamed(context, itemIndex, RAW_BODY);
	const { headers, body } = json;
	const isRaw = raw !== undefined;
	if (!isObject(headers) || (!isRaw && typeof body !== 'string' && !isObject(body))) {
		throw run.error(
			'The item is not a delivery',
			"A delivery has 'headers' and 'body', as n8n's Webhook node outputs them. Connect this node to it directly. What a Whaapy Trigger outputs is verified already.",
		);
	}
	return {
		body: isRaw ? await context.helpers.getBinaryDataBuffer(itemIndex, raw) : toBytes(body),
		isRaw,
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
		),
	};
}

/** The bytes of a body that n8n has parsed: those that came if they were written like this. */
function toBytes(body: IDataObject[string]): Buffer {
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
