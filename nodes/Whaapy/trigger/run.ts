import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { attachFile } from '../api/attachFile';
import { WhaapyClient } from '../api/client';
import { objectIn } from '../api/envelope';
import { DEFAULT_SETTINGS, INTERACTIVE_SETTINGS } from '../api/session';
import type { MessageFile } from '../delivery/message';
import { messageFile } from '../delivery/message';
import { newItems } from '../delivery/deduplication';
import { isObject } from '../shared/guards';
import { idIn } from '../shared/id';
import { mediaName } from '../shared/mediaName';

const MAX_MEGABYTES = 100;
const DEFAULT_MEGABYTES = 25;

/**
 * The first thing of a run: drops what another run had, and fetches the file of a received message.
 *
 * The file is fetched here and not while Whaapy waits for its answer, which takes 5 s at most.
 */
export async function startRun(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = await newItems(context);
	const given = context.getNodeParameter('options', 0, {});
	const options: IDataObject = isObject(given) ? given : {};
	if (options.downloadMedia !== true) return items;
	return await Promise.all(items.map(async (item) => await withFile(context, item, options)));
}

/**
 * Names the file of a message, see {@link mediaName}. One request for the name of the
 * contact, which no event of a message tells; without an answer it is the phone number.
 */
async function fileName(
	context: IExecuteFunctions,
	{ conversationId, messageId, from, sentAt, givenName }: MessageFile,
	deliveredAt: unknown,
): Promise<string> {
	const id = idIn(conversationId);
	const conversation = id === undefined ? undefined : await readConversation(context, id);
	return mediaName({
		sentAt: Number.isNaN(sentAt) ? Date.parse(String(deliveredAt)) : sentAt,
		timezone: context.getTimezone(),
		senders: [conversation?.contactName, ...from, 'Customer'],
		id: messageId,
		given: givenName,
	});
}

async function readConversation(
	context: IExecuteFunctions,
	id: string,
): Promise<IDataObject | undefined> {
	try {
		const client = await WhaapyClient.open(context, INTERACTIVE_SETTINGS);
		const request = { path: { id }, envelope: objectIn('data') };
		return await client.getIfAllowed('/conversations/v1/{id}', request);
	} catch (error) {
		// The file matters more than its name.
		context.logger.warn(`The sender of a file was not looked up: ${(error as Error).message}`);
		return undefined;
	}
}

/** An item with the file of its message, or with the reason why it has none in `mediaNote`. */
async function withFile(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	{ maxFileSize, binaryPropertyName }: IDataObject,
): Promise<INodeExecutionData> {
	const { json } = item;
	// With 'Output' set to 'Raw', the item is the whole body, and the data is in it.
	const file = messageFile(json) ?? messageFile(isObject(json.data) ? json.data : {});
	if (file === undefined) return item;
	const megabytes = Math.min(Number(maxFileSize) || DEFAULT_MEGABYTES, MAX_MEGABYTES);
	const result = { ...item, json: { ...json } };
	try {
		const client = await WhaapyClient.open(context, { ...DEFAULT_SETTINGS, adjustable: false });
		await attachFile({ context, client }, result, {
			url: file.url,
			mimeType: file.mimeType,
			name: await fileName(context, file, json.timestamp),
			property: String(binaryPropertyName || 'data'),
			maxBytes: megabytes * 2 ** 20,
		});
	} catch (error) {
		// Whatever it was, the message has come, and the workflow must start.
		result.json.mediaNote = `The file was not attached: ${error instanceof Error ? error.message : String(error)}`;
	}
	return result;
}
