import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { checkId, checkPhone } from '../../parameters/validate';
import type { WhaapyClient } from '../../api/client';
import { inputError, refusal } from '../../api/apiError';
import { idIn } from '../../shared/id';
import { attachMedia } from './media';
import { defaultCountry, runOptions, tryOtherSpellings } from '../properties';
import { isObject } from '../../api/response';
import { walkPages } from '../../api/pagination';
import type { Parameters } from '../../parameters/readParameters';
import { readParameters } from '../../parameters/readParameters';
import type { Operation, Property } from '../../parameters/property';
import { conversationMissing, lookUpConversation } from '../conversation/find';
import { conversationLocatorWithPhone, filters } from './properties';
import type { MessageFilter } from './filter';
import { isEmpty, matches, newestFirst, sentAt, sortNewestFirst } from './filter';

/** Most messages that one page may hold (page conversations-messages, "limit"). */
const PAGE_SIZE = 100;

const properties = [
	conversationLocatorWithPhone,
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
	filters,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Before Message ID',
				name: 'before',
				type: 'string',
				default: '',
				placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
				description: 'Return only messages older than this one',
			},
			defaultCountry,
			{
				displayName: 'Download Media',
				name: 'downloadMedia',
				type: 'boolean',
				default: false,
				description:
					'Whether to put the files of images, videos, audios, documents and stickers into the items',
			},
			...runOptions,
			{
				displayName: 'Order',
				name: 'order',
				type: 'options',
				default: 'newestFirst',
				description: 'How to sort what is returned. A limit always keeps the newest messages.',
				options: [
					{ name: 'Newest First', value: 'newestFirst' },
					{ name: 'Oldest First', value: 'oldestFirst' },
				],
			},
			{
				displayName: 'Put Output File in Field',
				name: 'binaryPropertyName',
				type: 'string',
				default: 'data',
				placeholder: 'e.g. data',
				description: "Name of the binary field that takes each message's file",
			},
			tryOtherSpellings,
		],
	},
] as const satisfies readonly Property[];

type Values = Parameters<typeof properties>;

/** Message → Get Many (page conversations-messages). */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many messages',
	description: 'Get the messages of a conversation',
	properties,
	async execute(client, itemIndex) {
		const values = readParameters(this, properties, itemIndex);
		const filter = readFilter(this, itemIndex, values);
		const id = await findConversationId(this, client, itemIndex, values);
		const wanted = values.returnAll ? Number.POSITIVE_INFINITY : values.limit;

		const entries: INodeExecutionData[] = [];
		for await (const page of walkMessages(this, client, itemIndex, id, values, filter, wanted)) {
			const room = wanted - entries.length;
			const found: INodeExecutionData[] = [];
			for (const json of page) {
				if (found.length < room && matches(json, filter)) found.push({ json });
			}
			if (values.options.downloadMedia) {
				const property = values.options.binaryPropertyName || 'data';
				await Promise.all(
					found.map(async (item) => await attachMedia(this, client, item, property)),
				);
			}
			for (const item of found) entries.push(item);
			if (entries.length >= wanted || isOlder(page, filter.since)) break;
		}
		const sorted = sortNewestFirst(entries, ({ json }) => json);
		return values.options.order === 'oldestFirst' ? sorted.reverse() : sorted;
	},
};

function walkMessages(
	context: IExecuteFunctions,
	client: WhaapyClient,
	itemIndex: number,
	conversationId: string,
	values: Values,
	filter: MessageFilter,
	wanted: number,
): AsyncGenerator<IDataObject[]> {
	const node = context.getNode();
	const before = values.options.before?.trim();
	return walkPages<IDataObject>({
		node,
		itemIndex,
		things: 'messages',
		from: before ? checkId(node, itemIndex, 'Before Message ID', before) : undefined,
		id: ({ id }) => id,
		async read(cursor, alreadyRead) {
			// With a filter nobody knows how many must be read to find enough.
			const limit = isEmpty(filter) ? Math.min(PAGE_SIZE, wanted - alreadyRead) : PAGE_SIZE;
			const body = await client.getPage({
				path: ['conversations', 'v1', conversationId, 'messages'],
				qs: { limit, before: cursor },
				envelope: 'data',
				notFound: {
					message: `Whaapy has no conversation with the ID '${conversationId}'`,
					description: "Check 'Conversation', or choose it 'By Phone'.",
				},
			});
			const messages = Array.isArray(body.data) ? body.data.filter(isObject) : [];
			const meta = isObject(body.meta) ? body.meta : {};
			const { hasMore, oldestMessageId } = meta;
			return {
				items: newestFirst(messages, oldestMessageId),
				// A full page that does not say is rather one too many asked for than the rest lost.
				hasMore: typeof hasMore === 'boolean' ? hasMore : messages.length >= limit,
				cursor: idIn(oldestMessageId),
			};
		},
	});
}

/** Whether a page holds a message from before a moment, so that all further pages are older too. */
function isOlder(page: IDataObject[], since: number | undefined): boolean {
	return since !== undefined && page.some((message) => sentAt(message) < since);
}

function readFilter(
	context: IExecuteFunctions,
	itemIndex: number,
	{ filters: { since, until, ...rest } }: Values,
): MessageFilter {
	if (since !== undefined && until !== undefined && since > until) {
		throw inputError(
			context.getNode(),
			itemIndex,
			'Since',
			"is later than 'Until'",
			'No message can be in between. Exchange the two.',
		);
	}
	return { ...rest, since, until };
}

async function findConversationId(
	context: IExecuteFunctions,
	client: WhaapyClient,
	itemIndex: number,
	{ conversationId: { mode, value }, options }: Values,
): Promise<string> {
	const node = context.getNode();
	if (mode !== 'phone') return checkId(node, itemIndex, 'Conversation', value);
	const tryOther = options.tryOtherSpellings ?? true;
	const phone = checkPhone(node, itemIndex, 'Conversation', value, options.defaultCountry);
	const found = await lookUpConversation(client, phone, tryOther);
	if ('missing' in found) {
		throw conversationMissing(node, itemIndex, phone, tryOther, found.missing);
	}
	const id = idIn(found.conversation.id);
	if (id !== undefined) return id;
	throw refusal(
		node,
		itemIndex,
		`Whaapy has a conversation with ${phone} but does not say its ID`,
		"Choose the conversation 'From List' or 'By ID'.",
	);
}
