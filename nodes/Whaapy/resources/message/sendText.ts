import type { Property } from '../../parameters/property';
import { defineOperation } from '../operation';
import { defaultCountry, optionsField } from '../properties';
import { recipient, sendMessage, sendToOtherSpelling } from './recipient';

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
	},
	optionsField(defaultCountry, sendToOtherSpelling),
] as const satisfies readonly Property[];

/** Message → Send Text. */
export const sendText = defineOperation({
	name: 'Send Text',
	value: 'sendText',
	action: 'Send text message',
	description: 'Send a text to a person who wrote to you in the last 24 hours',
	api: {
		endpoints: ['POST /messages/v1', 'GET /conversations/v1/by-phone/{phone}'],
		requests: '1; up to 2 more for a number with two spellings',
	},
	properties,
	async execute(run) {
		return await sendMessage(run, { type: 'text', content: run.parameters.text });
	},
});
