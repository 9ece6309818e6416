/** A value as a message quotes it: cut to a number of characters. */
export function truncate(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	// Half an emoji would be shown as a question mark.
	return `${text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A text without case and accents, for comparing: people write "cotizacion" for "cotización". */
export function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A text without what people leave out when they type it: case, accents, emoji, punctuation. */
export function wordsOf(text: string): string {
	return fold(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

const MISPRINT = /\[object [A-Z]\w*\]|^\s*(undefined|NaN)\s*$/;

/**
 * A text that an expression printed in place of one, e.g. "[object Object]" for `{{ $json.customer }}` in
 * the middle of a text; `undefined` if the text holds nothing of the kind.
 */
export function misprintIn(text: string): string | undefined {
	return MISPRINT.exec(text)?.[0].trim();
}

/** The length of a text as WhatsApp counts it: in code points, of which most emoji have one. */
export function lengthOf(text: string): number {
	return text.replace(/[\u{10000}-\u{10FFFF}]/gu, '.').length;
}

/**
 * Characters that nobody sees: zero-width ones, marks of direction, fillers, control characters. They
 * come with what is copied from web pages and address books.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]|(?!\s)\p{Cc}/gu;

/** A text without the characters that nobody sees. */
export function withoutInvisible(text: string): string {
	return text.replace(INVISIBLE, '');
}

/** Tells whether a reader would see nothing of a text: it is empty, or holds only blanks and invisible characters. */
export function isBlankText(text: string): boolean {
	return text.replace(INVISIBLE, '').trim() === '';
}
