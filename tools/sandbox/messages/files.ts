import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '../store';
import type { Message } from '../types';

/** A small file that can be looked at, for each type that a message of the sandbox has. */
const SAMPLES: Record<string, string> = {
	'image/jpeg': 'x-ray.jpg',
	'image/png': 'appointment.png',
	'image/webp': 'sticker.webp',
	'audio/ogg': 'voice-note.ogg',
	'video/mp4': 'greeting.mp4',
	'application/pdf': 'quote.pdf',
};

const read = new Map<string, Buffer>();

function sampleOf(mimeType: string): Buffer | undefined {
	const name = SAMPLES[mimeType];
	if (name === undefined) return undefined;
	let bytes = read.get(name);
	if (!bytes) read.set(name, (bytes = readFileSync(path.resolve(__dirname, '../media', name))));
	return bytes;
}

/** The file of a message and its type: what was uploaded, else a sample of the same type. */
export async function fileOf(
	store: Store,
	{ mediaId = '', mediaMimeType }: Message,
): Promise<{ type: string; bytes: Buffer } | undefined> {
	const uploaded = store.media.get(mediaId)?.file;
	if (mediaMimeType === undefined) return undefined;
	const bytes = uploaded ? Buffer.from(await uploaded.arrayBuffer()) : sampleOf(mediaMimeType);
	return bytes && { type: mediaMimeType, bytes };
}
