import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
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
	/** The largest file to take, in bytes; no limit unless set. */
	maxBytes?: number;
}

/** The run whose items take files. */
export interface FileRun {
	context: IExecuteFunctions;
	client: WhaapyClient;
}

/**
 * Puts a file into an item.
 *
 * A file that cannot be had leaves the item in place with the reason in `mediaNote`.
 */
export async function attachFile(
	{ context, client }: FileRun,
	item: INodeExecutionData,
	{ url, mimeType: declared, name, property, maxBytes }: AttachedFile,
): Promise<void> {
	const file = await client.download(url, maxBytes);
	if ('note' in file) {
		item.json.mediaNote = file.note;
		return;
	}
	const type = typeof declared === 'string' && declared ? declared : file.mimeType;
	const mimeType = type.split(';')[0]?.trim() || 'application/octet-stream';
	const binary = await context.helpers.prepareBinaryData(file.content, undefined, mimeType);
	const { fileExtension } = binary;
	const safeName = name.replace(/[^\w.-]|^\.+/g, '_');
	const isWhole = !fileExtension || safeName.toLowerCase().endsWith(`.${fileExtension}`);
	binary.fileName = isWhole ? safeName : `${safeName}.${fileExtension}`;
	item.binary = { [property]: binary };
}
