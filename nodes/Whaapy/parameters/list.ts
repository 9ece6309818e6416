import { jsonParse } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';

/**
 * What a text with separators names, or what an expression or a model gives in its place: a list, the
 * JSON text of one (models write `["vip", "cliente"]`, also with single quotes or none), or one value.
 *
 * @param separators the characters that stand between the parts, e.g. ",;"
 * @returns the entries as they are; those of a text without blanks and quotes around them
 */
export function entriesOf(raw: unknown, separators: string): unknown[] {
	if (raw === undefined || raw === null) return [];
	if (Array.isArray(raw)) return raw;
	if (typeof raw !== 'string') return [raw];
	const text = raw.trim();
	const json = /^[[{]/.test(text) ? readJson(text) : undefined;
	if (Array.isArray(json)) return json;
	// An object is no list; who reads the entries refuses it by name.
	if (isObject(json)) return [json];
	// `[vip, cliente]` is a list; in `[VIP], [Oro]` the brackets belong to the parts.
	const [, inner = text] = /^\[(?!object )([^[\]]*)\]$/.exec(text) ?? [];
	return inner.split(new RegExp(`[${separators}]`)).map((part) => unquote(part.trim()));
}

function readJson(text: string): unknown {
	const isAlmostJson = /^\[\s*["']/.test(text);
	if (!isAlmostJson) return parseJson(text);
	try {
		return jsonParse(text, { repairJSON: true });
	} catch {
		return undefined;
	}
}

function unquote(text: string): string {
	return /^"([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
}
