import type { IDataObject } from 'n8n-workflow';
import type { ValidationIssues } from '../../parameters/issues';
import type { Parameters } from '../../parameters/parameterTypes';
import type { RunOf } from '../operation';
import { HEADER_MEDIA } from '../template/fields';
import type { TemplateReference } from '../template/reference';
import { decodeTemplate } from '../template/reference';
import { checkTemplateTexts } from '../template/texts';
import { readFile, uploadFile } from './mediaFile';
import type { QuickReply } from './templateBody';
import { templateBody } from './templateBody';
import { readContent } from './templateContent';
import { DEFAULT_LANGUAGE, type templateFields } from './templateProperties';

/** The refusal may be WhatsApp's (unknown template, wrong number of parameters) or Whaapy's. */
export const templateRefusals = {
	400: {
		message: 'WhatsApp or Whaapy did not accept this template message',
		description:
			"Check the template's name, its language and the number of its parameters. 'From List' shows the approved templates with their variables.",
	},
};

type TemplateParameters = Parameters<typeof templateFields>;

/** The run of an operation that sends a template. */
type TemplateRun = RunOf<TemplateParameters>;

/** A template that the user chose, and what makes the body of the message when it is time to send. */
interface TemplateMessage {
	template: TemplateReference;
	body(quickReplies?: QuickReply[]): Promise<IDataObject>;
}

/** Reads what the user set of a template and of what stands in it. */
export async function readTemplateMessage(run: TemplateRun): Promise<TemplateMessage> {
	const { parameters, issues } = run;
	const isNamed = parameters.template.mode === 'name';
	const { template, content } = isNamed ? byName(issues, parameters) : fromList(issues, parameters);
	const header = await readHeaderFile(run);
	return {
		template,
		async body(quickReplies) {
			issues.throwIfAny();
			const all = { ...content, quickReplies };
			return templateBody(template, header ? { ...all, header: await header() } : all);
		},
	};
}

/** Prepares the upload of the item's file for the header; `undefined` without one, or after an issue. */
async function readHeaderFile(run: TemplateRun) {
	const { parameters, issues } = run;
	if (parameters.headerSource !== 'binary') return undefined;
	const parameter = 'Header Binary Field';
	const value = parameters.headerBinaryPropertyName;
	const file = await readFile(run, { parameter, value, mediaType: 'auto' });
	const media = HEADER_MEDIA.find((kind) => kind === file?.mediaType);
	if (file === undefined) return undefined;
	if (media === undefined) {
		return issues.add(
			parameter,
			`holds '${file.fileName}', and a header cannot be ${file.mediaType}`,
			'Headers of templates are images, videos or documents.',
		);
	}
	return async () => ({ media, file: { id: (await uploadFile(run, file)).id } });
}

function byName(issues: ValidationIssues, parameters: TemplateParameters) {
	const { name, language } = namedTemplate(parameters);
	const body = parameters.bodyParameters;
	if (name === '') issues.add('Template', 'is empty', 'Use a name such as hello_world.');
	checkTemplateTexts(issues, 'Body Parameters', body);
	return { template: { name, language }, content: { body, buttons: [] } };
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
	const content = readContent(issues, parameters.templateParameters, parameters.headerSource);
	const template = decodeTemplate(value);
	if (template === undefined) {
		issues.add(
			'Template',
			value === '' ? 'is empty' : `does not say a name and a language: '${value}'`,
			"Choose a template from the list, or name it 'By Name'.",
		);
	}
	return { template: template ?? { name: '', language: '' }, content };
}
