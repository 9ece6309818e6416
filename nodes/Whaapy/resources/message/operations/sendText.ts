import type { Property } from '../../../parameters/property';
import { defineOperation } from '../../operation';
import { FREE_FORM_ENDPOINTS, freeFormOptions, sendFreeForm, textField } from '../freeForm';
import { MAX_LENGTH, checkText } from '../limits';
import { fromMarkdown } from '../markdown';
import { recipient } from '../recipient';
import { inParts } from '../textParts';

const previewUrl = {
	displayName: 'Preview Links',
	name: 'previewUrl',
	type: 'boolean',
	default: false,
	description: 'Whether WhatsApp shows a preview of the first link in the text',
} as const satisfies Property;

const convertMarkdown = {
	displayName: 'Convert Markdown',
	name: 'convertMarkdown',
	type: 'boolean',
	default: false,
	description:
		"Whether to turn the Markdown that AI models write into WhatsApp's formatting: **bold** becomes *bold*, a heading a bold line, a link its text and address",
} as const satisfies Property;

const sendInParts = {
	displayName: 'Send Long Text in Parts',
	name: 'sendInParts',
	type: 'boolean',
	default: false,
	description:
		'Whether to send a text of more than 4,096 characters as up to 10 messages, divided between paragraphs, lines or sentences. Costs one request for each.',
} as const satisfies Property;

export const sendText = defineOperation({
	name: 'Send Text',
	action: 'Send text message',
	description: 'Send a text to a person who wrote to you in the last 24 hours',
	api: {
		endpoints: FREE_FORM_ENDPOINTS,
		costs: {
			'to a conversation': 1,
			'by phone, number with one spelling': 1,
			'by phone, two spellings, contact under either': 2,
			'by phone, two spellings, new number': 2,
			'by phone, contacts under both, conversation under the one given': 3,
			'by phone, contacts under both, conversation under the other one or none': 4,
			'the same number with two spellings in 10 items of a run': 11,
			"by phone, two spellings, 'Also Try +521 / +52 (MX, AR, BR)' off": 1,
			'to a conversation, 24-hour window looked up': 2,
			'by phone, one spelling, 24-hour window looked up': 3,
			'10 items to one conversation, 24-hour window looked up': 11,
			"10,000 characters to a conversation, 'Send Long Text in Parts' on": 3,
		},
	},
	properties: [recipient, textField],
	options: freeFormOptions(previewUrl, convertMarkdown, sendInParts),
	async execute(run) {
		const { parameters, issues } = run;
		const { options } = parameters;
		const text = options.convertMarkdown ? fromMarkdown(parameters.text) : parameters.text;
		// Nothing may be left of "---".
		checkText(issues, {
			parameter: 'Text',
			value: text,
			max: options.sendInParts ? Number.POSITIVE_INFINITY : MAX_LENGTH.text,
		});
		const parts = options.sendInParts ? inParts(issues, text) : [text];
		const content = parts.map((part) => ({
			type: 'text',
			// Only Meta's form has a place for the preview.
			...(options.previewUrl ? { text: { body: part, preview_url: true } } : { content: part }),
		}));
		return await sendFreeForm(run, content);
	},
});
