import type { INodeExecutionData } from 'n8n-workflow';
import { output, shape } from '../../../parameters/output';
import { thousands } from '../../../shared/quantities';
import { locateConversation } from '../../conversation/find';
import { conversationLocatorWithPhone } from '../../conversation/properties';
import { defineOperation } from '../../operation';
import { lookupOptions, returnAllOrLimit } from '../../properties';
import {
	isOlder,
	matches,
	sortNewestFirst,
	validatePeriod,
} from '../../conversation/messageFilter';
import { attachMedia } from '../attachMedia';
import { simplifyExported } from '../messageColumns';
import { filters, historyOptions } from '../properties';
import { readHistory } from '../../conversation/readHistory';

/** From how many messages on a file is better: of 100 MB, n8n no longer shows an execution. */
const WORTH_A_FILE = 50_000;

const [returnAll, limit] = returnAllOrLimit;

export const getAll = defineOperation({
	name: 'Get Many',
	action: 'Get many messages',
	description: 'Get the messages of a conversation',
	api: {
		endpoints: [
			'GET /conversations/v1/{id}/messages',
			'GET /conversations/v1/by-phone/{phone}',
			'GET /conversations/v1/{id}',
			'GET /messages/{id}/media',
		],
		costs: {
			'100 messages': 1,
			'250 messages': 3,
			'the newest 2 images with their files': 4,
			'100 messages by phone': 2,
		},
	},
	properties: [
		{ ...conversationLocatorWithPhone, description: 'The conversation whose messages to get' },
		{
			...returnAll,
			hint: `For over ${thousands(WORTH_A_FILE)} messages, 'Export to File' is better: n8n keeps every item in memory`,
		},
		limit,
		filters,
		...output,
	],
	options: [...historyOptions, ...lookupOptions],
	readOnly: true,
	async execute(run) {
		const { client, parameters, context } = run;
		const { options, filters: filter } = parameters;
		const before = options.before || undefined;
		validatePeriod(run.issues, filter);
		const { id: conversationId, conversation } = await locateConversation(run);
		const wanted = parameters.returnAll ? Number.POSITIVE_INFINITY : parameters.limit;

		const entries: INodeExecutionData[] = [];
		const history = { conversationId, before, filter, limit: wanted };
		for await (const page of readHistory(client, history)) {
			const room = wanted - entries.length;
			const found = page
				.filter((message) => matches(message, filter))
				.slice(0, room)
				.map((json): INodeExecutionData => ({ json }));
			if (options.downloadMedia) {
				const property = options.binaryPropertyName || 'data';
				await attachMedia(run, found, { conversationId, conversation, property });
			}
			for (const item of found) entries.push(item);
			if (entries.length >= wanted || isOlder(page, filter.since)) break;
		}
		// Older versions of n8n have no hints.
		if (entries.length > WORTH_A_FILE && 'addExecutionHints' in context) {
			context.addExecutionHints({
				message: `${thousands(entries.length)} messages are a lot for n8n to keep and to show. 'Export to File' writes them to a file instead.`,
				location: 'outputPane',
			});
		}
		const sorted = sortNewestFirst(entries, ({ json }) => json);
		// Only now: what is not wanted has said when the message was sent, and where its file is.
		for (const item of sorted) item.json = shape(parameters, item.json, simplifyExported);
		return options.order === 'oldestFirst' ? sorted.reverse() : sorted;
	},
});
