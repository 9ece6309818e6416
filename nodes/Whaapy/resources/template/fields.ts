import type { Template } from '../../api/contract';
import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/guards';
import { capitalized } from '../../shared/labels';
import { variablesIn, wordsAround } from './variables';

/** One thing that a template leaves open, so that every send must fill it. */
interface TemplateField {
	/** Where it stands, as {@link parseFieldId} reads it; n8n names it when the field is empty. */
	id: string;
	/** The words that a person reads: the variable, and those around it. */
	label: string;
}

/** Where a value goes in a template. */
type FieldPlace =
	| { part: 'headerMedia'; media: HeaderMedia }
	/** Variables count from 1, as in their text. */
	| { part: 'header' | 'body'; variable: number }
	/** Buttons count from 0, as in Meta's API. */
	| { part: 'button'; index: number };

export const HEADER_MEDIA = ['image', 'video', 'document'] as const;
export type HeaderMedia = (typeof HEADER_MEDIA)[number];

/** Parts of a template that need no value, or one that this node can give. */
const KNOWN_PARTS = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']);

/** Buttons of Meta's that need a value for which Whaapy documents no form. */
const UNKNOWN_BUTTONS = new Set(['COPY_CODE', 'OTP', 'MPM']);

/** The parts of a template, in upper case, whatever Whaapy sends of them. */
interface Parts {
	header?: IDataObject;
	headerFormat: string;
	headerText: string;
	bodyText: string;
	buttons: IDataObject[];
	types: string[];
}

/**
 * The fields that a send of the template must fill, in the order of the message.
 *
 * Read from `components`, which Whaapy documents (docs/whaapy-api.yaml); of what they lack, from the
 * vendor's `bodyVariables`, `variables` and `buttonVariables`.
 */
export function fieldsOf(template: Template): TemplateField[] {
	const { headerFormat, headerText, bodyText, buttons, types } = readParts(template);
	const media = mediaOf(headerFormat);
	const [aroundHeader, aroundBody] = [wordsAround(headerText), wordsAround(bodyText)];
	const header = media
		? [{ id: `Header ${media}`, label: `${capitalized(media)} URL or Media ID` }]
		: variablesIn(headerText).map((variable) => ({
				id: `Header variable ${variable}`,
				label: `Header: ${aroundHeader(variable)}`,
			}));
	const body = bodyVariables(template, types, bodyText).map((variable) => ({
		id: `Variable ${variable}`,
		label: aroundBody(variable),
	}));
	return [...header, ...body, ...buttonFields(template, types, buttons)];
}

/** The kind of file that the header of a template shows; `undefined` if it shows none. */
export function headerMediaOf(template: Template): HeaderMedia | undefined {
	return mediaOf(readParts(template).headerFormat);
}

function mediaOf(headerFormat: string): HeaderMedia | undefined {
	return HEADER_MEDIA.find((kind) => kind.toUpperCase() === headerFormat);
}

/**
 * Why a template cannot be sent by this node, in words that follow its name; `undefined` if it can.
 *
 * Whaapy documents a form for texts, for media in the header and for links of buttons only.
 */
export function whyNotFillable(template: Template): string | undefined {
	const { header, headerFormat, headerText, bodyText, buttons, types } = readParts(template);
	if (header && headerFormat !== 'TEXT' && mediaOf(headerFormat) === undefined) {
		return `has a header of the kind ${headerFormat}`;
	}
	const part = types.find((type) => !KNOWN_PARTS.has(type));
	if (part !== undefined) return `has a part of the kind ${part}`;
	const button = buttons.find(({ type }) => UNKNOWN_BUTTONS.has(upper(type)));
	if (button !== undefined) return `has a button of the kind ${upper(button.type)}`;
	const named = variablesIn(`${headerText} ${bodyText}`).find((name) => !/^\d+$/.test(name));
	return named === undefined ? undefined : `has the variable {{${named}}}, which is not a number`;
}

/**
 * Where the value of a field goes; `undefined` if no template has such a field. Who writes a workflow
 * without the editor may name it by Meta's words, with buttons from 0: "body_1", "header_image",
 * "button_0".
 */
export function parseFieldId(id: string): FieldPlace | undefined {
	const media = HEADER_MEDIA.find((kind) => [`Header ${kind}`, `header_${kind}`].includes(id));
	if (media !== undefined) return { part: 'headerMedia', media };
	const button = /^Button (\d{1,3}) link$/.exec(id)?.[1];
	if (button !== undefined && Number(button) > 0)
		return { part: 'button', index: Number(button) - 1 };
	const [, named, header, variable] =
		/^(?:(body|header|button)_|(Header v|V)ariable )(\d{1,3})$/.exec(id) ?? [];
	if (named === 'button') return { part: named, index: Number(variable) };
	if (variable === undefined || Number(variable) === 0) return undefined;
	const isHeader = named === 'header' || header === 'Header v';
	return { part: isHeader ? 'header' : 'body', variable: Number(variable) };
}

/** Names a field in a message if only its place is known. */
export function nameOf(place: FieldPlace): string {
	switch (place.part) {
		case 'headerMedia':
			return `the ${place.media} of the header`;
		case 'header':
			return `{{${place.variable}}} in the header`;
		case 'body':
			return `{{${place.variable}}}`;
		case 'button':
			return `the link of button ${place.index + 1}`;
	}
}

function readParts(template: Template): Parts {
	const components = listOf(template.components);
	const part = (type: string) => components.find((component) => upper(component.type) === type);
	const header = part('HEADER');
	const headerFormat = upper(header?.format) || 'TEXT';
	return {
		header,
		headerFormat,
		headerText: headerFormat === 'TEXT' ? textOf(header?.text) : '',
		bodyText: textOf(part('BODY')?.text) || textOf(template.content),
		buttons: listOf(part('BUTTONS')?.buttons),
		types: components.map(({ type }) => upper(type)),
	};
}

function bodyVariables(template: Template, types: string[], bodyText: string): string[] {
	const inText = variablesIn(bodyText);
	if (types.includes('BODY') || inText.length > 0) return inText;
	const indexes = listOf(template.bodyVariables).map(({ index }) => String(index));
	if (indexes.length > 0) return indexes;
	return Array.isArray(template.variables) ? variablesIn(template.variables.join(' ')) : [];
}

function buttonFields(
	template: Template,
	types: string[],
	buttons: IDataObject[],
): TemplateField[] {
	if (!types.includes('BUTTONS')) {
		return listOf(template.buttonVariables).map(({ index, text }) => ({
			id: `Button ${Number(index) + 1} link`,
			label: `Button "${textOf(text)}": end of its link`,
		}));
	}
	return buttons.flatMap(({ type, text, url }, index) => {
		const link = textOf(url);
		if (upper(type) !== 'URL' || variablesIn(link).length === 0) return [];
		return [{ id: `Button ${index + 1} link`, label: `Button "${textOf(text)}": ${link}` }];
	});
}

function listOf(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function upper(value: unknown): string {
	return textOf(value).toUpperCase();
}
