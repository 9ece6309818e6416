import fc from 'fast-check';
import { parse } from 'papaparse';
import { BYTE_ORDER_MARK, csvRow, ROW_END } from '../../../nodes/Whaapy/shared/csv';

const read = (text: string) => parse<string[]>(text, { newline: ROW_END, delimiter: ',' }).data;

test('is read back as it was, but for the apostrophe before what would run', () => {
	const cell = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.constantFrom('=1+1', '+52 55 1234', '-1+2', '@A1', '\t', '\r', '"', ',', '\n', ' ', ''),
	);
	const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 });
	fc.assert(
		fc.property(rows, (table) => {
			const back = read(table.map(csvRow).join(ROW_END));
			expect(back).toEqual(
				table.map((row) =>
					row.map((text) =>
						/^(\s*[=+\-@＝＋－＠]|[\t\r])/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text)
							? `'${text}`
							: text,
					),
				),
			);
		}),
	);
});

test.each([
	['+5215512345678', '+5215512345678'],
	['-12.5', '-12.5'],
	[-3, '-3'],
	['+52 55 1234 5678', "'+52 55 1234 5678"],
	['+1-2', "'+1-2"],
	['＝cmd', "'＝cmd"],
	[undefined, ''],
	[null, ''],
	[['vip', 'cliente'], '"[""vip"",""cliente""]"'],
	[{ a: 1 }, '"{""a"":1}"'],
	[false, 'false'],
	[`${BYTE_ORDER_MARK}=1`, `'${BYTE_ORDER_MARK}=1`],
	['\u0000=1', "'\u0000=1"],
	['\u200b=1', "'\u200b=1"],
	['hola;=1+1', "hola;'=1+1"],
	['hola; @A1;+HYPERLINK("x")', `"hola; '@A1;'+HYPERLINK(""x"")"`],
	['Hola\n=1+1', `"Hola\n'=1+1"`],
	['Hola\t-cmd', "Hola\t'-cmd"],
	['Hola ;-) a=1\n- uno\n+ 2', '"Hola ;-) a=1\n- uno\n+ 2"'],
])('writes %j as %s', (value, expected) => {
	expect(csvRow([value])).toBe(expected);
});
