import { isObject } from '../shared/guards';
import { truncate } from '../shared/text';
import { redact, withoutSecrets } from './redact';

/**
 * What Whaapy itself says, its field lists spelled out; `undefined` if the body has no form of
 * Whaapy's.
 */
export function whaapyText(given: unknown, apiKey: string): string | undefined {
	const body = withoutSecrets(given, apiKey);
	if (!isObject(body)) return undefined;
	const nested = isObject(body.error) ? body.error : body;
	const text = [nested.message, body.message, body.error].find((part) => typeof part === 'string');
	const details = nested.details ?? body.details;
	if (text === undefined && details === undefined) return undefined;
	if (!isObject(details)) return text ?? '';
	const lines = Object.entries(details).map(
		([field, texts]) => `${fieldName(field)}: ${list(texts)}`,
	);
	return redact([text ?? '', ...lines].filter(Boolean).map(asSentence).join('\n'), apiKey);
}

/** n8n shows all lines in one paragraph, so each has to end by itself. */
function asSentence(line: string): string {
	return /[.!?…]$/.test(line) ? line : `${line}.`;
}

function list(texts: unknown): string {
	if (Array.isArray(texts)) return texts.map(list).join(', ');
	return isObject(texts) ? JSON.stringify(texts) : String(texts);
}

/** `custom_fields` as the parameter is called in the editor: "Custom Fields". */
function fieldName(field: string): string {
	const words = field.split(/[_.]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
	return words
		.join(' ')
		.replace(/\bId(s?)\b/g, 'ID$1')
		.replace(/\bUrl\b/g, 'URL');
}

/**
 * How a response begins, as a sentence without its full stop.
 *
 * n8n draws descriptions as HTML, so the markup of a foreign page would be lost, and its headings
 * would be headings: of a page only the text is given.
 */
export function summarizeBody(body: unknown, apiKey: string): string {
	const shown = withoutSecrets(body, apiKey);
	// Once more as a whole: a key of digits only may be a number in it.
	const safe = redact(typeof shown === 'string' ? shown : (JSON.stringify(shown) ?? ''), apiKey);
	if (safe.trim() === '') return 'The answer is empty';
	if (!/^\s*<[!?a-z]/i.test(safe)) return `The answer begins with: ${shortened(safe)}`;
	const words = shortened(pageText(safe));
	return words === '' ? 'The answer is a web page' : `The answer is a web page: ${words}`;
}

/** What a reader sees of a page; of a long one only what is near its beginning. */
function pageText(page: string): string {
	return page
		.slice(0, 20_000)
		.replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gis, ' ')
		.replace(/<[^>]*>?/g, ' ');
}

/** The first characters of a text, on one line. */
function shortened(text: string): string {
	const flat = text.replace(/\s+/g, ' ').trim();
	return truncate(flat, 120);
}
