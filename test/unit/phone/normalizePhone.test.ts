import { getCountries } from 'libphonenumber-js/max';
import { COUNTRIES } from '../../../nodes/Whaapy/phone/countries';
import { normalizePhone } from '../../../nodes/Whaapy/phone/normalizePhone';
import { otherSpelling } from '../../../nodes/Whaapy/phone/variants';

/** The number as the node would send it, or the reason it would not. */
function read(input: unknown, country = 'MX'): string {
	const result = normalizePhone(input, country);
	return result.ok ? result.e164 : result.reason;
}

describe('the forms in which numbers reach a workflow', () => {
	test.each([
		["the documentation's example", '+5215512345678', '+5215512345678'],
		['spaces', '+52 1 55 1234 5678', '+5215512345678'],
		['no plus', '5215512345678', '+5215512345678'],
		['no plus, spaces', '521 55 1234 5678', '+5215512345678'],
		['no plus, without the 1', '525561168236', '+525561168236'],
		['a leading 00', '0052 55 1234 5678', '+525512345678'],
		['a national number', '(55) 1234-5678', '+525512345678'],
		['an old mobile prefix', '044 55 1234 5678', '+525512345678'],
		['an old trunk prefix', '01 (55) 1234 5678', '+525512345678'],
		['a tel: link', 'tel:+52-55-1234-5678', '+525512345678'],
		['a whatsapp: link', 'whatsapp:+5215512345678', '+5215512345678'],
		['a WhatsApp ID', '5215512345678@s.whatsapp.net', '+5215512345678'],
		['a WhatsApp ID of a linked device', '5215512345678:12@s.whatsapp.net', '+5215512345678'],
		['an older WhatsApp ID', '5215512345678@c.us', '+5215512345678'],
		['a JSON number', 5215512345678, '+5215512345678'],
		['a float out of a spreadsheet', '5512345678.0', '+525512345678'],
		['invisible marks of a copied contact', '\u202a+52 1 55 1234 5678\u202c', '+5215512345678'],
		['wide digits', '＋５２１５５１２３４５６７８', '+5215512345678'],
		['dialling digits inside', '+44 (0)20 7946 0958', '+442079460958'],
		['Argentine dialling of a mobile', '+54 11 15 2345 6789', '+5491123456789'],
	])('%s', (_, input, e164) => {
		expect(read(input)).toBe(e164);
	});

	test.each([
		['national, Argentina', '011 15 2345-6789', 'AR', '+5491123456789'],
		['national, Brazil', '(11) 98765-4321', 'BR', '+5511987654321'],
		['international without plus, Brazil', '5511987654321', 'BR', '+5511987654321'],
		['United States without plus, from Brazil', '14155552671', 'BR', '+14155552671'],
		['United States without plus, from Mexico', '14155552671', 'MX', '+14155552671'],
		['Tijuana, whose digits could be Thai', '6642123456', 'MX', '+526642123456'],
		['German, whose digits could be national', '49301234567', 'DE', '+49301234567'],
		['country in lower case', '5512345678', 'mx', '+525512345678'],
	])('%s', (_, input, country, e164) => {
		expect(read(input, country)).toBe(e164);
	});
});

test.each([
	['', 'is empty'],
	['   ', 'is empty'],
	[null, 'is empty'],
	[undefined, 'is empty'],
	['()', 'is empty'],
	['+52 55 CALL NOW', "holds 'C', which is no part of a phone number: '+5255CALLNOW'"],
	['../../contacts', "holds 'c', which is no part of a phone number: '../../contacts'"],
	[
		'5512345678, 5587654321',
		"holds ',', which is no part of a phone number: '5512345678,5587654321'",
	],
	['55', "has 2 digits, too few for a phone number: '55'"],
	['+521551234567890', "has 15 digits, too many for a phone number: '+521551234567890'"],
	['+9991234567', "begins with no known country code: '+9991234567'"],
	['+52 55 1234 5678 ext. 12', "has an extension: '+525512345678ext.12'"],
	['tel:+525512345678;ext=9', "has an extension: '+525512345678;ext=9'"],
	['+52+5512345678', "has a '+' inside: '+52+5512345678'"],
	['5.21551E+12', "was shortened by a spreadsheet: '5.21551E+12'"],
	['120363021234567890@g.us', "is not the WhatsApp ID of a person: '120363021234567890@g.us'"],
	[{ phone: '+5215512345678' }, 'must be a text or a number, but it is an object'],
	[['+5215512345678'], 'must be a text or a number, but it is a list'],
	[true, 'must be a text or a number, but it is boolean'],
	[Number.NaN, 'is not a phone number: NaN'],
	[-5215512345678, 'is not a phone number: -5215512345678'],
])('%j is refused', (input, reason) => {
	expect(read(input)).toBe(reason);
});

