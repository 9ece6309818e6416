/**
 * How many characters of a text stay before and after a variable. n8n's editor cuts a label after
 * about 27, so the variable must come before that.
 */
const BEFORE = 16;
const AFTER = 40;

/** What stands for the other variables, so that the one that is meant cannot be mistaken. */
const OTHER = '[…]';

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
	const own = `{{${variable}}}`;
	if (match === undefined) return own;
	const before = line.slice(0, match.index).replace(VARIABLE, OTHER);
	const after = line.slice(match.index + match[0].length).replace(VARIABLE, OTHER);
	const start = before.length > BEFORE ? `…${before.slice(-BEFORE).replace(/^\S*\s/, '')}` : before;
	const end = after.length > AFTER ? `${after.slice(0, AFTER).replace(/\s\S*$/, '')}…` : after;
	return `${start}${own}${end}`;
}
