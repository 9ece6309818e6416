/** The digits of a number as somebody wrote it. */
export interface Written {
	digits: string;
	/** Where something stands between two digits: how many digits come before it. */
	gaps: readonly number[];
	/** Those of the gaps that part two numbers whatever stands around them. */
	parted: readonly number[];
	/** True if it ends as second endings and extensions do: "/79", " - 79", "(102)". */
	ending: boolean;
	/** How many digits stand before the mark of a list: "1) 55 …", "(2) 55 …", "3. 55 …"; 0 if none do. */
	numbering: number;
}

/** Marks before a second ending or an extension, and in no number before so few digits alone. */
const PARTS = /[/\n\r\t]|\s[-\u2010-\u2015\u2212]+\s|\s[([](?=\s*\d{1,3}\s*[)\]]\D*$)/;

/** The mark of a list, or of a cell or line of its own, and no part of a number as they are written. */
const NUMBERING =
	/^\s*(?:[([](\d)[)\]]|(\d{1,3})(?:\s*\)|\.-|\.\s|\s*[-\u2010-\u2015\u2212]\s|\s*[\n\r\t]))/;

/** Takes a number apart, of which only digits and marks between them are left. */
export function readWritten(number: string): Written {
	const digits = number.replace(/\D/g, '');
	const gaps: number[] = [];
	const parted: number[] = [];
	let at = 0;
	for (const [, run = '', between = ''] of number.matchAll(/(\d+)(\D*)/g)) {
		at += run.length;
		if (at === digits.length) break;
		gaps.push(at);
		if (/[/\n\r\t]/.test(between)) parted.push(at);
	}
	const pieces = number.split(PARTS).filter((piece) => /\d/.test(piece));
	const ending = pieces.length === 2 && /^\D*(?:\d\D*){1,3}$/.test(pieces[1] ?? '');
	const [, inBrackets = '', listed = inBrackets] = NUMBERING.exec(number) ?? [];
	return { digits, gaps, parted, ending, numbering: listed.length };
}
