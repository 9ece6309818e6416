import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FileRun } from '../../api/attachFile';
import { attachFile } from '../../api/attachFile';
import type { WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';
import { givenNumber } from '../../phone/givenNumber';
import { mediaName } from '../../shared/mediaName';
import { sentAt } from '../../delivery/message';
import { PAGE_SIZE } from '../../api/pagination';
import { readPage } from '../conversation/readHistory';

/** Whose messages the files belong to, and where they go. */
interface MediaTarget {
	conversationId: string;
	/** The conversation, if it is known already. */
	conversation?: IDataObject;
	/** The binary property that takes the file. */
	property: string;
}

/**
 * Puts the files of messages into their items, see {@link attachFile}. They are named by time and
 * sender, see {@link mediaName}; names that a run has twice are numbered, so that none is overwritten
 * in a folder.
 *
 * One request for each file; one more for a conversation with files that is not known yet.
 *
 * @returns the items whose links had ended
 */
export async function attachMedia(
	run: FileRun,
	items: INodeExecutionData[],
	{ conversationId, conversation, property }: MediaTarget,
): Promise<INodeExecutionData[]> {
	const { context, client } = run;
	const withMedia = items.filter(({ json }) => typeof json.mediaUrl === 'string' && json.mediaUrl);
	if (withMedia.length === 0) return [];
	const customer = conversation ?? (await readConversation(client, conversationId));
	const taken = await client.cache.get('file names', async () => new Map<string, number>());
	const nameOf = (message: IDataObject) => {
		const isOurs = message.direction === 'outbound';
		const us = message.sentByAi === true ? 'AI' : 'Business';
		const { contactName, phoneNumber } = customer;
		const name = mediaName({
			sentAt: sentAt(message),
			timezone: context.getTimezone(),
			senders: isOurs ? [us] : [contactName, givenNumber(phoneNumber), 'Customer'],
			id: message.id,
		});
		const count = (taken.get(name) ?? 0) + 1;
		taken.set(name, count);
		return count === 1 ? name : `${name}_${count}`;
	};
	const alive = await Promise.all(
		withMedia.map(async (item) => {
			const { mediaUrl: url, mediaMimeType: mimeType } = item.json;
			const name = nameOf(item.json);
			return await attachFile(run, item, { url: String(url), mimeType, name, property });
		}),
	);
	return withMedia.filter((_, index) => !alive[index]);
}

/** Reads a conversation, once in a run; nothing if Whaapy does not tell: files go without a name. */
async function readConversation(client: WhaapyClient, id: string): Promise<IDataObject> {
	const request = { path: { id }, envelope: objectIn('data') };
	return await client.cache.get(`conversation ${id}`, async () => {
		return await client.get('/conversations/v1/{id}', request).catch(() => ({}));
	});
}

/** Where the files stand in a ZIP. */
const MEDIA_FOLDER = 'media/';

interface Page {
	conversationId: string;
	conversation: IDataObject;
	/** The message that the page begins before. */
	before: string | null;
}

/**
 * Fetches the files of a page of messages, while their links live. Each message then has its file
 * beside it and the name of it in `file`, or why there is none in `mediaNote`.
 *
 * One request for each file; one more if links have ended meanwhile, for new ones.
 */
export async function withMedia(
	run: FileRun,
	messages: readonly IDataObject[],
	{ conversationId, conversation, before }: Page,
): Promise<INodeExecutionData[]> {
	const target = { conversationId, conversation, property: 'data' };
	const items = messages.map((message): INodeExecutionData => ({ json: { ...message } }));
	const dead = await attachMedia(run, items, target);
	if (dead.length > 0) {
		const page = { conversationId, before: before ?? undefined, size: PAGE_SIZE };
		const { items: fresh } = await readPage(run.client, page);
		for (const { json } of dead) {
			delete json.mediaNote;
			json.mediaUrl = fresh.find(({ id }) => id === json.id)?.mediaUrl ?? json.mediaUrl;
		}
		await attachMedia(run, dead, target);
	}
	for (const { json, binary } of items) {
		if (binary?.data) json.file = `${MEDIA_FOLDER}${binary.data.fileName}`;
	}
	return items;
}
