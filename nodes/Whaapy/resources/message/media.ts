import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { attachFile } from '../../api/attachFile';
import type { WhaapyClient } from '../../api/client';

/**
 * Puts the file of a message into its item, see {@link attachFile}.
 *
 * @param property the binary property that takes the file
 */
export async function attachMedia(
	context: IExecuteFunctions,
	client: WhaapyClient,
	item: INodeExecutionData,
	property: string,
): Promise<void> {
	const { id, mediaUrl: url, mediaMimeType: mimeType } = item.json;
	if (typeof url !== 'string' || url === '') return;
	await attachFile(context, client, item, { url, mimeType, name: String(id), property });
}
