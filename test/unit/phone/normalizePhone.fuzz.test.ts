import fc from 'fast-check';
import type { CountryCode } from 'libphonenumber-js/max';
import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { COUNTRIES } from '../../../nodes/Whaapy/phone/countries';
import { normalizePhone } from '../../../nodes/Whaapy/phone/normalizePhone';
import { otherSpelling } from '../../../nodes/Whaapy/phone/variants';
import { useFuzz } from '../fuzz';

// A case takes milliseconds. What needs more of them than this is in normalizePhone.test.ts.
useFuzz(300);

const digits = (min: number, max = min) =>
	fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });

/** Whether libphonenumber calls one of a number's spellings valid, as it is written. */
function isSomebodys(e164: string): boolean {
	return [e164, otherSpelling(e164) ?? e164].some((spelling) => {
		const parsed = parsePhoneNumberFromString(spelling);
		return parsed?.number === spelling && parsed.isValid();
	});
}

/** Numbers of the countries with two spellings, in either, as Whaapy stores them. */
const subscriber = fc
	.oneof(
		fc.tuple(fc.constantFrom('+52', '+521'), fc.constantFrom('55', '33', '81'), digits(8)),
		fc.tuple(fc.constantFrom('+54', '+549'), fc.constantFrom('11', '35'), digits(8)),
		fc.tuple(fc.constantFrom('+55119', '+5511'), fc.constantFrom('6', '7', '8', '9'), digits(7)),
	)
	.map((parts) => parts.join(''))
	.filter(isSomebodys);

/** How national numbers of people begin, and how many digits follow. */
const BEGINNINGS: ReadonlyArray<[CountryCode, string[], number]> = [
	['MX', ['551', '332', '818', '664', '998', '442', '222'], 7],
	['BR', ['119', '219', '559'], 8],
	['BR', ['113', '212', '514'], 7],
	['CO', ['300', '310', '601'], 7],
	['AR', ['112', '114', '351'], 7],
	['PE', ['98', '91'], 7],
	['CL', ['98', '22', '95'], 7],
	['EC', ['98', '99'], 7],
	['US', ['4152', '2123', '3055'], 6],
];

/** National numbers of people, as libphonenumber reads them. */
const nationals = fc
	.constantFrom(...BEGINNINGS)
	.chain(([country, begins, rest]) =>
		fc
			.tuple(fc.constantFrom(...begins), digits(rest))
			.map((parts) => parsePhoneNumberFromString(parts.join(''), country)),
	)
	.filter((number) => number !== undefined)
	.filter((number) => number.isValid());

test('gives a number in E.164 or a reason for anything at all, and never throws', () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), digits(1, 20), fc.double()),
			fc.oneof(fc.constantFrom('MX', 'AR', 'BR', 'US', 'DE'), fc.string()),
			(input, country) => {
				const result = normalizePhone(input, country);
				if (result.ok) expect(result.e164).toMatch(/^\+[1-9]\d{5,14}$/);
				else expect(`${result.reason}${result.hint}`).not.toMatch(/undefined|\[object/);
			},
		),
	);
});

test('leaves a normalized number as it is', () => {
	fc.assert(
		fc.property(digits(7, 15), fc.constantFrom('MX', 'AR', 'BR', 'US'), (text, country) => {
			const first = normalizePhone(text, country);
			fc.pre(first.ok);
			expect(normalizePhone(first.e164, country)).toEqual(first);
		}),
	);
});

