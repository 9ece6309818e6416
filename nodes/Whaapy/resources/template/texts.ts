import type { ValidationIssues } from '../../parameters/issues';
import { isBlankText, lengthOf } from '../../shared/text';

/**
 * Finds what WhatsApp refuses in a value of a template (its code 132018); it often comes from a cell with
 * several lines.
 */
const UNSENDABLE = /[\r\n\t\v\f\u0085\u2028\u2029]| {5}/;

/** Longest body and longest header of a template, in code points; a value alone cannot be longer. */
const MAX_LENGTH = { body: 1024, header: 60 };

/** The text of a template's variable. */
interface TemplateText {
	/** The display name of the parameter that holds it. */
	parameter: string;
	/** The name of the variable in messages, e.g. "{{1}}". */
	name: string;
	text: string;
	part?: keyof typeof MAX_LENGTH;
}

/** Adds an issue if WhatsApp would refuse a text of a template. */
export function checkTemplateText(
	issues: ValidationIssues,
	{ parameter, name, text, part = 'body' }: TemplateText,
): void {
	if (isBlankText(text)) {
		issues.add(
			parameter,
			`has no text for ${name}`,
			'WhatsApp refuses empty values in templates. Give each a text, e.g. Juan.',
		);
	}
	if (UNSENDABLE.test(text)) {
		issues.add(
			parameter,
			`has a line break, a tab or more than 4 spaces in a row for ${name}`,
			'WhatsApp refuses these in templates. Take them out, e.g. with {{ $json.text.replace(/\\s+/g, " ") }}.',
		);
	}
	const [length, max] = [lengthOf(text), MAX_LENGTH[part]];
	if (length > max) {
		issues.add(
			parameter,
			`has ${length.toLocaleString('en')} characters for ${name}, and WhatsApp takes ${max.toLocaleString('en')}`,
			`Shorten it by ${(length - max).toLocaleString('en')}. Nothing is cut for you.`,
		);
	}
}

/** Checks the texts of {{1}}, {{2}} … in that order. */
export function checkTemplateTexts(
	issues: ValidationIssues,
	parameter: string,
	texts: readonly string[],
): void {
	texts.forEach((text, index) => {
		checkTemplateText(issues, { parameter, name: `{{${index + 1}}}`, text });
	});
}
