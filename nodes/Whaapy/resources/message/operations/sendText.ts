import type { Property } from '../../../parameters/property';
import { defineOperation } from '../../operation';
import { FREE_FORM_API, freeFormOptions, sendFreeForm, WINDOW_HINT } from '../freeForm';
import { MAX_LENGTH, checkLength } from '../limits';
import { recipient } from '../recipient';

const previewUrl = {
	displayName: 'Preview Links',
	name: 'previewUrl',
	type: 'boolean',
	default: false,
	description: 'Whether WhatsApp shows a preview of the first link in the text',
} as const satisfies Property;

const properties = [
	recipient,
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Hola, ¿en qué te podemos ayudar?',
		description: 'What the person reads. Up to 4,096 characters.',
		hint: WINDOW_HINT,
	},
	freeFormOptions(previewUrl),
] as const satisfies readonly Property[];

/** Message → Send Text. */
export const sendText = defineOperation({
	name: 'Send Text',
	value: 'sendText',
	action: 'Send text message',
	description: 'Send a text to a person who wrote to you in the last 24 hours',
	api: FREE_FORM_API,
	properties,
	async execute(run) {
		const { parameters, issues } = run;
		const { text } = parameters;
		checkLength(issues, { parameter: 'Text', value: text, max: MAX_LENGTH.text });
		// Only Meta's form has a place for the preview.
		const content = parameters.options.previewUrl
			? { text: { body: text, preview_url: true } }
			: { content: text };
		return await sendFreeForm(run, { type: 'text', ...content });
	},
});
