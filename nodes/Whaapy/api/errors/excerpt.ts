import { truncate } from '../../shared/text';
import { withoutSecrets } from '../redact';

/** How deep an excerpt goes, and how long it may become with all that is in it, in characters. */
const DEEPEST = 12;
const LONGEST = 20_000;
/** How long one text of an excerpt may become, in characters. */
const LONGEST_TEXT = 1_000;

/**
 * Takes what may be shown and stored of a body that Whaapy or something else sent: without secrets, and cut
 * to a length and a depth that neither n8n nor its reader chokes on.
 */
export function excerpt(body: unknown, apiKey: string): unknown {
	// Cut once more when the secrets are gone: a cut through one of them would show a part of it.
	return cut(withoutSecrets(cut(body), apiKey), LONGEST_TEXT);
}

/**
 * Cuts JSON down to its first texts and entries.
 *
 * @param longestText how long one text within it may become
 */
function cut(body: unknown, longestText = LONGEST): unknown {
	let left = LONGEST;
	const shorten = (text: string, longest: number) => {
		const shown = truncate(text, Math.max(0, Math.min(longest, left)));
		left -= shown.length;
		return shown;
	};
	const copy = (value: unknown, depth: number): unknown => {
		if (typeof value === 'string') return shorten(value, depth === 0 ? LONGEST : longestText);
		if (typeof value !== 'object' || value === null) return value;
		if (depth === DEEPEST) return '…';
		const entries: Array<[string, unknown]> = [];
		for (const name in value) {
			if (left <= 0) break;
			// Each entry takes some room, also an empty one.
			left -= 4;
			const shownName = Array.isArray(value) ? name : shorten(name, 200);
			entries.push([shownName, copy(value[name as keyof typeof value], depth + 1)]);
		}
		return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
	};
	return copy(body, 0);
}

/**
 * How a response begins, as a sentence.
 *
 * n8n draws descriptions as HTML, so the markup of a foreign page would be lost, and its headings
 * would be headings: of a page only the text is given.
 *
 * @param shown an excerpt of its body
 */
export function summarize(shown: unknown): string {
	const text = typeof shown === 'string' ? shown : (JSON.stringify(shown) ?? '');
	if (text.trim() === '') return 'The answer is empty.';
	if (!/^\s*<[!?a-z]/i.test(text)) return `The answer begins with: ${shortened(text)}.`;
	const words = shortened(pageText(text));
	return words === '' ? 'The answer is a web page.' : `The answer is a web page: ${words}.`;
}

/** Takes what a reader sees of a page; of a long one only what is near its beginning. */
function pageText(page: string): string {
	return page.replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gis, ' ').replace(/<[^>]*>?/g, ' ');
}

function shortened(text: string): string {
	return truncate(text.replace(/\s+/g, ' ').trim(), 120);
}
