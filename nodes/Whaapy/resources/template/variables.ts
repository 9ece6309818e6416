/**
 * How many characters of a text stay before and after a variable. n8n's editor cuts a label after
 * about 27, so the variable must come before that.
 */
const BEFORE = 16;
const AFTER = 40;

/** A mark for the other variables, so that the one that is meant cannot be mistaken. */
const OTHER = '[…]';

const VARIABLE = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** The different variables of a text of a template, in the order of their numbers. */
export function variablesIn(text: string): string[] {
	const names = [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
	return [...new Set(names)].sort((a, b) => Number(a) - Number(b));
}

/**
 * The words around each variable of a text, on one line and cut between words. The text is walked once,
 * however many variables it has.
 */
export function wordsAround(text: string): (variable: string) => string {
	const line = text.replace(/\s+/g, ' ').trim();
	const places = new Map<string, number>();
	let shorter = 0;
	const others = line.replace(VARIABLE, (own: string, name: string, offset: number) => {
		if (!places.has(name)) places.set(name, offset - shorter);
		shorter += own.length - OTHER.length;
		return OTHER;
	});
	return (variable) => {
		const own = `{{${variable}}}`;
		const place = places.get(variable);
		if (place === undefined) return own;
		const before = others.slice(Math.max(0, place - BEFORE), place);
		const behind = place + OTHER.length;
		const after = others.slice(behind, behind + AFTER);
		const start = place > BEFORE ? `…${before.replace(/^\S*\s/, '')}` : before;
		const isWhole = behind + AFTER >= others.length;
		return `${start}${own}${isWhole ? after : `${after.replace(/\s\S*$/, '')}…`}`;
	};
}
