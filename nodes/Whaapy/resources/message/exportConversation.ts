import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { dayOf, plain } from '../../shared/mediaName';
import type { Extent } from '../exportFile';
import { readExtent, reversedRowsOf, rowsOf, storeFile } from '../exportFile';
import type { RunOf } from '../operation';
import type { FileFormat } from '../fileFormats';
import { fileContent } from '../fileFormats';
import { withMedia } from './attachMedia';
import { zipOf } from './exportZip';
import type { MessageFilter } from '../conversation/messageFilter';
import { sentAt } from '../../delivery/message';
import { isOlder, matches, sortNewestFirst } from '../conversation/messageFilter';
import { readHistory } from '../conversation/readHistory';

/** The part of a conversation to write, and how. */
export interface ExportSettings {
	format: FileFormat;
	/** Of the name of the file with the messages. */
	ending: string;
	filter: MessageFilter;
	/** The message to begin before; at the newest one if not set. */
	before: string | undefined;
	order: 'newestFirst' | 'oldestFirst';
	/** True if the messages' own files come along, in a ZIP. */
	media: boolean;
	binaryPropertyName: string;
}

/** How much of a conversation is in a file. */
interface Period extends Extent {
	/** When the oldest and the newest message in it were sent, in milliseconds since the epoch. */
	first: number;
	last: number;
}

/**
 * Writes the messages of one conversation to a file, page by page as they come.
 *
 * @returns the item with the file, and how far it goes
 * @throws what prevents the first page
 */
export async function exportConversation(
	run: RunOf<unknown>,
	conversation: IDataObject,
	settings: ExportSettings,
): Promise<INodeExecutionData> {
	const { context } = run;
	const { id, contactName, phoneNumber } = conversation;
	const { format, ending, media } = settings;
	const period: Period = {
		count: 0,
		complete: false,
		before: settings.before ?? null,
		first: Number.POSITIVE_INFINITY,
		last: Number.NEGATIVE_INFINITY,
	};
	const isReversed = settings.order === 'oldestFirst';
	const messages = readMessages(run, { conversation, settings, period });
	const withFiles = async function* () {
		for await (const page of messages) {
			const at = { conversationId: String(id), conversation, before: period.before };
			yield await withMedia(run, page, at);
		}
	};
	let content: AsyncIterable<Uint8Array>;
	if (media) {
		const pages = await readExtent(period, withFiles());
		content = zipOf(context, pages, { format, isReversed, name: `messages.${ending}` });
	} else {
		const pages = await readExtent(period, messages);
		const rows = isReversed ? reversedRowsOf(context, format, pages) : rowsOf(format, pages);
		content = fileContent(format, rows);
	}
	return await storeFile(run, {
		content,
		mimeType: media ? 'application/zip' : format.mimeType,
		property: settings.binaryPropertyName || 'data',
		told: () => {
			const { first, last, ...extent } = period;
			const times = first <= last ? [first, last] : [];
			const days = times.map((time) => dayOf(time, context.getTimezone()));
			const [firstMessageAt = null, lastMessageAt = null] = times.map((time) =>
				new Date(time).toISOString(),
			);
			const name = [plain(contactName) || plain(phoneNumber) || plain(id), ...new Set(days)];
			return {
				fileName: `${name.join('_')}.${media ? 'zip' : ending}`,
				conversationId: id,
				contactName,
				firstMessageAt,
				lastMessageAt,
				...extent,
			};
		},
	});
}

/** The reading of one conversation's pages. */
interface Reading {
	conversation: IDataObject;
	settings: ExportSettings;
	period: Period;
}

/** The messages that fit, page by page, newest first. */
async function* readMessages(
	run: RunOf<unknown>,
	{ conversation, settings, period }: Reading,
): AsyncGenerator<IDataObject[]> {
	const { filter, before } = settings;
	const pages = readHistory(run.client, {
		conversationId: String(conversation.id),
		before,
		filter,
		limit: Number.POSITIVE_INFINITY,
		// The page that is asked for now is in no file yet.
		asking: (cursor) => (period.before = cursor ?? null),
	});
	for await (const page of pages) {
		const found = sortNewestFirst(
			page.filter((message) => matches(message, filter)),
			(message) => message,
		);
		yield found;
		// Only now: a page whose files cannot be had is not written.
		for (const time of found.map(sentAt)) {
			if (time < period.first) period.first = time;
			if (time > period.last) period.last = time;
		}
		if (isOlder(page, filter.since)) return;
	}
}
