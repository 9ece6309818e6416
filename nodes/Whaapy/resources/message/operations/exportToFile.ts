import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Conversation } from '../../../api/contract';
import { shape } from '../../../parameters/output';
import type { ConversationParameters } from '../../conversation/find';
import { locateConversation, readConversation } from '../../conversation/find';
import { conversationFilters, readConversations } from '../../conversation/list';
import { conversationLocatorWithPhone } from '../../conversation/properties';
import { fileOrder, fileProperty } from '../../exportFile';
import { fileFormat, format, jsonOutput } from '../../fileFormats';
import type { RunOf } from '../../operation';
import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { ALL } from '../../readList';
import { exportConversation } from '../exportConversation';
import { validatePeriod } from '../../conversation/messageFilter';
import { messageColumns, simplifyExported } from '../messageColumns';
import { beforeMessage, filters } from '../properties';

export const exportToFile = defineOperation({
	name: 'Export to File',
	action: 'Export messages to file',
	description:
		'Write the messages of a conversation, or of each conversation, to a file, however many there are',
	api: {
		endpoints: [
			'GET /conversations/v1/{id}/messages',
			'GET /conversations/v1/{id}',
			'GET /conversations/v1/by-phone/{phone}',
			'GET /conversations/v1',
			'GET /messages/{id}/media',
		],
		costs: { '250 messages': 4, '250 messages by phone': 4 },
	},
	properties: [
		{
			displayName: 'Export',
			name: 'scope',
			type: 'options',
			default: 'one',
			description: 'Whose messages to write; each conversation has a file of its own',
			options: [
				{ name: 'All Conversations', value: 'all' },
				{ name: 'One Conversation', value: 'one' },
			],
		},
		{
			...conversationLocatorWithPhone,
			displayOptions: { show: { scope: ['one'] } },
			description: 'The conversation whose messages to write',
		},
		{
			...conversationFilters,
			displayName: 'Conversation Filters',
			name: 'conversationFilters',
			displayOptions: { show: { scope: ['all'] } },
			neverEmpty: 'everybody',
		},
		format,
		{ ...filters, neverEmpty: 'everything' },
		...jsonOutput,
	],
	options: [
		{
			displayName: 'Include Media',
			name: 'media',
			type: 'boolean',
			default: false,
			description:
				'Whether the file is a ZIP with the messages and the images, videos, audios, documents and stickers, named by time and sender. One request for each file.',
		},
		fileProperty,
		fileOrder,
		beforeMessage,
		...lookupOptions,
	],
	readOnly: true,
	async execute(run) {
		const { client, parameters, issues, context } = run;
		const { options, filters: filter, scope, format: ending } = parameters;
		const from = options.before || undefined;
		if (from !== undefined && scope === 'all') {
			const hint = "Remove it, or set 'Export' to 'One Conversation'.";
			issues.add(beforeMessage.displayName, 'belongs to one conversation', hint);
		}
		validatePeriod(issues, filter);
		const conversations =
			scope === 'one'
				? [await chosenConversation(run)]
				: await readConversations(client, ALL, parameters.conversationFilters);
		const items: INodeExecutionData[] = [];
		for (const conversation of conversations) {
			const columns = messageColumns(conversation, context.getTimezone());
			const toJson = (thing: IDataObject) => shape(parameters, thing, simplifyExported);
			const exported = exportConversation(run, conversation, {
				...options,
				before: from,
				filter,
				format: fileFormat(ending, columns, toJson),
				ending,
			});
			// The first one that cannot be read ends the operation; later ones leave the files before them.
			items.push(await (items.length === 0 ? exported : exported.catch(leftOut(conversation))));
		}
		return items;
	},
});

/** The conversation that the locator names: its file is named after the person in it. */
async function chosenConversation(run: RunOf<ConversationParameters>): Promise<IDataObject> {
	const { id, conversation } = await locateConversation(run);
	return conversation ?? (await readConversation(run.client, id));
}

/** The row of a conversation of which nothing could be read. */
function leftOut({ id, contactName }: Conversation): (error: Error) => INodeExecutionData {
	return ({ message }) => ({
		json: {
			conversationId: id,
			contactName,
			count: 0,
			complete: false,
			before: null,
			note: message,
		},
	});
}
