import type { CountryCode } from 'libphonenumber-js/core';
import type { Home } from './library';
import { parsePhoneNumberFromString } from './library';
import type { Reading } from './readDigits';
import { exactly, firstOf, known, national } from './readDigits';
import type { Written } from './written';

/**
 * Digits that the user marked as international, with a plus or `00`.
 *
 * @param exit how many digits one dials to get abroad; 0 if the mark is a plus
 */
export function dialled(written: Written, exit: number, home: Home): Reading {
	const reading = international(written, exit, home);
	const first = exit === 0 ? undefined : behindCarrier(written, home.country);
	if (first === undefined) return reading;
	const isOther = typeof reading === 'object' && 'e164' in reading && reading.e164 !== first;
	return isOther ? { first, other: reading.e164 } : { e164: first };
}

/**
 * Digits behind the mark stay as they are if a number can be like them at all: plans change faster than
 * libphonenumber. But what nobody abroad has and somebody at home, "+55 1234 5678" in Mexico, lacks its
 * country code.
 */
function international({ digits, gaps, parted }: Written, exit: number, home: Home): Reading {
	const typed = `+${digits.slice(exit)}`;
	// Rather the form that somebody has.
	const existing = accept(typed, 'valid');
	// In some countries the beginning of many numbers is a number too: +49 30 1234 567.
	const ends = { digits, gaps: existing === undefined ? gaps : parted };
	const first = firstOf(ends, (begin) => accept(`+${begin}`, 'valid'), exit);
	if (first !== undefined) return { first, other: existing };
	const e164 = existing ?? accept(typed, 'possible');
	if (e164 === undefined) return undefined;
	const own = existing === undefined ? national(e164.slice(1), home) : undefined;
	return own === undefined || own === e164 ? { e164 } : { first: own, other: e164 };
}

/** The number as it is written, or else without dialling digits inside ("+44 (0)20 …", "+54 11 15 …"). */
function accept(e164: string, as: 'valid' | 'possible'): string | undefined {
	if (known(e164)[as]) return e164;
	// What was dialled at home behind the country code: "+52 01 55 …", "+56 (09) …", "+54 9 11 15 …".
	const plain = e164
		.replace(/^\+52(?:044|045|01|0)(?=\d{10}$)/, '+52')
		.replace(/^\+560(?=\d{9}$)/, '+56')
		// The 9 of mobile numbers, and beside it the 0 or the 15 that it stands for.
		.replace(/^\+549(?=\d{11,13}$)/, '+54');
	const parsed = parsePhoneNumberFromString(plain)?.number;
	const number = e164.startsWith('+549') ? parsed?.replace(/^\+54(?=\d{10}$)/, '+549') : parsed;
	return number !== undefined && known(number)[as] ? number : undefined;
}

/**
 * The number behind `00` and the digits of a carrier, as one dials abroad in Colombia ("009 1 415 …") and
 * Brazil, if a gap shows where it begins: without one, `0091` is India's as everywhere.
 */
function behindCarrier({ digits, gaps }: Written, country: CountryCode): string | undefined {
	const parsed = parsePhoneNumberFromString(digits, country);
	if (!parsed?.isValid() || !digits.endsWith(parsed.number.slice(1))) return undefined;
	const before = digits.length - parsed.number.length + 1;
	return before > 2 && gaps.includes(before) ? parsed.number : undefined;
}

/**
 * The number behind the way to dial abroad from North America, which is written down everywhere; but 011
 * is the area code of Buenos Aires and of São Paulo.
 */
export function dialledFromAmerica({ digits }: Written, { country }: Home): Reading {
	const isAbroad = digits.startsWith('011') && country !== 'AR' && country !== 'BR';
	return isAbroad ? exactly(digits.slice(3)) : undefined;
}
