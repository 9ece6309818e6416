import type { IDataObject } from 'n8n-workflow';
import type { HeaderMedia } from '../template/fields';
import type { TemplateReference } from '../template/reference';

/** What a send puts into a template. */
export interface TemplateContent {
	header?: { text: string } | { media: HeaderMedia; file: { link: string } | { id: string } };
	/** Of {{1}}, {{2}} … in that order. */
	body: string[];
	buttons: Array<{ index: number; text: string }>;
}

/**
 * The body of a `POST /messages/v1` that sends a template, without its destination.
 *
 * Of the forms that Whaapy takes (docs/whaapy-api.md, "Messages") each send uses the best known one
 * that holds it: without values, the documented one; with texts of the body, the short form that
 * integrations use in production; with a header or a button, Meta's form, because the short one has
 * no place for their texts.
 */
export function templateBody(
	{ name, language }: TemplateReference,
	{ header, body, buttons }: TemplateContent,
): IDataObject {
	const type = 'template';
	if (header === undefined && buttons.length === 0) {
		return body.length === 0
			? { type, template: { name, language } }
			: { type, templateName: name, language, template_parameters: body };
	}
	const components: IDataObject[] = [];
	if (header !== undefined) components.push({ type: 'header', parameters: [headerValue(header)] });
	if (body.length > 0) components.push({ type: 'body', parameters: body.map(textValue) });
	for (const { index, text } of buttons) {
		components.push({ type: 'button', sub_type: 'url', index, parameters: [textValue(text)] });
	}
	const code = { code: language, policy: 'deterministic' };
	return { type, template: { name, language: code, components } };
}

function headerValue(header: NonNullable<TemplateContent['header']>): IDataObject {
	if ('text' in header) return textValue(header.text);
	return { type: header.media, [header.media]: header.file };
}

function textValue(text: string): IDataObject {
	return { type: 'text', text };
}
