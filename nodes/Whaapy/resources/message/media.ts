import type { INodeExecutionData } from 'n8n-workflow';
import type { FileRun } from '../../api/attachFile';
import { attachFile } from '../../api/attachFile';

/**
 * Puts the file of a message into its item, see {@link attachFile}.
 *
 * @param property the binary property that takes the file
 */
export async function attachMedia(
	run: FileRun,
	item: INodeExecutionData,
	property: string,
): Promise<void> {
	const { id, mediaUrl: url, mediaMimeType: mimeType } = item.json;
	if (typeof url !== 'string' || url === '') return;
	await attachFile(run, item, { url, mimeType, name: String(id), property });
}
