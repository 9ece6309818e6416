import type { Home } from './library';
import { parsePhoneNumberFromString } from './library';
import type { Reading } from './readDigits';
import { firstOf, known, national } from './readDigits';
import { subscriberKey } from './variants';
import type { Written } from './written';
import { readWritten } from './written';

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
export function unmarked(written: Written, home: Home): Reading {
	const reading = ownOrAbroad(written, home);
	const { digits, numbering } = written;
	if (numbering === 0 || typeof reading !== 'object') return reading;
	const listed = national(digits.slice(numbering), home);
	const whole = 'e164' in reading ? reading.e164 : reading.first;
	const isSame = listed === undefined || subscriberKey(whole) === subscriberKey(listed);
	return isSame ? reading : { first: listed, other: whole };
}

function ownOrAbroad(written: Written, home: Home): Reading {
	const { digits, parted } = written;
	const own = national(digits, home);
	const hasOwnCode = digits.startsWith(home.callingCode);
	const isLong = hasOwnCode || digits.length > LONGEST_NATIONAL;
	const whole = isLong ? known(`+${digits}`) : undefined;
	const global = whole?.personal ? `+${digits}` : undefined;

	const ends = own === undefined ? written : { digits, gaps: parted };
	const first = firstOf(ends, (begin) => national(begin, home));
	if (first !== undefined) return { first, other: hasOwnCode ? (global ?? own) : (own ?? global) };
	// It is what WhatsApp writes: 49301234567 in Germany.
	if (hasOwnCode && global !== undefined) return { e164: global };
	if (own === undefined) {
		if (global !== undefined) return withDigitTooMany(written, global, home);
		const parsed = parsePhoneNumberFromString(digits, home.country);
		// libphonenumber can call a reading possible whose E.164 form it then refuses.
		const looksNational = parsed?.isPossible() && known(parsed.number).possible;
		return whole?.possible || looksNational ? 'foreign' : undefined;
	}
	if (!known(own).personal) return global === undefined ? 'foreign' : { first: own, other: global };
	const isOldMexican = home.country === 'MX' && /^1\d{10}$/.test(digits);
	if (global === undefined || !isOldMexican) return { e164: own };
	return mexicanOrAmerican(written, own, global);
}

/**
 * A number that goes abroad, unless it is the country's with a digit too many, at its end or typed twice in
 * a row: in "415 555 26711" no gap stands behind Switzerland's 41. Where one does, as behind France's in
 * "33 5924 81619", the other gaps stand as at home.
 */
function withDigitTooMany({ digits, gaps }: Written, global: string, home: Home): Reading {
	if (gaps.length === 0) return { e164: global };
	const code = parsePhoneNumberFromString(global)?.countryCallingCode ?? '';
	const isGroupedAsAbroad = gaps.includes(code.length);
	for (let at = digits.length - 1; at >= 0; at--) {
		if (at < digits.length - 1 && digits[at] !== digits[at + 1]) continue;
		const own = national(digits.slice(0, at) + digits.slice(at + 1), home);
		if (own === undefined) continue;
		const atHome = parsePhoneNumberFromString(own)?.formatNational() ?? '';
		if (!isGroupedAsAbroad || String(gaps) === String(readWritten(atHome).gaps)) {
			return { first: own, other: global };
		}
	}
	return { e164: global };
}

/** Where the American way to write a number has gaps: 1 415 555 2671. */
const AMERICAN_GAPS = [1, 4, 7];

/** Ciudad de México, Guadalajara and Monterrey. All other places have area codes of three digits. */
const LARGE_MEXICAN_CITY = /^1(?:55|56|33|81)/;

/**
 * Tells Mexico's old 1 from the country code of the United States, if the number exists in both.
 *
 * "1 55 1234 5678" is written as in Mexico. Else it is American, as WhatsApp writes it, but for the
 * large cities, which have a third of all Mexican numbers: there nobody can know.
 */
function mexicanOrAmerican({ digits, gaps }: Written, own: string, global: string): Reading {
	if (gaps.some((at) => !AMERICAN_GAPS.includes(at))) return { e164: own };
	return LARGE_MEXICAN_CITY.test(digits) ? { first: own, other: global } : { e164: global };
}
