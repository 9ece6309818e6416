import type { Property } from '../../parameters/property';
import { defineOperation } from '../operation';
import { defaultCountry, optionsField } from '../properties';
import { recipient, sendMessage, sendToOtherSpelling } from './recipient';
import { bodyOptions } from './sendOptions';

const properties = [
	recipient,
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
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add parameter' },
		default: [],
		placeholder: 'e.g. Juan',
		description:
			"Texts that take the places of {{1}}, {{2}} … in the template's body, in that order",
	},
	optionsField(...bodyOptions, defaultCountry, sendToOtherSpelling),
] as const satisfies readonly Property[];

/** Message → Send Template, with body parameters in the form that integrations use in production. */
export const sendTemplate = defineOperation({
	name: 'Send Template',
	value: 'sendTemplate',
	action: 'Send template message',
	description:
		'Send an approved WhatsApp template to a person; this starts the conversation if there is none',
	properties,
	async execute(run) {
		const { parameters, issues } = run;
		const name = parameters.templateName.trim();
		const language = parameters.language.trim();
		const texts = parameters.bodyParameters;
		const blank = texts.findIndex((text) => text.trim() === '');
		if (blank !== -1) {
			issues.add(
				'Body Parameters',
				`has no text for {{${blank + 1}}}`,
				'WhatsApp refuses empty parameters. Give each a text, e.g. Juan.',
			);
		}
		return await sendMessage(
			run,
			texts.length === 0
				? { type: 'template', template: { name, language } }
				: { type: 'template', templateName: name, language, template_parameters: texts },
		);
	},
});
