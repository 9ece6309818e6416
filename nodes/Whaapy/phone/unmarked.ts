import type { CountryCode } from 'libphonenumber-js/core';
import { getCountryCallingCode, parsePhoneNumberFromString } from './library';
import type { Reading } from './readDigits';
import { firstOf, national, parseExactly, personal, possible } from './readDigits';
import { subscriberKey } from './variants';
import type { Written } from './written';
import { partedOnly, readWritten } from './written';

/**
 * More digits than this have a country code: with a code, shorter ones exist in few small countries,
 * and national numbers of this length in many large ones.
 */
const LONGEST_NATIONAL = 10;

/**
 * Digits that may be a national number, or an international one without its plus.
 *
 * The country's own comes first, and only valid numbers count, or a message would go to a stranger:
 * (212) 555-0100 has ten digits like every Mexican number, and is none. Nor may the number of a row
 * become a country code: "1) 310 234 5678" is not in Los Angeles for who is in Colombia.
 */
export function unmarked(written: Written, country: CountryCode): Reading {
	const reading = ownOrAbroad(written, country);
	const { digits, numbering } = written;
	const listed = numbering > 0 ? national(digits.slice(numbering), country) : undefined;
	if (listed === undefined || reading === undefined || typeof reading === 'string') return reading;
	const whole = 'e164' in reading ? reading.e164 : reading.first;
	return subscriberKey(whole) === subscriberKey(listed) ? reading : { first: listed, other: whole };
}

function ownOrAbroad(written: Written, country: CountryCode): Reading {
	const { digits } = written;
	const own = national(digits, country);
	const hasOwnCode = digits.startsWith(getCountryCallingCode(country));
	const isLong = hasOwnCode || digits.length > LONGEST_NATIONAL;
	const global = isLong && personal(`+${digits}`) ? `+${digits}` : undefined;

	if (own !== undefined) {
		// With its own code it is what WhatsApp writes: 49301234567 in Germany.
		const e164 = hasOwnCode ? (global ?? own) : own;
		const first = firstOf(partedOnly(written), (begin) => national(begin, country));
		if (first !== undefined) return { first, other: e164 };
		if (global === undefined || hasOwnCode) return personal(e164) ? { e164 } : 'foreign';
		if (!personal(own)) return { first: own, other: global };
		const isOldMexican = country === 'MX' && /^1\d{10}$/.test(digits);
		return isOldMexican ? mexicanOrAmerican(written, { own, global }) : { e164 };
	}
	const first = firstOf(written, (begin) => national(begin, country));
	if (first !== undefined) return { first, ...(global !== undefined && { other: global }) };
	if (global !== undefined) {
		const typed = hasOwnCode ? undefined : withDigitTooMany(written, global, country);
		return typed === undefined ? { e164: global } : { first: typed, other: global };
	}
	return looksNational(digits, country) || (isLong && possible(`+${digits}`))
		? 'foreign'
		: undefined;
}

/**
 * The number of the country that was typed with a digit too many, at its end or twice in a row, and so
 * would go abroad: in "415 555 26711" no gap stands behind Switzerland's 41. Where one does, as behind
 * France's in "33 5924 81619", the other gaps stand as at home.
 */
function withDigitTooMany(
	{ digits, gaps }: Written,
	global: string,
	country: CountryCode,
): string | undefined {
	if (gaps.length === 0) return undefined;
	const code = parseExactly(global)?.countryCallingCode.length;
	const isGroupedAsAbroad = gaps.some(({ at }) => at === code);
	const isTwice = (digit: string, at: number) => digit === digits[at + 1];
	return [...digits]
		.flatMap((digit, at) => (at === digits.length - 1 || isTwice(digit, at) ? [at] : []))
		.reverse()
		.map((at) => national(digits.slice(0, at) + digits.slice(at + 1), country))
		.filter((own) => own !== undefined)
		.find((own) => !isGroupedAsAbroad || isGroupedAsAtHome(own, gaps));
}

/** Tells whether the gaps stand where the country's numbers have them. */
function isGroupedAsAtHome(own: string, gaps: Written['gaps']): boolean {
	const atHome = readWritten(parsePhoneNumberFromString(own)?.formatNational() ?? '').gaps;
	return String(gaps.map(({ at }) => at)) === String(atHome.map(({ at }) => at));
}

/** Tells whether the country has numbers of that many digits. */
function looksNational(digits: string, country: CountryCode): boolean {
	const parsed = parsePhoneNumberFromString(digits, country);
	// libphonenumber can call a reading possible whose E.164 form it then refuses.
	return parsed?.isPossible() === true && possible(parsed.number);
}

/** Ciudad de México, Guadalajara and Monterrey. All other places have area codes of three digits. */
const LARGE_MEXICAN_CITY = /^1(?:55|56|33|81)/;

/** Where the American way to write a number has gaps: 1 415 555 2671. */
const AMERICAN_GAPS = new Set([1, 4, 7]);

/**
 * Tells Mexico's old 1 from the country code of the United States, if the number exists in both.
 *
 * "1 55 1234 5678" is written as in Mexico. Else it is American, as WhatsApp writes it, but for the
 * large cities, which have a third of all Mexican numbers: there nobody can know.
 */
function mexicanOrAmerican(
	{ digits, gaps }: Written,
	{ own, global }: { own: string; global: string },
): Reading {
	if (gaps.some(({ at }) => !AMERICAN_GAPS.has(at))) return { e164: own };
	return LARGE_MEXICAN_CITY.test(digits) ? { first: own, other: global } : { e164: global };
}
