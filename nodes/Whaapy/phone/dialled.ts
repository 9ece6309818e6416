import type { CountryCode } from 'libphonenumber-js/core';
import { parsePhoneNumberFromString } from './library';
import type { Reading } from './readDigits';
import { exactly, international } from './readDigits';
import type { Written } from './written';
import { withoutFirst } from './written';

/**
 * A number that is marked as international.
 *
 * @param exit how one dials abroad, `00` mostly; empty if the mark is a plus
 */
export function dialled(written: Written, exit: string, country: CountryCode): Reading {
	const reading = international(withoutFirst(written, exit.length), country);
	const first = exit === '' ? undefined : behindCarrier(written, country);
	if (first === undefined) return reading;
	const isOther = typeof reading === 'object' && 'e164' in reading && reading.e164 !== first;
	return isOther ? { first, other: reading.e164 } : { e164: first };
}

/**
 * The number behind `00` and the digits of a carrier, as one dials abroad in Colombia ("009 1 415 …") and
 * Brazil, if a gap shows where it begins: without one, `0091` is India's as everywhere.
 */
function behindCarrier({ digits, gaps }: Written, country: CountryCode): string | undefined {
	const parsed = parsePhoneNumberFromString(digits, country);
	if (!parsed?.isValid() || !digits.endsWith(parsed.number.slice(1))) return undefined;
	const before = digits.length - parsed.number.length + 1;
	return before > 2 && gaps.some(({ at }) => at === before) ? parsed.number : undefined;
}

/** Where 011 is the area code of a city, Buenos Aires or São Paulo. */
const OWN_011: readonly CountryCode[] = ['AR', 'BR'];

/** The number behind the way to dial abroad from North America, which is written down everywhere. */
export function dialledFromAmerica(written: Written, country: CountryCode): Reading {
	const isAbroad = written.digits.startsWith('011') && !OWN_011.includes(country);
	return isAbroad ? exactly(withoutFirst(written, 3)) : undefined;
}
