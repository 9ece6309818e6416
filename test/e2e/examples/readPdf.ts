/**
 * Reads a PDF of one page as strictly as its format says: by the offsets in its table, which
 * viewers may put up with if they are wrong, and printers may not.
 *
 * @returns the text that the page draws
 * @throws if an offset does not point at its object, or a length is wrong
 */
export function readPdf(file: Buffer): string {
	// One character for each byte.
	const pdf = file.toString('latin1');
	const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
	const table = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)trailer\n/.exec(pdf.slice(at));
	if (!table) throw new Error(`There is no table at ${at}`);
	const offsets = (table[2] ?? '').trimEnd().split('\n').map(Number.parseFloat);
	if (offsets.length !== Number(table[1])) throw new Error(`The table has ${offsets.length} rows`);
	const objects = offsets.slice(1).map((offset, index) => {
		const head = `${index + 1} 0 obj\n`;
		if (!pdf.startsWith(head, offset)) throw new Error(`Object ${index + 1} is not at ${offset}`);
		return pdf.slice(offset + head.length);
	});
	const content = objects.find((object) => /^<< \/Length \d+ >>\nstream\n/.test(object)) ?? '';
	const begin = content.indexOf('stream\n') + 'stream\n'.length;
	const end = begin + Number(/\d+/.exec(content)?.[0]);
	if (!content.startsWith('\nendstream\nendobj\n', end)) throw new Error('A length is wrong');
	const drawn = /\((.*)\) Tj/s.exec(content.slice(begin, end))?.[1] ?? '';
	return drawn
		.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
		.replace(/\\(.)/g, '$1');
}