test('ignores what people put around and between the digits', () => {
	const noise = fc.array(fc.constantFrom(' ', '-', '.', '(', ')', '\u00a0', '\u200e', ''), {
		minLength: 16,
		maxLength: 16,
	});
	const wrap = fc.constantFrom(
		(n: string) => n,
		(n: string) => `tel:${n}`,
		(n: string) => `whatsapp:${n}`,
		(n: string) => n.replace('+', '00'),
		(n: string) => `${n.replace(/\D/g, '')}@s.whatsapp.net`,
		(n: string) => n.slice(1),
	);
	fc.assert(
		fc.property(subscriber, noise, wrap, (number, marks, dress) => {
			const spaced = [...number].map((c, i) => c + (marks[i] ?? '')).join('');
			// That is a number with decimals, as a spreadsheet may write it, maybe at the end of a sentence.
			fc.pre(!/^\+\d+\.\d\d?\.*$/.test(spaced.replace(/[\s\u200e]/g, '')));
			expect(normalizePhone(dress(number), 'MX')).toEqual({ ok: true, e164: number });
			expect(normalizePhone(spaced, 'CO')).toEqual({ ok: true, e164: number });
		}),
	);
});

test('gives the number itself as the other spelling of the other spelling', () => {
	fc.assert(
		fc.property(subscriber, (number) => {
			const other = otherSpelling(number);
			expect(other).toBeDefined();
			expect(other).not.toBe(number);
			expect(otherSpelling(other ?? '')).toBe(number);
		}),
	);
});

test('any number with a country code stays as it is, wherever the user is', () => {
	const e164 = fc
		.constantFrom(...COUNTRIES.map(({ value }) => value as CountryCode))
		.map((country) => getExampleNumber(country, examples)?.number)
		.filter((number) => number !== undefined);
	fc.assert(
		fc.property(e164, fc.constantFrom('MX', 'CO', 'US', 'SG'), (number, country) => {
			expect(normalizePhone(number, country)).toEqual({ ok: true, e164: number });
		}),
	);
});

test('a number without its plus is sent only if somebody has it', () => {
	const marks = fc.constantFrom('', '', '', ' ', '-', '/', ' (', ') ', '.', '\u200b');
	const text = fc
		.array(fc.tuple(fc.constantFrom(...'0123456789'), marks), { minLength: 7, maxLength: 15 })
		.map((parts) => parts.flat().join(''))
		.filter((written) => !/^(00|011)/.test(written.replace(/\D/g, '')));
	const country = fc.constantFrom('MX', 'BR', 'CO', 'AR', 'PE', 'CL', 'US', 'DE');
	fc.assert(
		fc.property(text, country, (written, home) => {
			const result = normalizePhone(written, home);
			if (result.ok) expect(isSomebodys(result.e164)).toBe(true);
		}),
	);
});

test('a national number stays in its country', () => {
	const formats = fc.constantFrom('bare', 'national', 'without plus');
	fc.assert(
		fc.property(nationals, formats, (number, format) => {
			const written = {
				bare: number.nationalNumber,
				national: number.formatNational(),
				'without plus': number.formatInternational().slice(1),
			}[format];
			const result = normalizePhone(written, number.country ?? '');
			expect(result).toMatchObject({ ok: true });
			expect(result.ok && result.e164).toMatch(new RegExp(`^\\+${number.countryCallingCode}`));
		}),
	);
});

test('what follows a national number never makes it another', () => {
	const between = fc.constantFrom('/', ' / ', '\n', ' y ', ', ', '; ');
	fc.assert(
		fc.property(nationals, between, digits(1, 10), (number, mark, more) => {
			const written = `${number.formatNational()}${mark}${more}`;
			expect(normalizePhone(written, number.country ?? '')).toMatchObject({ ok: false });
		}),
	);
	// All of a country's numbers are of one length here, so that a gap alone tells them apart.
	const ofTen = nationals.filter(
		({ country }) => country === 'MX' || country === 'CO' || country === 'US',
	);
	fc.assert(
		fc.property(ofTen, fc.constantFrom(' ', '-', ' (', '.'), digits(1, 4), (number, mark, more) => {
			const written = `${number.formatNational()}${mark}${more}`;
			expect(normalizePhone(written, number.country ?? '')).toMatchObject({ ok: false });
		}),
	);
});
