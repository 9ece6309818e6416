import type { INodeProperties } from 'n8n-workflow';
import { EVENTS } from '../delivery/events';
import { MESSAGE_TYPES } from '../delivery/message';
import { choices } from '../shared/labels';

const filterFields: INodeProperties[] = [
	{
		displayName: 'Conversation IDs',
		name: 'conversationIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		description:
			'Start the workflow for these conversations only, separated by commas. For events of messages and conversations.',
	},
	{
		displayName: 'Funnel Stage Names or IDs',
		name: 'funnelStageIds',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getTriggerStages' },
		default: [],
		description:
			'Start the workflow only if a contact is in, or moves to, one of these stages. For events that tell the stage, e.g. \'Contact Moved to Another Stage\'. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Ignore Changes Made Through the API',
		name: 'ignoreApiChanges',
		type: 'boolean',
		default: true,
		description:
			"Whether to leave out what Whaapy marks as done by the API, so that a workflow that changes contacts does not start itself. For 'Contact Created', 'Contact Updated', 'Conversation Assigned' and 'Conversation Unassigned'.",
	},
	{
		displayName: 'Message Types',
		name: 'messageTypes',
		type: 'multiOptions',
		default: [],
		description: 'Start the workflow for messages of these kinds only. All if none is chosen.',
		options: choices(...[...MESSAGE_TYPES, 'button'].sort()),
	},
	{
		displayName: 'Only Messages of People',
		name: 'onlyPeople',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out messages that Whaapy marks as written by its AI',
	},
	{
		displayName: 'Phone Numbers',
		name: 'phoneNumbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. +5215512345678',
		description:
			'Start the workflow for these people only, e.g. your own phone while you test, separated by commas. For events of messages and conversations, new contacts and contacts that reach another stage.',
	},
	{
		displayName: 'Tags',
		name: 'tags',
		type: 'string',
		default: '',
		placeholder: 'e.g. vip, premium',
		description:
			"Start the workflow only if the contact has one of these tags, separated by commas. For events that tell the tags: 'Contact Created', and 'Contact Updated' if the tags changed.",
	},
	{
		displayName: 'Text Contains',
		name: 'textContains',
		type: 'string',
		default: '',
		placeholder: 'e.g. price',
		description:
			'Start the workflow only for messages with this text in them, whatever the case and accents of its letters',
	},
	{
		displayName: 'Text Matches',
		name: 'textMatches',
		type: 'string',
		default: '',
		placeholder: 'e.g. /^(price|cost)/i',
		description: 'Start the workflow only for messages whose text matches this regular expression',
	},
];

/** How the editor calls a filter. */
export function filterLabel(name: string): string {
	return filterFields.find((field) => field.name === name)?.displayName ?? name;
}

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description:
		'Which of the events start the workflow. Those that do not pass cost no execution. All filters that you add must be met.',
	options: filterFields,
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Answers to Send and Wait',
			name: 'answersToQuestions',
			type: 'options',
			default: 'goToTheWaitingRun',
			description:
				"What to do with a message that answers a question of 'Send and Wait for Response'. The run that waits gets it in any case, from any published trigger for 'Message Received'.",
			options: [
				{
					name: 'Go to the Waiting Run',
					value: 'goToTheWaitingRun',
					description: 'The answer does not start this workflow',
				},
				{
					name: 'Start This Workflow',
					value: 'startThisWorkflow',
					description: 'The answer starts this workflow too, as any other message',
				},
			],
		},
		{
			displayName: 'Download Media',
			name: 'downloadMedia',
			type: 'boolean',
			default: false,
			description:
				"Whether to put the file of a received message into the item, named by time and sender, e.g. 2026-01-29_1030_Juan-Perez.jpg. If it cannot be had, the workflow starts without it, and 'mediaNote' says why. Costs one more request, for the name of the sender.",
		},
		{
			displayName: 'Ignore Duplicates',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: true,
			description:
				'Whether to start the workflow only once if Whaapy delivers the same event again',
		},
		{
			displayName: 'Max File Size',
			name: 'maxFileSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 25,
			description: "Megabytes of the largest file that 'Download Media' takes",
		},
		{
			displayName: 'More Event Names or IDs',
			name: 'moreEvents',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getMoreEvents' },
			default: [],
			description:
				'Events that your Whaapy account has beside those of the list above. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			placeholder: 'e.g. data',
			description: "Name of the binary field that takes the file of 'Download Media'",
		},
		{
			displayName: 'Verify Signature',
			name: 'verifySignature',
			type: 'boolean',
			default: true,
			description:
				'Whether to refuse requests that are not signed by Whaapy. If this is off, anyone who knows the URL can start the workflow.',
		},
	],
};

/** The properties in the trigger's panel. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: EVENTS,
		default: ['contact.created'],
		description: 'The events in Whaapy that start the workflow',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'simplified',
		description: 'Which fields to return',
		options: [
			{ name: 'Raw', value: 'raw', description: 'The delivery, as Whaapy sends it' },
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'The fields that are used most, at the root',
			},
		],
	},
	filters,
	options,
];
