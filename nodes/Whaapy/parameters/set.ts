import { isObject } from '../shared/guards';
import { isBlankText, truncate } from '../shared/text';
import type { Reader } from './coerce';
import { refuse } from './coerce';
import type { CollectionProperty, Property } from './property';

/** The beginning of an expression with a variable of n8n's; not a variable of a template, e.g. "{{1}}". */
const BEGINNING = /\{\{\s*\$/;

/**
 * Refuses an expression in a 'Fixed' field, where n8n takes it for plain text: a customer would read it.
 * The editor does not switch the field to 'Expression' while someone types one into a text.
 *
 * @param set what the user set, with expressions as n8n stores them: behind an equals sign
 */
export function refusePlainExpression(set: unknown, property: Property, reader: Reader): void {
	if (typeof set === 'object' && set !== null) {
		for (const part of Object.values(set)) refusePlainExpression(part, property, reader);
	}
	if (typeof set !== 'string' || set.startsWith('=')) return;
	const begin = set.search(BEGINNING);
	// By indexOf: a pattern for the whole would look for its end again from each beginning.
	const end = begin === -1 ? -1 : set.indexOf('}}', begin);
	if (end === -1) return;
	refuse(reader, property, {
		reason: `holds '${truncate(set.slice(begin, end + 2), 60)}' as plain text`,
		hint: "Move the mouse over the field, and switch it from 'Fixed' to 'Expression'.",
	});
}

/**
 * Refuses fields whose expressions came out empty. What is left to a model may be empty: it says so
 * that it wants no filter.
 *
 * @param set what the user set, with expressions as they are written
 */
export function refuseEmptyFields(
	{ options, neverEmpty }: CollectionProperty,
	{ set, given }: { set: unknown; given: unknown },
	reader: Reader,
): void {
	for (const field of options) {
		const typed = isObject(set) ? set[field.name] : undefined;
		const expression = isObject(typed) && 'mode' in typed ? typed.value : typed;
		const isExpression = typeof expression === 'string' && expression.startsWith('=');
		if (!isExpression || expression.includes('$fromAI(')) continue;
		if (isObject(given) && !isEmpty(given[field.name])) continue;
		refuse(reader, field, {
			reason: `is empty, so it would let ${neverEmpty} through`,
			hint: 'Check its expression, or remove the filter with the trash icon beside it.',
		});
	}
}

function isEmpty(read: unknown): boolean {
	if (isObject(read) && 'mode' in read) return read.value === '';
	if (Array.isArray(read)) return read.length === 0;
	return read === undefined || (typeof read === 'string' && isBlankText(read));
}
