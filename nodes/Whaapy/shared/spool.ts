import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

/** The helpers of a run that keep and read files. */
type Storage = Pick<IExecuteFunctions['helpers'], 'prepareBinaryData' | 'getBinaryStream'>;

/** How much text is in memory before it goes to n8n's storage, in characters. */
const PIECE = 1 << 20;

/** The content of a file that n8n keeps, piece by piece. */
export async function* contentOf(
	{ getBinaryStream }: Pick<Storage, 'getBinaryStream'>,
	{ id, data }: IBinaryData,
): AsyncGenerator<Uint8Array> {
	if (id === undefined) yield Buffer.from(data, 'base64');
	else yield* (await getBinaryStream(id)) as AsyncIterable<Uint8Array>;
}

/**
 * Texts that are needed later than they come, or in the other order. They wait in n8n's storage, so
 * that memory holds no more than a piece of them; n8n deletes them with the execution.
 */
export class Spool {
	private readonly pieces: IBinaryData[] = [];

	private texts: string[] = [];

	private length = 0;

	/** @param isReversed whether the text that comes last is read first */
	constructor(
		private readonly storage: Storage,
		private readonly isReversed: boolean,
	) {}

	/** Takes texts, each of which is read as it is. */
	async add(texts: readonly string[]): Promise<void> {
		for (const text of texts) {
			this.texts.push(text);
			this.length += text.length;
		}
		if (this.length < PIECE) return;
		const content = Buffer.from(this.inOrder(this.texts).join(''));
		this.texts = [];
		this.length = 0;
		this.pieces.push(await this.storage.prepareBinaryData(content, undefined, 'text/plain'));
	}

	/** All that was added. */
	async *read(): AsyncGenerator<Uint8Array> {
		const rest = Buffer.from(this.inOrder(this.texts).join(''));
		if (this.isReversed) yield rest;
		for (const piece of this.inOrder(this.pieces)) yield* contentOf(this.storage, piece);
		if (!this.isReversed) yield rest;
	}

	private inOrder<T>(list: readonly T[]): T[] {
		return this.isReversed ? [...list].reverse() : [...list];
	}
}
