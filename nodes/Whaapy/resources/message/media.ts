import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';

/**
 * Puts the file of a message into its item. Its URL holds a token of its own, needs no key, and
 * expires after 5 minutes.
 *
 * A file that cannot be had leaves the message in place with the reason in `mediaNote`.
 *
 * @param property the binary property that takes the file
 */
export async function attachMedia(
	context: IExecuteFunctions,
	client: WhaapyClient,
	item: INodeExecutionData,
	property: string,
): Promise<void> {
	const { id, mediaUrl, mediaMimeType } = item.json;
	if (typeof mediaUrl !== 'string' || mediaUrl === '') return;
	const file = await client.download(mediaUrl);
	if ('note' in file) {
		item.json.mediaNote = file.note;
		return;
	}
	const declared =
		typeof mediaMimeType === 'string' && mediaMimeType ? mediaMimeType : file.mimeType;
	const mimeType = declared.split(';')[0]?.trim() || 'application/octet-stream';
	const binary = await context.helpers.prepareBinaryData(file.content, undefined, mimeType);
	const name = String(id).replace(/[^\w.-]|^\.+/g, '_');
	binary.fileName = binary.fileExtension ? `${name}.${binary.fileExtension}` : name;
	item.binary = { [property]: binary };
}
