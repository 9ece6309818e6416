import { truncate } from '../../shared/text';

/** How many characters of a text stay on each side of a variable. */
const CONTEXT = 40;

const VARIABLE = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** The different variables of a text of a template, in the order of their numbers. */
export function variablesIn(text: string): string[] {
	const names = [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
	return [...new Set(names)].sort((a, b) => Number(a) - Number(b));
}

/** The words around a variable, on one line and cut between words. */
export function wordsAround(text: string, variable: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	const match = [...line.matchAll(VARIABLE)].find(([, name]) => name === variable);
	if (match === undefined) return truncate(line, 2 * CONTEXT);
	const before = line.slice(0, match.index);
	const after = line.slice(match.index + match[0].length);
	const start =
		before.length > CONTEXT ? `…${before.slice(-CONTEXT).replace(/^\S*\s/, '')}` : before;
	const end = after.length > CONTEXT ? `${after.slice(0, CONTEXT).replace(/\s\S*$/, '')}…` : after;
	return `${start}${match[0]}${end}`;
}
