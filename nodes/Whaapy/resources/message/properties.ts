import type { Property } from '../../parameters/property';
import { conversationLocator } from '../conversation/properties';

/** A conversation, also by the number of the person in it. */
export const conversationLocatorWithPhone = {
	...conversationLocator,
	description: 'The conversation whose messages to get',
	modes: [
		...conversationLocator.modes,
		{
			displayName: 'By Phone',
			name: 'phone',
			type: 'string',
			placeholder: 'e.g. +5215512345678',
		},
	],
} as const satisfies Property;

const messageTypes = [
	{ name: 'Audio', value: 'audio' },
	{ name: 'Contacts', value: 'contacts' },
	{ name: 'Document', value: 'document' },
	{ name: 'Image', value: 'image' },
	{ name: 'Interactive', value: 'interactive' },
	{ name: 'Location', value: 'location' },
	{ name: 'Reaction', value: 'reaction' },
	{ name: 'Sticker', value: 'sticker' },
	{ name: 'Template', value: 'template' },
	{ name: 'Text', value: 'text' },
	{ name: 'Video', value: 'video' },
] as const;

/** What a message must be like to be returned (page conversations-messages, "Campos del mensaje"). */
export const filters = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			default: 'inbound',
			description: 'Whether the customer or your business sent the message',
			options: [
				{ name: 'Received', value: 'inbound' },
				{ name: 'Sent', value: 'outbound' },
			],
		},
		{
			displayName: 'Message Types',
			name: 'messageTypes',
			type: 'multiOptions',
			default: [],
			description: 'Kinds of message to return. All if none is chosen.',
			options: messageTypes,
		},
		{
			displayName: 'Sent by AI',
			name: 'sentByAi',
			type: 'boolean',
			default: true,
			description:
				"Whether to return only messages that Whaapy's AI wrote. Turned off, only those that it did not write.",
		},
		{
			displayName: 'Since',
			name: 'since',
			type: 'dateTime',
			default: '',
			description:
				'Return messages from this moment on. Reading stops at the first older one, so this is quick in long conversations.',
		},
		{
			displayName: 'Until',
			name: 'until',
			type: 'dateTime',
			default: '',
			description: 'Return messages up to this moment',
		},
	],
} as const satisfies Property;
