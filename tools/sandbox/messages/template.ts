import { refusedByWhatsApp } from '../respond';
import type { Store } from '../store';
import type { Template, TemplateComponent } from '../types';
import type { TemplateBody } from './body';

type Component = NonNullable<NonNullable<TemplateBody['template']>['components']>[number];

/** The variables of a text: how many different {{n}} it has. */
export const variablesOf = (text = ''): string[] => [...new Set(text.match(/\{\{\d+\}\}/g) ?? [])];

/** The approved template of this name; in any language if none is asked for. */
function findTemplate(store: Store, name: string, language: string | undefined): Template {
	const found = [...store.templates.values()].find(
		(template) =>
			template.name === name &&
			template.status === 'APPROVED' &&
			(language === undefined || template.language === language),
	);
	if (found) return found;
	throw refusedByWhatsApp(
		132001,
		`Template name does not exist in the translation: ${name}${language ? ` (${language})` : ''}`,
	);
}

function expectCount(place: string, given: number, text: string | undefined): void {
	const expected = variablesOf(text).length;
	if (given === expected) return;
	throw refusedByWhatsApp(
		132000,
		`Number of parameters does not match the expected number of params: ${place}: ` +
			`number of localizable_params (${given}) does not match the expected number of params (${expected})`,
	);
}

function expectHeader(
	header: TemplateComponent | undefined,
	sent: Component | undefined,
	media: TemplateBody['header_media'],
): void {
	const parameters = sent?.parameters ?? [];
	if (header?.format === undefined || header.format === 'TEXT') {
		expectCount('header', parameters.length, header?.text);
		return;
	}
	const expected = header.format.toLowerCase();
	if (![parameters[0]?.type, media?.type].includes(expected as 'image')) {
		const message = `Parameter format does not match format in the created template: header: expected ${header.format}`;
		throw refusedByWhatsApp(132012, message);
	}
}

function expectButtons(buttons: TemplateComponent['buttons'] = [], sent: Component[]): void {
	buttons.forEach(({ type, url }, index) => {
		if (type !== 'URL' || variablesOf(url).length === 0) return;
		const given = sent.some(
			(button) =>
				button.sub_type === 'url' && Number(button.index) === index && button.parameters[0],
		);
		if (given) return;
		const text = `buttons: Button at index ${index} of type Url requires a parameter`;
		throw refusedByWhatsApp(131008, `Required parameter is missing: ${text}`);
	});
}

/** WhatsApp refuses these in a parameter, which often come from a field with several lines. */
function expectPlain(texts: string[]): void {
	if (!texts.some((text) => /[\n\t]| {5}/.test(text))) return;
	throw refusedByWhatsApp(
		132018,
		'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
	);
}

/**
 * Checks a template send against the template, as WhatsApp does.
 *
 * @returns what the message shows in the conversation
 */
export function readTemplate(store: Store, body: TemplateBody): string {
	const { template: sent, templateName, header_media } = body;
	const inObject = typeof sent?.language === 'string' ? sent.language : sent?.language.code;
	const name = sent?.name ?? templateName ?? '';
	const { components } = findTemplate(store, name, inObject ?? body.language);
	const part = (type: TemplateComponent['type']) =>
		components.find((component) => component.type === type);
	const given = sent?.components ?? [];
	const inBody = given.find(({ type }) => type === 'body');
	const texts =
		inBody?.parameters.map(({ text }) => String(text)) ?? body.template_parameters ?? [];
	const header = given.find(({ type }) => type === 'header');
	const buttons = given.filter(({ type }) => type === 'button');

	expectHeader(part('HEADER'), header, header_media);
	expectCount('body', texts.length, part('BODY')?.text);
	expectButtons(part('BUTTONS')?.buttons, buttons);
	expectPlain(texts);
	return [`[${name}]`, ...texts].join(' ');
}
