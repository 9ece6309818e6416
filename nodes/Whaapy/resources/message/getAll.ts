import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ValidationIssues } from '../../parameters/issues';
import type { Parameters } from '../../parameters/parameterTypes';
import type { Property } from '../../parameters/property';
import { validateId } from '../../parameters/validate';
import { locateConversation, validateConversation } from '../conversation/find';
import { conversationLocatorWithPhone } from '../conversation/properties';
import { defineOperation } from '../operation';
import {
	defaultCountry,
	optionsField,
	returnAllOrLimit,
	simplify,
	tryOtherSpellings,
} from '../properties';
import { matches, sentAt, sortNewestFirst } from './filter';
import { attachMedia } from './media';
import { filters, historyOptions } from './properties';
import { readHistory } from './readHistory';
import { simplifyMessage } from './simplify';

const properties = [
	{ ...conversationLocatorWithPhone, description: 'The conversation whose messages to get' },
	...returnAllOrLimit,
	filters,
	simplify,
	optionsField(...historyOptions, defaultCountry, tryOtherSpellings),
] as const satisfies readonly Property[];

/** Message → Get Many. */
export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many messages',
	description: 'Get the messages of a conversation',
	api: {
		endpoints: [
			'GET /conversations/v1/{id}/messages',
			'GET /conversations/v1/by-phone/{phone}',
			'GET /conversations/v1/{id}',
			'GET /messages/{id}/media',
		],
		requests:
			'1 for each 100 messages read; 1 for each file, and 1 for their names; 1 or 2 more by phone',
	},
	properties,
	readOnly: true,
	async execute(run) {
		const { client, parameters, issues, context, itemIndex } = run;
		const { options, filters: filter } = parameters;
		const reference = validateConversation(issues, parameters.conversationId, {
			defaultCountry: run.defaultCountry,
			tryOtherSpellings: options.tryOtherSpellings,
		});
		const before = options.before.trim()
			? validateId(issues, { parameter: 'Before Message ID', value: options.before })
			: undefined;
		validatePeriod(issues, filter);
		const { id: conversationId, conversation } = await locateConversation(run, reference);
		const limit = parameters.returnAll ? Number.POSITIVE_INFINITY : parameters.limit;

		const entries: INodeExecutionData[] = [];
		const source = { client, node: context.getNode(), itemIndex };
		for await (const page of readHistory(source, { conversationId, before, filter, limit })) {
			const room = limit - entries.length;
			const found = page
				.filter((message) => matches(message, filter))
				.slice(0, room)
				.map((message): INodeExecutionData => ({
					json: parameters.simplify ? simplifyMessage(message) : message,
				}));
			if (options.downloadMedia) {
				const property = options.binaryPropertyName || 'data';
				await attachMedia(run, found, { conversationId, conversation, property });
			}
			for (const item of found) entries.push(item);
			if (entries.length >= limit || isOlder(page, filter.since)) break;
		}
		const sorted = sortNewestFirst(entries, ({ json }) => json);
		return options.order === 'oldestFirst' ? sorted.reverse() : sorted;
	},
});

function validatePeriod(
	issues: ValidationIssues,
	{ since, until }: Parameters<typeof properties>['filters'],
): void {
	if (since === undefined || until === undefined || since <= until) return;
	issues.add('Since', "is later than 'Until'", 'No message can be in between. Exchange the two.');
}

/** Whether a page holds a message from before a moment, so that all further pages are older too. */
function isOlder(page: IDataObject[], since: number | undefined): boolean {
	return since !== undefined && page.some((message) => sentAt(message) < since);
}
