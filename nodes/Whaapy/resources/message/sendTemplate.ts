import type { ValidationIssues } from '../../parameters/issues';
import type { Parameters } from '../../parameters/parameterTypes';
import type { Property } from '../../parameters/property';
import { defineOperation } from '../operation';
import { defaultCountry, optionsField } from '../properties';
import { decodeTemplate } from '../template/reference';
import { checkTemplateTexts } from '../template/texts';
import { recipient, SEND_API, sendMessage, sendToOtherSpelling } from './recipient';
import { bodyOptions } from './sendOptions';
import { templateBody } from './templateBody';
import { readContent } from './templateContent';
import { DEFAULT_LANGUAGE, templateFields } from './templateProperties';

const properties = [
	recipient,
	...templateFields,
	optionsField(...bodyOptions, defaultCountry, sendToOtherSpelling),
] as const satisfies readonly Property[];

/** The refusal may be WhatsApp's (unknown template, wrong number of parameters) or Whaapy's. */
const messages = {
	400: {
		message: 'WhatsApp or Whaapy did not accept this template message',
		description:
			"Check the template's name, its language and the number of its parameters. 'From List' shows the approved templates with their variables.",
	},
};

type TemplateParameters = Parameters<typeof templateFields>;

/** Message → Send Template. What the send needs is stored in the workflow, so Whaapy is asked nothing. */
export const sendTemplate = defineOperation({
	name: 'Send Template',
	value: 'sendTemplate',
	action: 'Send template message',
	description:
		'Send an approved WhatsApp template to a person; this starts the conversation if there is none',
	api: SEND_API,
	properties,
	async execute(run) {
		const { parameters, issues } = run;
		const isNamed = parameters.template.mode === 'name';
		const message = isNamed ? byName(issues, parameters) : fromList(issues, parameters);
		return await sendMessage(run, message, messages);
	},
});

function byName(issues: ValidationIssues, parameters: TemplateParameters) {
	const { name, language } = namedTemplate(parameters);
	const body = parameters.bodyParameters;
	if (name === '') issues.add('Template', 'is empty', 'Use a name such as hello_world.');
	checkTemplateTexts(issues, 'Body Parameters', body);
	return templateBody({ name, language }, { body, buttons: [] });
}

/**
 * The name and the language of 'By Name'. What was picked from the list stays in the field when the
 * user changes the mode, and says both; a 'Language' that the user chose since counts.
 */
function namedTemplate({ template, language }: TemplateParameters) {
	const [name = '', picked = ''] = template.value.split('|').map((part) => part.trim());
	const chosen = language.trim();
	const isUntouched = picked !== '' && chosen === DEFAULT_LANGUAGE;
	return { name, language: isUntouched ? picked : chosen };
}

function fromList(issues: ValidationIssues, parameters: TemplateParameters) {
	const { value } = parameters.template;
	const content = readContent(issues, parameters.templateParameters);
	const template = decodeTemplate(value);
	if (template === undefined) {
		issues.add(
			'Template',
			value === '' ? 'is empty' : `does not say a name and a language: '${value}'`,
			"Choose a template from the list, or name it 'By Name'.",
		);
	}
	return templateBody(template ?? { name: '', language: '' }, content);
}
