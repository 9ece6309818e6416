import { checkPhone } from '../../shared/checks';
import { inputError } from '../../shared/errors';
import { defaultCountry, phoneNumber, runOptions } from '../../shared/options';
import { isObject } from '../../shared/outcome';
import { readParameters } from '../../shared/parameters';
import type { Operation, Property } from '../../shared/types';

const properties = [
	phoneNumber,
	{
		displayName: 'Template Name',
		name: 'templateName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. hello_world',
		description: 'Name of an approved template, as it is written in Whaapy',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		required: true,
		default: 'es_MX',
		placeholder: 'e.g. es_MX',
		description: 'Language code of the template, as it is written in Whaapy',
	},
	{
		displayName: 'Body Parameters',
		name: 'bodyParameters',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Parameter' },
		default: [],
		placeholder: 'e.g. Juan',
		description: "What replaces {{1}}, {{2}} … in the template's body, in that order",
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [defaultCountry, ...runOptions],
	},
] as const satisfies readonly Property[];

/**
 * Message → Send Template (page conversations-by-phone, "Casos de uso"; with parameters the form of
 * FACTS, "Messages"). Never repeated where the first attempt may have arrived.
 */
export const sendTemplate: Operation = {
	name: 'Send Template',
	value: 'sendTemplate',
	action: 'Send template message',
	description: 'Send an approved template; this starts the conversation where there is none',
	properties,
	async execute(client, itemIndex) {
		const node = this.getNode();
		const values = readParameters(this, properties, itemIndex);
		const required = (text: string, parameter: string, example: string): string => {
			if (text.trim() !== '') return text.trim();
			throw inputError(node, itemIndex, parameter, 'is empty', `Use a value such as ${example}.`);
		};
		const country = values.options.defaultCountry;
		const to = checkPhone(node, itemIndex, 'Phone Number', values.phoneNumber, country);
		const name = required(values.templateName, 'Template Name', 'hello_world');
		const language = required(values.language, 'Language', 'es_MX');
		const texts = values.bodyParameters;
		const blank = texts.findIndex((text) => text.trim() === '');
		if (blank !== -1) {
			throw inputError(
				node,
				itemIndex,
				'Body Parameters',
				`has no text for {{${blank + 1}}}`,
				'WhatsApp refuses empty parameters. Give each a text, e.g. Juan.',
			);
		}
		const { data } = await client.post({
			path: ['messages', 'v1'],
			body:
				texts.length === 0
					? { to, type: 'template', template: { name, language } }
					: { to, type: 'template', templateName: name, language, template_parameters: texts },
			envelope: 'data',
		});
		return isObject(data) ? data : {};
	},
};
