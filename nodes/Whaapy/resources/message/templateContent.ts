import type { IDataObject } from 'n8n-workflow';
import type { ValidationIssues } from '../../parameters/issues';
import { isId } from '../../shared/id';
import { truncate } from '../../shared/text';
import { nameOf, parseFieldId } from '../template/fields';
import type { TemplateContent } from './templateBody';

/** How 'Template Parameters' is named in messages. */
const PARAMETER = 'Template Parameters';

/**
 * What WhatsApp refuses in a value of a template (its code 132018); it often comes from a cell with
 * several lines.
 */
const UNSENDABLE = /[\r\n\t]| {5}/;

/** The text of a template's variable. */
interface TemplateText {
	/** The display name of the parameter that holds it. */
	parameter: string;
	/** What the variable is called in messages, e.g. "{{1}}". */
	name: string;
	text: string;
}

/** Adds an issue if WhatsApp would refuse a text of a template. */
export function checkSendable(
	issues: ValidationIssues,
	{ parameter, name, text }: TemplateText,
): void {
	if (!UNSENDABLE.test(text)) return;
	issues.add(
		parameter,
		`has a line break, a tab or more than 4 spaces in a row for ${name}`,
		'WhatsApp refuses these in templates. Take them out, e.g. with {{ $json.text.replace(/\\s+/g, " ") }}.',
	);
}

/**
 * What the fields of 'Template Parameters' put into the template.
 *
 * Adds an issue for what cannot be sent. Values stay as they are, with commas and spaces.
 */
export function readContent(issues: ValidationIssues, values: IDataObject): TemplateContent {
	const content: TemplateContent = { body: [], buttons: [] };
	for (const [id, value] of Object.entries(values)) {
		const place = parseFieldId(id);
		if (place === undefined) {
			issues.add(
				PARAMETER,
				`has a field that no template has: '${truncate(id, 40)}'`,
				"Choose 'Template' from the list again, and fill in the fields that appear.",
			);
			continue;
		}
		const name = nameOf(place);
		const text = readText(issues, name, value);
		if (place.part === 'body') content.body[place.variable - 1] = text;
		if (place.part === 'header') content.header = { text };
		if (place.part === 'button') content.buttons.push({ index: place.index, text });
		if (place.part === 'headerMedia') {
			content.header = { media: place.media, file: readFile(issues, name, text) };
		}
	}
	expectAll(issues, content.body);
	content.buttons.sort((a, b) => a.index - b.index);
	return content;
}

function readText(issues: ValidationIssues, name: string, value: unknown): string {
	const isText = ['string', 'number', 'boolean'].includes(typeof value);
	if (value !== null && value !== undefined && !isText) {
		issues.add(
			PARAMETER,
			`has ${Array.isArray(value) ? 'a list' : 'an object'} for ${name}`,
			'Point the expression at one field of the item, which holds a text or a number.',
		);
		return '';
	}
	const text = String(value ?? '');
	if (text.trim() === '') tellMissing(issues, name);
	checkSendable(issues, { parameter: PARAMETER, name, text });
	return text;
}

function readFile(issues: ValidationIssues, name: string, text: string) {
	const source = text.trim();
	if (/^https?:\/\/\S+$/i.test(source)) return { link: source };
	if (!isId(source)) {
		issues.add(
			PARAMETER,
			`has neither a URL nor a media ID for ${name}: '${truncate(source, 60)}'`,
			'Use the address of the file, e.g. https://example.com/photo.jpg, or the ID that an upload gave.',
		);
	}
	return { id: source };
}

/** Values without fields, as an expression gives them, may leave one of several variables out. */
function expectAll(issues: ValidationIssues, body: string[]): void {
	for (let index = 0; index < body.length; index++) {
		if (body[index] === undefined) tellMissing(issues, `{{${index + 1}}}`);
	}
}

function tellMissing(issues: ValidationIssues, name: string): void {
	issues.add(
		PARAMETER,
		`has no value for ${name}`,
		'WhatsApp refuses empty values in templates. Give each a text, e.g. Juan.',
	);
}
