import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/guards';
import type { RunOf } from '../operation';
import { fileNamed } from '../message/findFile';

/** What n8n's Webhook node outputs of a delivery. */
export interface ReceivedDelivery {
	/** The body, byte by byte if the item has it so. */
	body: Buffer;
	/** Whether the body is as it came, and not written anew from parsed JSON. */
	isRaw: boolean;
	/** A header by its name in lower case. */
	header(name: string): unknown;
}

/** The field in which the Webhook node puts the raw body. */
const RAW_BODY = 'data';

/**
 * Reads an item as n8n's Webhook node outputs it: `headers` and `body`, and with 'Raw Body' on the
 * bytes in a binary field.
 *
 * @throws NodeOperationError if the item is something else
 */
export async function readDelivery(run: RunOf<unknown>): Promise<ReceivedDelivery> {
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
	const lowerCased = Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
	return {
		body: isRaw ? await context.helpers.getBinaryDataBuffer(itemIndex, raw) : toBytes(body),
		isRaw,
		header: (name) => lowerCased[name],
	};
}

/** The bytes of a body that n8n has parsed: those that came if they were written like this. */
function toBytes(body: IDataObject[string]): Buffer {
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
