import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FileRun } from '../../api/attachFile';
import { PAGE_SIZE } from '../../api/pagination';
import { attachMedia } from './attachMedia';
import { readPage } from '../conversation/readHistory';

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
