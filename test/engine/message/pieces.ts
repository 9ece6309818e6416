import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';

const MB = 1024 * 1024;

/** A number of bytes, a megabyte at a time. */
export async function* zeros(megabytes: number): AsyncGenerator<Buffer> {
	for (let i = 0; i < megabytes; i++) yield await Promise.resolve(Buffer.alloc(MB));
}

/** Two bytes, and nothing more for as long as anybody waits. */
export async function* stalling(): AsyncGenerator<Buffer> {
	yield Buffer.from('ab');
	await new Promise(() => {});
}

/** One byte every few milliseconds, without end. */
export async function* dripping(): AsyncGenerator<Buffer> {
	for (;;) {
		yield Buffer.from(' ');
		await sleep(10);
	}
}

/** What unpacks to a thousand times its size. */
export const bomb = (megabytes: number) => (): AsyncIterable<Buffer> =>
	Readable.from(zeros(megabytes)).pipe(createGzip());
