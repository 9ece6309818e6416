import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

/** What Whaapy delivers. */
interface Sent {
	/** The body; written by JSON.stringify unless it is a text. */
	body: object | string;
	secret: string;
	headers?: IDataObject;
}

/** A delivery as it comes over the wire, signed. */
export function signedDelivery({ body, secret, headers }: Sent) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const signature = createHmac('sha256', secret).update(text).digest('hex');
	return { text, headers: { 'x-webhook-signature': signature, ...headers } };
}
