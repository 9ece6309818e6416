import type { IDataObject } from 'n8n-workflow';
import type { HeaderMedia } from '../template/fields';
import type { TemplateReference } from '../template/reference';

/** The values that a send puts into a template. */
export interface TemplateContent {
	header?: { text: string } | { media: HeaderMedia; file: { link: string } | { id: string } };
	/** Of {{1}}, {{2}} … in that order. */
	body: string[];
	buttons: Array<{ index: number; text: string }>;
	/** The value that tapping a quick reply tells; without it, the reply's text. */
	quickReplies?: QuickReply[];
}

/** A button of a template that answers. */
export interface QuickReply {
	/** From 0, among all buttons of the template. */
	index: number;
	payload: string;
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
	{ header, body, buttons, quickReplies = [] }: TemplateContent,
): IDataObject {
	const type = 'template';
	if (header === undefined && buttons.length === 0 && quickReplies.length === 0) {
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
	for (const { index, payload } of quickReplies) {
		const parameters = [{ type: 'payload', payload }];
		components.push({ type: 'button', sub_type: 'quick_reply', index, parameters });
	}
	const code = { code: language, policy: 'deterministic' };
	return {
		type,
		template: { name, language: code, components },
		// Without it, Whaapy puts the payloads of its own settings in their place.
		...(quickReplies.length > 0 && { allowButtonIdOverride: true }),
	};
}

function headerValue(header: NonNullable<TemplateContent['header']>): IDataObject {
	if ('text' in header) return textValue(header.text);
	return { type: header.media, [header.media]: header.file };
}

function textValue(text: string): IDataObject {
	return { type: 'text', text };
}
