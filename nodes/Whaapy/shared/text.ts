/** A value as a message quotes it: cut to a number of characters. */
export function truncate(text: string, maxLength: number): string {
	return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

/** A text without case and accents, for comparing: people write "cotizacion" for "cotización". */
export function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