describe('a national number that its country does not have', () => {
	test('a number of Alabama does not become one of Singapore (+65)', () => {
		expect(normalizePhone('(659) 123-4567', 'CL')).toMatchObject({ ok: false });
	});

	test.each([
		['a number of New York, in Mexico', '(212) 555-0100', 'MX', 'Mexico (+52)'],
		['a number of Colombia, in Mexico', '300 123 4567', 'MX', 'Mexico (+52)'],
		['a number of Spain, in Peru', '412 345 678', 'PE', 'Peru (+51)'],
	])('%s', (_, input, country, named) => {
		const result = normalizePhone(input, country);
		expect(result).toMatchObject({
			ok: false,
			reason: `is not a number of ${named}: '${input}'`,
		});
	});

	test('the reader is told where to set the country, and how to write the number', () => {
		expect(normalizePhone('(212) 555-0100', 'MX')).toMatchObject({
			hint: expect.stringMatching(
				/country code, e\.g\. \+57.*'Country of Your Numbers' in the Whaapy credential.*'Default Country'/,
			) as string,
		});
	});

	test.each([
		['+12125550100', 'MX'],
		['+5215512345678', 'CO'],
		['+52 300 123 4567', 'CO'],
		['0052 300 123 4567', 'CO'],
		['300 123 4567', 'CO'],
		['(212) 555-0100', 'US'],
		['0981 123 456', 'PY'],
		['9 8765 4321', 'CL'],
	])('%s is one, from %s', (input, country) => {
		expect(normalizePhone(input, country)).toMatchObject({ ok: true });
	});
});

test('the menu of countries has all of libphonenumber, Latin America first', () => {
	const codes = COUNTRIES.map(({ value }) => value);
	expect([...codes].sort()).toEqual([...getCountries()].sort());
	expect(COUNTRIES.slice(0, 3).map(({ name }) => name)).toEqual(['Argentina', 'Bolivia', 'Brazil']);
	expect(codes.indexOf('MX')).toBeLessThan(codes.indexOf('AF'));
	expect(COUNTRIES.every(({ name, value }) => name !== value)).toBe(true);
});

test('more digits than any number in the world has are refused, though one country may allow them', () => {
	expect(read('10000000000000', 'DE')).toBe(
		"has 14 digits, which no phone number of its country has: '10000000000000'",
	);
});

test('a country that is none is refused, with what to write', () => {
	expect(normalizePhone('5512345678', 'México')).toEqual({
		ok: false,
		reason: "cannot be read for the Default Country 'México'",
		hint: expect.stringContaining('MX') as string,
	});
});

describe("WhatsApp's other spelling", () => {
	test.each([
		['+5215512345678', '+525512345678'],
		['+5491123456789', '+541123456789'],
		['+5511987654321', '+551187654321'],
	])('%s and %s are one subscriber', (one, other) => {
		expect(otherSpelling(one)).toBe(other);
		expect(otherSpelling(other)).toBe(one);
	});

	test.each(['+14155552671', '+551133334444', '+5511933334444', '+573001234567'])(
		'%s has one spelling only',
		(e164) => {
			expect(otherSpelling(e164)).toBeUndefined();
		},
	);
});
