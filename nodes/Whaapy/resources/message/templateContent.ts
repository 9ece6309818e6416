import type { IDataObject } from 'n8n-workflow';
import type { ValidationIssues } from '../../parameters/issues';
import { isId } from '../../shared/id';
import { isBlankText, truncate } from '../../shared/text';
import { nameOf, parseFieldId } from '../template/fields';
import { checkTemplateText } from '../template/texts';
import { validateUrl } from './mediaSource';
import type { TemplateContent } from './templateBody';

/** How 'Template Parameters' is named in messages. */
const PARAMETER = 'Template Parameters';

/** Where the file of a header comes from. */
type HeaderSource = 'url' | 'id' | 'binary';

/**
 * Reads what the values of 'Template Parameters' put into the template.
 *
 * Adds an issue for what cannot be sent. Values stay as they are, with commas and spaces.
 */
export function readContent(
	issues: ValidationIssues,
	values: IDataObject,
	headerSource: HeaderSource,
): TemplateContent {
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
		// A value that the field had before the file came with the item.
		if (place.part === 'headerMedia' && headerSource === 'binary') continue;
		const name = nameOf(place);
		const text = readText(issues, name, value);
		if (isBlankText(text)) tellMissing(issues, name);
		if (place.part !== 'headerMedia') {
			const part = place.part === 'header' ? 'header' : 'body';
			checkTemplateText(issues, { parameter: PARAMETER, name, text, part });
		}
		if (place.part === 'body') content.body[place.variable - 1] = text;
		if (place.part === 'header') content.header = { text };
		if (place.part === 'button') content.buttons.push({ index: place.index, text });
		if (place.part === 'headerMedia') {
			content.header = {
				media: place.media,
				file: readSource(issues, { name, text, headerSource }),
			};
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
	return String(value ?? '');
}

function readSource(
	issues: ValidationIssues,
	{ name, text, headerSource }: { name: string; text: string; headerSource: HeaderSource },
) {
	const source = text.trim();
	const takesUrl = headerSource === 'url';
	const isUrl = /^https?:/i.test(source);
	if (takesUrl && isUrl) return { link: validateUrl(issues, PARAMETER, source) ?? '' };
	if (!isId(source)) {
		const expected = takesUrl ? 'neither a URL nor a media ID' : 'no media ID';
		issues.add(
			PARAMETER,
			`has ${expected} for ${name}: '${truncate(source, 60)}'`,
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
