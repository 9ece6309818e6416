/** The known facts of a file before it is read. */
interface FileFacts {
	name: string;
	/** MIME type. */
	type: string;
	/** Bytes. */
	size: number;
}

/**
 * A file of a form whose content is read when it is sent, and anew for every attempt, so that a large
 * one is never in memory as a whole.
 */
export class StreamedFile extends File {
	/** @param open begins to read the content */
	constructor(
		{ name, type, size }: FileFacts,
		private readonly open: () => AsyncIterable<Uint8Array>,
	) {
		super([], name, { type });
		// Own, because "size" is read-only in the class.
		Object.defineProperty(this, 'size', { value: size });
	}

	override stream(): ReturnType<File['stream']> {
		return ReadableStream.from(this.open());
	}
}
