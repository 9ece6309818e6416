import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readable } from '../shared/readable';
import { Spool } from '../shared/spool';
import type { FileFormat } from './fileFormats';
import type { RunOf } from './operation';

/** How much of a list is in a file. */
export interface Extent {
	/** How many things. */
	count: number;
	/** True if the list was read to its end. */
	complete: boolean;
	/** Where a later run goes on; nothing if the list was read to its end. */
	before: string | null;
	/** Why the list was not read to its end. */
	note?: string;
}

/** The name of the binary property that takes the file. */
export const fileProperty = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	description: 'Name of the binary field that takes the file',
} as const;

/** Which of its things a file has first. */
export const fileOrder = {
	displayName: 'Order',
	name: 'order',
	type: 'options',
	default: 'newestFirst',
	description:
		'What the file begins with. With Oldest First, n8n keeps the pieces on its disk until all is read, which takes twice the space.',
	options: [
		{ name: 'Newest First', value: 'newestFirst' },
		{ name: 'Oldest First', value: 'oldestFirst' },
	],
} as const;

/**
 * Reads a list to its end, or until it cannot be read on: what was read is kept, and `extent` says why
 * it is not all.
 *
 * @throws what prevents the first page, of which there is nothing to keep
 */
export async function readExtent<T>(
	extent: Extent,
	pages: AsyncGenerator<T[]>,
): Promise<AsyncGenerator<T[]>> {
	let page = await pages.next();
	return (async function* () {
		try {
			while (page.done !== true) {
				extent.count += page.value.length;
				yield page.value;
				page = await pages.next();
			}
			extent.complete = true;
			extent.before = null;
		} catch (error) {
			extent.note = error instanceof Error ? error.message : String(error);
		}
	})();
}

/** The rows of a file, page by page. */
export async function* rowsOf(
	format: FileFormat,
	pages: AsyncIterable<IDataObject[]>,
): AsyncGenerator<Uint8Array> {
	for await (const page of pages) yield Buffer.from(page.map(format.row).join(''));
}

/** Gives rows in reverse order. */
export async function* reversedRowsOf(
	context: IExecuteFunctions,
	format: FileFormat,
	pages: AsyncIterable<IDataObject[]>,
): AsyncGenerator<Uint8Array> {
	const spool = new Spool(context.helpers, true);
	for await (const page of pages) await spool.add(page.map(format.row));
	yield* spool.read();
}

/**
 * Writes a file into n8n's storage as its content comes, and gives the item that holds it.
 *
 * @param told what the item says of the file, asked when it is written
 * @throws NodeOperationError if n8n cannot store it
 */
export async function storeFile(
	{ context, error }: RunOf<unknown>,
	{ content, mimeType, property, told }: FileToStore,
): Promise<INodeExecutionData> {
	const { prepareBinaryData } = context.helpers;
	const file = await prepareBinaryData(readable(content), undefined, mimeType).catch(
		({ message }: Error) => {
			throw error(
				`n8n could not store the file: ${message}`,
				'Check the space that n8n has for files, or export less at once, e.g. with Since and Until.',
			);
		},
	);
	if (!file.id?.startsWith('filesystem') && 'addExecutionHints' in context) {
		const where = file.id === undefined ? 'memory' : `its ${file.id.replace(/:.*/s, '')} storage`;
		context.addExecutionHints({
			message: `n8n keeps files in ${where} here, and so holds a whole file in memory while it is written. For large ones, its owner can set N8N_DEFAULT_BINARY_DATA_MODE to 'filesystem'.`,
			location: 'outputPane',
		});
	}
	const json = told();
	const { fileName } = json;
	const binary = { ...file, fileName, fileExtension: fileName.replace(/.*\./, '') };
	return { json, binary: { [property]: binary } };
}

/** A file of which more is known when it is written. */
interface FileToStore {
	content: AsyncIterable<Uint8Array>;
	mimeType: string;
	property: string;
	told: () => IDataObject & { fileName: string };
}
