import { fold } from '../shared/text';

/**
 * Finds what a search box of the editor asks for in a list that Whaapy does not search itself, whatever the case
 * and accents: "cotizacion" finds "Cotización".
 *
 * @param textOf what is searched of an entry; its name unless set
 */
export function searchIn<T extends { name?: unknown }>(
	entries: readonly T[],
	filter = '',
	textOf: (entry: T) => string = ({ name }) => String(name ?? ''),
): T[] {
	const wanted = fold(filter.trim());
	return entries.filter((entry) => fold(textOf(entry)).includes(wanted));
}
