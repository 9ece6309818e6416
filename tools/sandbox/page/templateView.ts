import type { TemplateBody } from '../messages/body';
import type { Store } from '../store';
import type { Template, TemplateComponent } from '../types';
import type { Button } from './bubble';

type Sent = NonNullable<NonNullable<TemplateBody['template']>['components']>[number];

/** The template that a send named; undefined if it is gone. */
function templateOf(store: Store, { template, templateName, language }: TemplateBody) {
	const name = template?.name ?? templateName;
	const asked =
		typeof template?.language === 'string' ? template.language : template?.language.code;
	const code = asked ?? language;
	return [...store.templates.values()].find(
		(one) => one.name === name && (code === undefined || one.language === code),
	);
}

const textsOf = (sent: Sent | undefined) => sent?.parameters.map(({ text }) => String(text)) ?? [];

/** A text with its variables filled, each by its number. */
const filled = (text: string | undefined, values: string[]) =>
	text?.replace(/\{\{(\d+)\}\}/g, (variable, number) => values[Number(number) - 1] ?? variable);

function fileOfHeader(header: Sent | undefined, shortcut: TemplateBody['header_media']) {
	if (shortcut) return { kind: shortcut.type, link: shortcut.url, id: shortcut.media_id };
	const [parameter] = header?.parameters ?? [];
	if (parameter === undefined || !['image', 'video', 'document'].includes(parameter.type)) {
		return undefined;
	}
	const file = parameter[parameter.type] as
		{ link?: string; id?: string; filename?: string } | undefined;
	return { kind: parameter.type, ...file };
}

/** A quick reply answers with its payload, by default its text; a link and a number lead away. */
function buttonsOf({ buttons = [] }: Partial<TemplateComponent>, sent: Sent[]): Button[] {
	return buttons.map(({ type, text: title, url }, index) => {
		const [parameter] = sent.find((one) => Number(one.index) === index)?.parameters ?? [];
		if (type === 'URL') return { title, url: filled(url, [String(parameter?.text ?? '')]) };
		if (type === 'PHONE_NUMBER') return { title };
		return { title, answer: { of: 'template', id: String(parameter?.payload ?? title), title } };
	});
}

const part = (template: Template | undefined, type: TemplateComponent['type']) =>
	template?.components.find((component) => component.type === type);

/** A sent template as the customer sees it. */
export function templateView(store: Store, body: TemplateBody) {
	const template = templateOf(store, body);
	const sent = body.template?.components ?? [];
	const header = sent.find(({ type }) => type === 'header');
	const inBody = sent.find(({ type }) => type === 'body');
	return {
		header: filled(part(template, 'HEADER')?.text, textsOf(header)),
		text: filled(
			part(template, 'BODY')?.text,
			inBody ? textsOf(inBody) : (body.template_parameters ?? []),
		),
		footer: part(template, 'FOOTER')?.text,
		buttons: buttonsOf(
			part(template, 'BUTTONS') ?? {},
			sent.filter(({ type }) => type === 'button'),
		),
		media: fileOfHeader(header, body.header_media),
	};
}
