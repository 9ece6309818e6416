import { createHmac, timingSafeEqual } from 'crypto';

const DIGEST_BYTES = 32;

/**
 * Reads the digest in an `X-Webhook-Signature` header: hex or base64, with or without `sha256=`
 * before it (docs/whaapy-api.md, "Delivery").
 *
 * @returns `undefined` if the header is missing or cannot be a SHA-256 digest
 */
export function readDigest(header: unknown): Buffer | undefined {
	if (typeof header !== 'string') return undefined;
	const text = header.trim().replace(/^sha256=/i, '');
	if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
	if (!/^[A-Za-z0-9+/]{43}=?$/.test(text)) return undefined;
	const digest = Buffer.from(text, 'base64');
	return digest.length === DIGEST_BYTES ? digest : undefined;
}

/**
 * Tells whether a digest is the HMAC-SHA256 of a body under a secret, compared in constant time.
 *
 * @param body the bytes as they came over the wire: JSON that was parsed and written again differs
 */
export function isSignedWith(secret: string, body: Buffer, digest: Buffer): boolean {
	const own = createHmac('sha256', secret).update(body).digest();
	return own.length === digest.length && timingSafeEqual(own, digest);
}
