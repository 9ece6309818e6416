import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { COUNTRIES, countryName } from '../../../nodes/Whaapy/phone/countries';
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
		['the 9 and the 15 of Argentina', '+54 9 11 15 2345-6789', '+5491123456789'],
		['the 9 and the 0 of Argentina', '+54 9 011 2345-6789', '+5491123456789'],
		['all three', '+54 9 (0351) 15 423-4567', '+5493514234567'],
		['a 0 that Mexico never dialled', '+52 (0) 55 1234 5678', '+525512345678'],
		['the old mobile prefix of Chile', '+56 (09) 8765 4321', '+56987654321'],
		['any Brazilian carrier', '+55 0xx11 98765-4321', '+5511987654321'],
		['dialled abroad from the United States', '011 52 55 1234 5678', '+525512345678'],
	])('%s', (_, input, e164) => {
		expect(read(input)).toBe(e164);
	});

	test.each([
		['national, Argentina', '011 15 2345-6789', 'AR', '+5491123456789'],
		['Argentine dialling of a mobile, at home', '(011) 15-2345-6789', 'AR', '+5491123456789'],
		['national, Brazil', '(11) 98765-4321', 'BR', '+5511987654321'],
		['by a Brazilian carrier', '0 15 11 98765-4321', 'BR', '+5511987654321'],
		['by any Brazilian carrier', '(0XX11) 98765-4321', 'BR', '+5511987654321'],
		['by any Brazilian carrier, with stars', '0**11 3333-4444', 'BR', '+551133334444'],
		['by the old prefix of Chile', '09 8765 4321', 'CL', '+56987654321'],
		['by the old prefix of Santiago', '(02) 2345 6789', 'CL', '+56223456789'],
		['by the old Colombian prefix', '03 300 123 4567', 'CO', '+573001234567'],
		['dialled abroad from the United States', '011 52 55 1234 5678', 'US', '+525512345678'],
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

describe('what follows a complete number', () => {
	test.each([
		['55 1234 5678/79', 'MX', '+525512345678', '+551234567879'],
		['33 1234 5678/9', 'MX', '+523312345678', '+33123456789'],
		['442 0123456/78', 'MX', '+524420123456', '+442012345678'],
		['998 901 2345/67', 'MX', '+529989012345', '+998901234567'],
		['81-9012-3456/78', 'MX', '+528190123456', '+819012345678'],
		['55 1234 5678 - 79', 'MX', '+525512345678', '+551234567879'],
		['55 1234 5678 (79)', 'MX', '+525512345678', '+551234567879'],
		['5512345678\n79', 'MX', '+525512345678', '+551234567879'],
		['5512345678\u200b79', 'MX', '+525512345678', '+551234567879'],
		['11 9876-5432/1', 'BR', '+551198765432', '+5511987654321'],
		['15512345678', 'MX', '+525512345678', '+15512345678'],
		['1 (813) 555-2671', 'MX', '+528135552671', '+18135552671'],
		['+49 30 1234567/68', 'MX', '+49301234567', '+4930123456768'],
	])('%j of %s can be two numbers, and both are named', (input, country, first, other) => {
		expect(read(input, country)).toBe(`can be read as ${first} or as ${other}: '${input}'`);
	});

	test.each([
		['55 1234 5678 102', 'MX', '+525512345678'],
		['5512345678 (102)', 'MX', '+525512345678'],
		['(55) 1234-5678 / (55) 8765-4321', 'MX', '+525512345678'],
		['1 55 1234 5678/79', 'MX', '+525512345678'],
		['045 55 1234 5678/79', 'MX', '+525512345678'],
		['52 1 55 1234 5678 9', 'MX', '+5215512345678'],
		['800 123 4567/8', 'MX', '+528001234567'],
		['+52 55 1234 5678/79', 'MX', '+525512345678'],
		['+52 55 1234 5678 102', 'MX', '+525512345678'],
		['+52 1 55 1234 5678/79', 'MX', '+5215512345678'],
		['+57 300 123 4567/8', 'MX', '+573001234567'],
		['+55 11 3333-4444/5', 'MX', '+551133334444'],
		['(11) 3333-4444/45', 'BR', '+551133334444'],
		['(11) 98765-4321/22', 'BR', '+5511987654321'],
		['300 123 4567/68', 'CO', '+573001234567'],
		['11 2345-6789/90', 'AR', '+541123456789'],
		['(011) 15-2345-6789/90', 'AR', '+5491123456789'],
		['987 654 321/2', 'PE', '+51987654321'],
		['9 8765 4321/22', 'CL', '+56987654321'],
		['(415) 555-2671/72', 'US', '+14155552671'],
	])('%s of %s is refused', (input, country, first) => {
		const result = normalizePhone(input, country);
		expect(result).toEqual({
			ok: false,
			reason: `holds more than the number ${first}: '${input}'`,
			hint: expect.stringContaining('one number only') as string,
		});
	});

	test.each([
		['8123 4567/89', 'MX', '+528123456789'],
		['+52 8123 4567/89', 'MX', '+528123456789'],
		['8123 4567 (89)', 'MX', '+528123456789'],
		['8123 4567\n89', 'MX', '+528123456789'],
		['2345-6789/90', 'AR', '+542345678990'],
		['3333-4444 / 45', 'BR', '+553333444445'],
		['3333-4444 – 45', 'BR', '+553333444445'],
		['9876-5432/1', 'CL', '+56987654321'],
		['06 12 34 56/78', 'FR', '+33612345678'],
	])('%j of %s may be a number without its area code', (input, country, e164) => {
		expect(read(input, country)).toBe(
			`can be read as ${e164} or as a shorter number that something follows: '${input}'`,
		);
	});

	test.each([
		['1) 310 234 5678', 'CO', '+573102345678', '+13102345678'],
		['(1) 310 234 5678', 'CO', '+573102345678', '+13102345678'],
		['1.- 310 234 5678', 'CO', '+573102345678', '+13102345678'],
		['1 - 310 234 5678', 'CO', '+573102345678', '+13102345678'],
		['1\t310 234 5678', 'CO', '+573102345678', '+13102345678'],
		['1. 415 555 2671', 'MX', '+524155552671', '+14155552671'],
		['49) 55 1234 5678', 'MX', '+525512345678', '+495512345678'],
		['39. 331 234 5678', 'MX', '+523312345678', '+393312345678'],
		['34) 9 8765 4321', 'CL', '+56987654321', '+34987654321'],
		['009 1 415 555 2671', 'CO', '+14155552671', '+914155552671'],
		['00 43 1 212 555 0123', 'BR', '+12125550123', '+4312125550123'],
	])(
		'before %j of %s may stand the number of a row, or a carrier',
		(input, country, own, abroad) => {
			expect(read(input, country)).toBe(`can be read as ${own} or as ${abroad}: '${input}'`);
		},
	);

	test.each([
		['1) 55 1234 5678', 'MX', '+525512345678'],
		['(52) 55 1234 5678', 'MX', '+525512345678'],
		['(9) 11 2345-6789', 'AR', '+5491123456789'],
		['1. 809 555 1234', 'DO', '+18095551234'],
		['39 331 234 5678', 'MX', '+393312345678'],
		['00 21 1 415 555 2671', 'BR', '+14155552671'],
		['00 57 301 123 4567', 'CO', '+573011234567'],
		['0091 415 555 2671', 'CO', '+914155552671'],
	])('%s of %s is one number all the same', (input, country, e164) => {
		expect(read(input, country)).toBe(e164);
	});

	test.each([
		['336 1234 5678', 'MX', '+523361234567', '+33612345678'],
		['415 555 26711', 'US', '+14155552671', '+41555526711'],
		['3320 0535518', 'CO', '+573200535518', '+33200535518'],
		['6664 701 0409', 'MX', '+526647010409', '+66647010409'],
		['(8802) 825-8960', 'DO', '+18028258960', '+88028258960'],
		['33 5924 81619', 'MX', '+523359248161', '+33592481619'],
		['81 3323 66672', 'MX', '+528133236667', '+81332366672'],
	])('%s of %s may have a digit too many', (input, country, typed, abroad) => {
		expect(read(input, country)).toBe(`can be read as ${typed} or as ${abroad}: '${input}'`);
	});

	test.each(['+55 1234 5678', '0055 1234 5678', '5512345678@s.whatsapp.net'])(
		'%s, which nobody abroad has, may lack its country code',
		(input) => {
			expect(read(input)).toBe(`can be read as +525512345678 or as +5512345678: '${input}'`);
		},
	);

	test.each([
		'55 1234 5678 y 79',
		'55 1234 5678 o 5687654321',
		'55 1234 5678, 79',
		'5512345678;79',
	])('%s is refused', (input) => {
		expect(read(input)).toMatch(/^holds '[yo,;]'/);
	});

	test.each([
		['011 15-7170-46181', 'AR'],
		['011 98765-43210', 'BR'],
	])('behind the 011 of its capital, %s of %s goes nowhere else', (input, country) => {
		expect(normalizePhone(input, country)).toMatchObject({ ok: false });
	});

	test.each(['55 1234 56789', '55123456789', '98765432122', '551234567879012'])(
		'nobody has %s',
		(input) => {
			expect(normalizePhone(input, 'MX')).toMatchObject({ ok: false });
		},
	);

	test.each([
		['55 11 98765-4321', '+5511987654321'],
		['44 7911 123456', '+447911123456'],
		['1 415 555 2671', '+14155552671'],
		['57 (300) 123-4567', '+573001234567'],
		['33 6 12 34 56 78', '+33612345678'],
		['81 3 3236 6672', '+81332366672'],
		['573001234567', '+573001234567'],
		['5491112345678', '+5491112345678'],
		['56987654321', '+56987654321'],
		['1 55 1234 5678', '+525512345678'],
		['+52 01 55 1234 5678', '+525512345678'],
		['+52 (044) 55 1234 5678', '+525512345678'],
		['0052 045 55 1234 5678', '+525512345678'],
		['1 (33) 1234-5678', '+523312345678'],
		['+49 30 12345-67', '+49301234567'],
	])('%s is one number, in Mexico', (input, e164) => {
		expect(read(input)).toBe(e164);
	});
});

describe('what stands around a number', () => {
	test.each([
		'(+52) 55 1234 5678',
		'[+52] 55 1234 5678',
		'((+52)) 55 1234 5678',
		'(+52 55) 1234 5678',
		'+(52) 55 1234 5678',
		'++52 55 1234 5678',
		'00+52 55 1234 5678',
		'(00 52) 55 1234 5678',
		"'+525512345678",
		"'5512345678",
		'="525512345678"',
		'=+525512345678',
		'`+525512345678`',
		'"55 1234 5678"',
		'“+52 55 1234 5678”',
		'‘55 1234 5678’',
		'«+52 55 1234 5678»',
		'<+52 55 1234 5678>',
		'["+525512345678"]',
		'55 1234 5678;',
		'55 1234 5678,',
		'55 1234 5678.',
		'55·1234·5678',
		'☎️ 55 1234 5678',
		'📲 55 1234 5678 ✅',
		'👉🏽 55 1234 5678',
		'_55 1234 5678_',
		'~*55 1234 5678*~',
		'Cel. 55 1234 5678',
		'Tel: 55 1234 5678',
		'tel 55 1234 5678',
		'Teléfono (55) 1234-5678',
		'WhatsApp +52 55 1234 5678',
		'Tel/WhatsApp: 55 1234 5678',
		'MÓVIL: 55 1234 5678',
		'Número: 01 55 1234 5678',
		'55 1234 5678 (WhatsApp)',
		'+52 55 1234 5678 cel.',
		'%2B525512345678',
		'tel:%2B52%2055%201234%205678',
		'wa.me/525512345678',
		'https://wa.me/525512345678?text=Hola%2C%20son%205',
		'https://wa.me/+525512345678',
		'https://api.whatsapp.com/send?phone=525512345678&text=Hola',
		'https://api.whatsapp.com/send/?text=Hola&phone=%2B525512345678',
		'https://web.whatsapp.com/send?phone=+52 55 1234 5678',
		'whatsapp://send?phone=525512345678',
		'tel:+52-55-1234-5678',
		'tel:5512345678',
		'525512345678.0:12@s.whatsapp.net',
		'525512345678.0',
		'525512345678,00',
		[...'5512345678'].map((digit) => `${digit}\uFE0F\u20E3`).join(''),
		'\u2068+52 55\u00A01234\u202F5678\u2069',
		'\u200B\uFE0E55 1234 5678\u3164\uFE0F',
		'٥٥١٢٣٤٥٦٧٨',
	])('%s', (input) => {
		expect(read(input)).toBe('+525512345678');
	});

	test.each([
		['(+521) 55 1234 5678', '+5215512345678'],
		['="5215512345678"', '+5215512345678'],
		['https://wa.me/5215512345678', '+5215512345678'],
	])('%s keeps its spelling', (input, e164) => {
		expect(read(input)).toBe(e164);
	});

	test.each([
		['5,21551E+12', "was shortened by a spreadsheet: '5,21551E+12'"],
		['5.2E+12', "was shortened by a spreadsheet: '5.2E+12'"],
		["'5.21551e+012", "was shortened by a spreadsheet: '5.21551e+012'"],
		['551234567¹', "holds '¹', which is no part of a phone number: '551234567¹'"],
		['55 1234 5678 anexo 4', "has an extension: '5512345678anexo4'"],
		['MX 5512345678', "holds 'M', which is no part of a phone number: 'MX5512345678'"],
		['551234567.8', "is a number with decimals: '551234567.8'"],
		['🇺🇸 415 555 2671', "holds '🇺', which is no part of a phone number: '🇺🇸4155552671'"],
		['Tel 1 4155552671', "holds 'T', which is no part of a phone number: 'Tel14155552671'"],
		['Pedido 5512345678', "holds 'P', which is no part of a phone number: 'Pedido5512345678'"],
		[
			'wa.me/525512345678/525587654321',
			"has 24 digits, too many for a phone number: 'wa.me/525512345678/525587654321'",
		],
		[
			'wa.me/5512345678',
			"has 10 digits, which no phone number of its country has: 'wa.me/5512345678'",
		],
		[
			'https://wa.me/message/ABCDEFGH12',
			"is a web address without phone number: 'https://wa.me/message/ABCDEFGH12'",
		],
		[
			'["+525512345678","+525587654321"]',
			`holds '"', which is no part of a phone number: '+525512345678","+525587654321'`,
		],
		['"" ', 'is empty'],
		[`1${' ;'.repeat(100_000)}x`, 'has 200002 characters, too many for a phone number'],
	])('%s is refused', (input, reason) => {
		expect(read(input)).toBe(reason);
	});
});

test.each([
	['800 123 4567', 'MX', "is not a number of Mexico (+52): '800 123 4567'"],
	['19477201182', 'GT', "can be read as +50219477201182 or as +19477201182: '19477201182'"],
])('%s of %s, which no person has there, goes nowhere else', (input, country, reason) => {
	expect(read(input, country)).toBe(reason);
});

test.each([
	['29/11/2026', 'GT', 'a date'],
	['2026-11-29', 'NI', 'a date'],
	['21.11.2026', 'CR', 'a date'],
	['119.876.543-21', 'BR', "Brazil's CPF"],
	...[
		['96.806.980-2', 'CL'],
		['98765432-1', 'CL'],
		['27-12345678-9', 'AR'],
		['402-1234567-8', 'DO'],
		['099234567-8', 'EC'],
		['2.345.678-9', 'UY'],
		['2234567-8', 'BO'],
	].map(([written = '', country = '']) => [
		written,
		country,
		'an identity or tax number, with a check digit at its end',
	]),
])('%s of %s comes out of another column', (input, country, kind) => {
	expect(read(input, country)).toBe(`is written like ${kind}: '${input}'`);
	// Its digits are somebody's number.
	expect(normalizePhone(input.replace(/\D/g, ''), country)).toMatchObject({ ok: true });
});

test.each([
	'MX.13491208655302741918',
	'US.ENT.11815799212886844830',
	'123456789012345@lid',
	'123456789012345:12@lid',
])('for %s, of a person without number, the conversation is to be used', (input) => {
	expect(normalizePhone(input, 'MX')).toEqual({
		ok: false,
		reason: `is the ID of a WhatsApp user without phone number: '${input}'`,
		hint: expect.stringContaining(
			'This person shows no phone number: use the conversation',
		) as string,
	});
});

test.each(['120363021234567890@g.us', '1203630@newsletter', 'status@broadcast', '@juan'])(
	'%s is no person',
	(input) => {
		expect(read(input)).toBe(`is not the WhatsApp ID of a person: '${input}'`);
	},
);

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
	expect(codes.slice(0, 3)).toEqual(['AR', 'BO', 'BR']);
	expect(codes.indexOf('MX')).toBeLessThan(codes.indexOf('AF'));
	expect(COUNTRIES.every(({ name, value }) => name !== value)).toBe(true);
});

// n8n's menu shows what has the typed text in its name, whatever the case.
test.each([
	...['mex', 'méx', 'Mexico', '52', '+52)'].map((typed) => [typed, 'MX']),
	...['brasil', 'Brazil', '+55'].map((typed) => [typed, 'BR']),
	...['perú', 'peru', '51'].map((typed) => [typed, 'PE']),
	...['españa', 'spain', '+34'].map((typed) => [typed, 'ES']),
	...['estados unidos', 'united states', '+1)'].map((typed) => [typed, 'US']),
	...['alemania', '+49'].map((typed) => [typed, 'DE']),
	...['república dominicana', 'dominican'].map((typed) => [typed, 'DO']),
	...['moçambique', '258'].map((typed) => [typed, 'MZ']),
])('the menu of countries finds "%s"', (typed, code) => {
	const found = COUNTRIES.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
	expect(found.map(({ value }) => value)).toContain(code);
});

test.each([...getCountries()])('the menu of countries has the calling code of %s', (code) => {
	const entry = COUNTRIES.find(({ value }) => value === code);
	expect(entry?.name).toMatch(new RegExp(` \\(\\+${getCountryCallingCode(code)}\\)$`));
	expect(countryName(code)).not.toMatch(/[/+]/);
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
