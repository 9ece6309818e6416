/** Begins a CSV file: without it, spreadsheets take its letters for those of another alphabet. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** The end of a row (RFC 4180). */
export const ROW_END = '\r\n';

/** How a cell begins that a spreadsheet would run, also in the wide letters of Asian keyboards. */
const FORMULA = /^([\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r])/u;

/**
 * Where a cell would begin inside of a text, for a spreadsheet whose separator is the semicolon, as in most of
 * Latin America and Spain: it heeds no quotes then. A smiley ";-)" and a list of "- …" run nothing.
 */
const FORMULA_INSIDE = /([;\n\r\t][^\S\n\r\t]*)(?=[=@＝＠]|[+\-＋－][\p{L}(])/gu;

/** A number, or a phone number in E.164: a spreadsheet shows it and runs nothing. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * One row of a CSV file, without its end. Objects and lists stand as JSON.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe before it: people can write
 * anything into a chat, and the file is opened on somebody's desk.
 */
export function csvRow(cells: readonly unknown[]): string {
	return cells.map(csvCell).join(',');
}

function csvCell(value: unknown): string {
	if (value === undefined || value === null) return '';
	const given = typeof value === 'object' ? JSON.stringify(value) : String(value);
	const begin = FORMULA.test(given) && !NUMBER.test(given) ? "'" : '';
	const text = begin + given.replace(FORMULA_INSIDE, "$1'");
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
