import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { endingOf, mimeTypeOf, withEnding } from '../shared/mediaFormats';
import type { WhaapyClient } from './client';

/** A file at Whaapy, and where it goes in an item. */
interface AttachedFile {
	/** Holds a token of its own, needs no key, and expires after 5 minutes. */
	url: string;
	/** As Whaapy declares it, if it does. */
	mimeType: unknown;
	/** With or without its extension. */
	name: string;
	/** The binary property that takes the file. */
	property: string;
	/** The largest file to take, in bytes; WhatsApp's largest unless set. */
	maxBytes?: number;
}

/** How people end names whose type n8n's table ends otherwise. */
const COMMON_ENDINGS: Readonly<Record<string, string>> = { vcard: 'vcf', qt: 'mov' };

/** The run whose items take files. */
export interface FileRun {
	context: IExecuteFunctions;
	client: WhaapyClient;
}

/**
 * Puts a file into an item. It goes from Whaapy into n8n's storage piece by piece.
 *
 * A file that cannot be had leaves the item in place with the reason in `mediaNote`.
 *
 * @returns whether the link was alive
 */
export async function attachFile(
	{ context, client }: FileRun,
	item: INodeExecutionData,
	{ url, mimeType: declared, name, property, maxBytes }: AttachedFile,
): Promise<boolean> {
	const download = await client.download(url, {
		maxBytes,
		store: async (content, received) => {
			const type = typeof declared === 'string' && declared ? declared : received;
			const mimeType = mimeTypeOf(type, name) ?? 'application/octet-stream';
			const file = await context.helpers.prepareBinaryData(content, undefined, mimeType);
			const safeName = name.replace(/[^\w.-]|^\.+/g, '_');
			const { fileExtension = '' } = file;
			const ending = COMMON_ENDINGS[fileExtension] ?? fileExtension;
			const fileName = withEnding(safeName, mimeType, ending);
			return { ...file, fileName, fileExtension: endingOf(fileName) };
		},
	});
	if ('note' in download) item.json.mediaNote = download.note;
	else item.binary = { [property]: download.file };
	return !('isDead' in download);
}
