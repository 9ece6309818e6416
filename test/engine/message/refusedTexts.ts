/** Values of a template's second variable that WhatsApp refuses, and what the user reads of each. */
export const REFUSED_TEXTS: Array<[text: string, reason: string]> = [
	['Juan\nPérez', 'has a line break, a tab or more than 4 spaces in a row for {{2}}'],
	['Juan\r\n', 'has a line break, a tab or more than 4 spaces in a row for {{2}}'],
	['a\tb', 'has a line break, a tab or more than 4 spaces in a row for {{2}}'],
	['a     b', 'has a line break, a tab or more than 4 spaces in a row for {{2}}'],
	['\u200b', 'has no text for {{2}}'],
	['👍'.repeat(1025), 'has 1,025 characters for {{2}}, and WhatsApp takes 1,024'],
];
