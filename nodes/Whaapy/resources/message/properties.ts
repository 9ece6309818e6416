import { MESSAGE_TYPES } from '../../delivery/message';
import type { Property } from '../../parameters/property';
import { choices } from '../../shared/labels';
import { fileOrder, fileProperty } from '../exportFile';
import { filtersField } from '../properties';

/** The filters that a message must pass to be returned. */
export const filters = filtersField(
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
		options: choices(...MESSAGE_TYPES),
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
);

/** Where in a history to begin. */
export const beforeMessage = {
	displayName: 'Before Message ID',
	name: 'before',
	type: 'string',
	default: '',
	reads: 'id',
	placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
	description: 'Return only messages older than this one',
} as const satisfies Property;

/** Which messages of a conversation to read, in what order, and whether with their files. */
export const historyOptions = [
	{
		displayName: 'Download Media',
		name: 'downloadMedia',
		type: 'boolean',
		default: false,
		description:
			'Whether to put the files of images, videos, audios, documents and stickers into the items, named by time and sender, e.g. 2026-01-29_1030_Juan-Perez.jpg',
	},
	{ ...fileProperty, description: "Name of the binary field that takes each message's file" },
	{
		...fileOrder,
		description: 'How to sort what is returned. A limit always keeps the newest messages.',
	},
	beforeMessage,
] as const satisfies readonly Property[];
