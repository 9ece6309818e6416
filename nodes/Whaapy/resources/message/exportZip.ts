import { makeZip } from 'client-zip';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contentOf, Spool } from '../../shared/spool';
import type { FileFormat } from '../fileFormats';
import { fileContent } from '../fileFormats';
import { sentAt } from '../../delivery/message';

/** The file with the messages that goes into a ZIP. */
interface MessagesFile {
	name: string;
	format: FileFormat;
	isReversed: boolean;
}

/** The earliest time that a ZIP can hold. */
const FIRST_TIME = Date.UTC(1980, 0, 2);

/**
 * A ZIP with the files of messages, see `withMedia`, in the order in which they are read, then the messages, then a list
 * of the files that could not be had, if there are any.
 */
export function zipOf(
	context: IExecuteFunctions,
	pages: AsyncIterable<INodeExecutionData[]>,
	{ name, format, isReversed }: MessagesFile,
): AsyncIterable<Uint8Array> {
	async function* entries() {
		const rows = new Spool(context.helpers, isReversed);
		const missing: string[] = [];
		for await (const page of pages) {
			await rows.add(page.map(({ json }) => format.row(json)));
			for (const { json, binary } of page) {
				const { file, id, mediaNote } = json;
				if (binary?.data) {
					const time = sentAt(json);
					const lastModified = time > FIRST_TIME ? time : FIRST_TIME;
					yield { name: file, lastModified, input: contentOf(context.helpers, binary.data) };
				}
				if (mediaNote !== undefined) missing.push(`${String(id)}: ${String(mediaNote)}\n`);
			}
		}
		yield { name, input: fileContent(format, rows.read()) };
		if (missing.length > 0) yield { name: 'missing-media.txt', input: missing.join('') };
	}
	return makeZip(entries());
}
