/** A value as a message quotes it: cut to a number of characters. */
export function truncate(text: string, maxLength: number): string {
	return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

/** A text without case and accents, for comparing: people write "cotizacion" for "cotización". */
export function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const MISPRINT = /\[object [A-Z]\w*\]|^\s*(undefined|NaN)\s*$/;

/**
 * What an expression printed in place of a text, e.g. "[object Object]" for `{{ $json.customer }}` in
 * the middle of a text; `undefined` if the text holds nothing of the kind.
 */
export function misprintIn(text: string): string | undefined {
	return MISPRINT.exec(text)?.[0].trim();
}
