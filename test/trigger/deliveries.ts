import type { Delivery } from '../../tools/sandbox';
import { signature } from '../../tools/sandbox/deliveries';
import type { TinyN8n } from './tinyN8n';

/** A delivery with nothing in it, to fill in. */
export const NO_DELIVERY: Delivery = {
	id: '',
	webhookId: '',
	url: '',
	event: '',
	headers: {},
	body: '',
	attempts: 0,
	statuses: [],
	status: 'pending',
};

/** A delivery with some of its headers changed; without those that are `undefined`. */
export function withHeaders(
	delivery: Delivery,
	headers: Record<string, string | undefined>,
	body = delivery.body,
): Delivery {
	const all = Object.entries({ ...delivery.headers, ...headers });
	const kept = all.filter((entry): entry is [string, string] => entry[1] !== undefined);
	return { ...delivery, body, headers: Object.fromEntries(kept) };
}

/** A delivery as Whaapy would send it with this secret, and with another body or ID if told. */
export function signed(
	delivery: Delivery,
	secret: string,
	{ body = delivery.body, id = delivery.id }: { body?: string; id?: string } = {},
): Delivery {
	const headers = {
		'X-Webhook-Signature': signature(body, secret, 'hex'),
		'X-Webhook-Delivery-ID': id,
	};
	return withHeaders(delivery, headers, body);
}

/** By how many milliseconds. */
let laterBy = 0;

/** The same event once more, at a later time, as another delivery. */
export function later(delivery: Delivery, secret: string, id: string): Delivery {
	const payload = JSON.parse(delivery.body) as { timestamp: string };
	const timestamp = new Date(Date.parse(payload.timestamp) + ++laterBy).toISOString();
	const body = JSON.stringify({ ...payload, timestamp });
	return signed(delivery, secret, { body, id });
}

/** Lets the next run wait to be handed over until it is released, and fail then if told. */
export function holdHandOver(n8n: TinyN8n, failure?: Error) {
	let release = () => {};
	let reached = () => {};
	const isReleased = new Promise<void>((resolve) => (release = resolve));
	const isReached = new Promise<void>((resolve) => (reached = resolve));
	n8n.handOver = async () => {
		n8n.handOver = async () => {};
		reached();
		await isReleased;
		if (failure) throw failure;
	};
	return { isReached, release };
}
