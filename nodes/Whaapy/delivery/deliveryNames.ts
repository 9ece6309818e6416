import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** As many as no two bodies share by chance; n8n's store keeps them all. */
const DIGEST_BYTES = 16;

interface Delivery {
	/** The header `X-Webhook-Delivery-ID`: unique per delivery, which `X-Webhook-ID` is not. */
	id: unknown;
	/** The bytes that are signed. */
	body: Buffer;
	/** What the body holds. */
	payload: IDataObject;
}

/**
 * What a delivery is known by if it comes again; each name alone is enough.
 *
 * One is its ID, the other a digest of its body: the ID is not signed, so whoever got hold of a
 * delivery can send it again under another one, or under none. A body without a `timestamp` has no
 * digest, because two events may have the same body then.
 *
 * @returns none if nothing tells the delivery from others
 */
export function deliveryNames({ id, body, payload }: Delivery): string[] {
	const names = typeof id === 'string' && id !== '' ? [id] : [];
	if (payload.timestamp === undefined || payload.timestamp === null) return names;
	const digest = createHash('sha256').update(body).digest().subarray(0, DIGEST_BYTES);
	return [...names, digest.toString('base64url')];
}
