import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/guards';
import { truncate } from '../../shared/text';

/** How much of what Whaapy says a message holds. */
const LONGEST = 1_500;

/** Names under which an entry of a list tells what is wrong, and which field. */
const TEXTS = 'message msg defaultMessage detail reason error description title'.split(' ');
const FIELDS = 'path field param parameter property loc attribute source pointer'.split(' ');
const NESTED = ['details', 'error_data', 'errors', 'issues', 'children'];

/**
 * Reads what Whaapy itself says, its field lists spelled out; `undefined` if the body has no form of
 * Whaapy's.
 *
 * @param body an excerpt of the body
 */
export function whaapyText(body: unknown): string | undefined {
	if (!isObject(body)) return undefined;
	const nested: IDataObject = isObject(body.error) ? body.error : {};
	const isTold = [body.message, nested.message, body.error, body.errors, body.details, body.detail];
	if (isTold.every((part) => part === undefined || part === null)) return undefined;
	const [main = [], ...others] = [nested.message, body.message, body.error, body.detail, body.title]
		.filter((part) => !isObject(part))
		.map((part) => linesOf(part))
		.filter(({ length }) => length > 0);
	const details = [nested, body].flatMap((part) => [
		...linesOf(part.error_user_msg),
		...NESTED.flatMap((name) => linesOf(part[name])),
	]);
	const lines = [...new Set([...main, ...details])];
	// A code alone, as "not_found", is better than nothing.
	const told = lines.length > 0 ? lines : others.flat();
	const text = told.length === 1 ? told[0] : told.map(asSentence).join('\n');
	return truncate(text ?? '', LONGEST);
}

/** n8n shows all lines in one paragraph, so each has to end by itself. */
export function asSentence(line: string): string {
	return /[.!?…]$/.test(line) ? line : `${line}.`;
}

/** Reads a list, an object of lists, or anything else in their place; one line for each field. */
function linesOf(value: unknown, field = ''): string[] {
	if (value === undefined || value === null || value === '') return [];
	if (Array.isArray(value)) {
		if (!value.every((entry) => typeof entry !== 'object')) {
			return value.flatMap((entry) => linesOf(entry, field));
		}
		return field === '' ? value.map(String) : [`${field}: ${value.join(', ')}`];
	}
	if (!isObject(value)) return [field === '' ? String(value) : `${field}: ${String(value)}`];
	const own = FIELDS.map((name) => value[name]).find((part) => part !== undefined && part !== null);
	const text = TEXTS.map((name) => value[name]).find((part) => typeof part === 'string');
	if (own === undefined && text === undefined) {
		// Meta puts the name of its product beside the details.
		return Object.entries(value)
			.filter(([name]) => name !== 'messaging_product')
			.flatMap(([name, inner]) => linesOf(inner, within(field, name)));
	}
	const at = within(field, pathOf(own));
	const { constraints, message, messages } = value;
	return [
		...linesOf(text, at),
		...(text === undefined ? linesOf(message ?? messages, at) : []),
		...(isObject(constraints) ? linesOf(Object.values(constraints), at) : []),
		...NESTED.flatMap((name) => linesOf(value[name], at)),
	];
}

/** `["body", "phone_number"]`, `{ pointer: "/data/phone" }` or "phone" as one name. */
function pathOf(path: unknown): string {
	if (isObject(path)) return pathOf(path.pointer ?? path.parameter);
	const parts = Array.isArray(path) ? path.map(String) : String(path ?? '').split('/');
	return parts.filter((part) => !/^(body|query|data|attributes|)$/.test(part)).join('.');
}

/** Names that say where details stand, not which field they are about. */
const NO_FIELD =
	/^(details|errors|error_?data|(field|form)_?errors|_errors|messages?|validation|body)$/i;

function within(field: string, name: string): string {
	const words = NO_FIELD.test(name) ? '' : fieldName(name);
	return [field, words].filter(Boolean).join(' ');
}

/** `custom_fields` as the parameter is called in the editor: "Custom Fields". */
function fieldName(field: string): string {
	const words = field
		.replace(/([a-z])([A-Z])/g, '$1_$2')
		.split(/[_.]/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
	return words
		.join(' ')
		.replace(/\bId(s?)\b/g, 'ID$1')
		.replace(/\bUrl\b/g, 'URL');
}
