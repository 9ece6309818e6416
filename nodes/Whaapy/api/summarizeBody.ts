import { truncate } from '../shared/text';
import { redact } from './redact';

/**
 * How a response begins, as a sentence without its full stop.
 *
 * n8n draws descriptions as HTML, so the markup of a foreign page would be lost, and its headings
 * would be headings: of a page only the text is given.
 *
 * @param body an excerpt of the body
 */
export function summarizeBody(body: unknown, apiKey: string): string {
	// Once more as a whole: a key of digits only may be a number in it.
	const text = redact(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''), apiKey);
	if (text.trim() === '') return 'The answer is empty';
	if (!/^\s*<[!?a-z]/i.test(text)) return `The answer begins with: ${shortened(text)}`;
	const words = shortened(pageText(text));
	return words === '' ? 'The answer is a web page' : `The answer is a web page: ${words}`;
}

/** Takes what a reader sees of a page; of a long one only what is near its beginning. */
function pageText(page: string): string {
	return page.replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gis, ' ').replace(/<[^>]*>?/g, ' ');
}

/** The first characters of a text, on one line. */
function shortened(text: string): string {
	const flat = text.replace(/\s+/g, ' ').trim();
	return truncate(flat, 120);
}
