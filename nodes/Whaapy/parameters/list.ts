import { jsonParse } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';

/** Separators between the parts of a text; spreadsheets in Spanish use the semicolon. */
export const SEPARATORS = ',;\n';

/** The backticks that models put around code. */
const FENCE = /^```(?:json)?(.*)```$/is;

const QUOTES = /^"([^"]*)"$/;

/**
 * Reads a text with separators, or what an expression or a model gives in its place: a list, the
 * JSON text of one (models write `["vip", "cliente"]`, also with single quotes or none, or as a block
 * of code), or one value.
 *
 * @param separators the characters that stand between the parts, e.g. ",;"
 * @returns the entries as they are; those of a text without blanks and quotes around them
 */
export function entriesOf(raw: unknown, separators: string): unknown[] {
	if (raw === undefined || raw === null) return [];
	if (Array.isArray(raw)) return raw;
	if (typeof raw !== 'string') return [raw];
	const text = raw.trim().replace(FENCE, '$1').trim();
	if (text === 'null') return [];
	if (/^[[{]/.test(text)) {
		const json = readJson(text);
		if (Array.isArray(json)) return json;
		// An object is no list; who reads the entries refuses it by name.
		if (isObject(json)) return [json];
	}
	// `[vip, cliente]` is a list; in `[VIP], [Oro]` the brackets belong to the parts.
	const [, inner = text] = /^\[(?!object )([^[\]]*)\]$/.exec(text) ?? [];
	const parts = inner.split(new RegExp(`[${separators}]`));
	return parts.map((part) => part.trim().replace(QUOTES, '$1').trim());
}

/** The entries of a list of texts, without those that are empty; see {@link entriesOf}. */
export function textsOf(value: unknown): string[] {
	const texts = entriesOf(value, SEPARATORS).map((entry) => String(entry ?? '').trim());
	return texts.filter((text) => text !== '');
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
