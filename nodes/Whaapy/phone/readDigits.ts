import type { CountryCode, NumberType } from 'libphonenumber-js/max';
import { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { otherSpelling } from './variants';

/** The plus and the 15 digits that E.164 allows; libphonenumber's German numbers can be longer. */
const LONGEST = 16;

/** Whether one of a number's spellings has a length that its country uses. */
function possible(e164: string): boolean {
	return [e164, otherSpelling(e164)].some((spelling) => {
		if (spelling === undefined || spelling.length > LONGEST) return false;
		const parsed = parsePhoneNumberFromString(spelling);
		return parsed?.number === spelling && parsed.isPossible();
	});
}

/** What libphonenumber calls numbers that nobody has on WhatsApp as their own. */
const SERVICES = new Set<NumberType>([
	'PAGER',
	'PERSONAL_NUMBER',
	'PREMIUM_RATE',
	'SHARED_COST',
	'TOLL_FREE',
	'UAN',
	'VOICEMAIL',
]);

/** Whether one of a number's spellings is in use by its country for the numbers of people. */
function valid(e164: string): boolean {
	return [e164, otherSpelling(e164)].some((spelling) => {
		const parsed = spelling === undefined ? undefined : parsePhoneNumberFromString(spelling);
		return parsed?.isValid() && !SERVICES.has(parsed.getType());
	});
}

/**
 * Digits that begin with a country code, in E.164.
 *
 * @returns `undefined` if no number is like them
 */
export function international(digits: string): string | undefined {
	const e164 = `+${digits}`;
	if (possible(e164)) return e164;
	// Only if the number cannot be meant as it is written: "+44 (0)20 …" and "+54 11 15 …" hold dialling digits.
	const dialled = parsePhoneNumberFromString(e164)?.number;
	return dialled !== undefined && possible(dialled) ? dialled : undefined;
}

/** Mexico's dialling prefixes before 2019, which address books still hold and libphonenumber forgot. */
const OLD_MEXICAN_PREFIX = /^(?:044|045|01)(?=\d{10}$)/;

/**
 * More digits than this have a country code: with a code, shorter ones exist in few small countries,
 * and national numbers of this length in many large ones.
 */
const LONGEST_NATIONAL = 10;

/** As many digits as a national number has, which the country gives to nobody. */
export const FOREIGN = 'foreign';

/**
 * Digits that may be a national number, or an international one without its plus sign.
 *
 * A national number must be valid in its country, or a message would go to a stranger: (212) 555-0100
 * has ten digits like every Mexican number, and is none.
 *
 * @returns the number in E.164, {@link FOREIGN}, or `undefined` if no number is like them
 */
export function unmarked(digits: string, country: CountryCode): string | undefined {
	const local = country === 'MX' ? digits.replace(OLD_MEXICAN_PREFIX, '') : digits;
	const parsed = parsePhoneNumberFromString(local, country);
	// libphonenumber can call a reading possible whose E.164 form it then refuses.
	const national = parsed?.isPossible() && possible(parsed.number) ? parsed.number : undefined;
	const isOwn = digits.startsWith(getCountryCallingCode(country));
	const global =
		(isOwn || digits.length > LONGEST_NATIONAL) && possible(`+${digits}`)
			? `+${digits}`
			: undefined;

	// WhatsApp writes IDs without the plus, so both readings occur; the valid one wins, and between
	// two valid ones the country's own.
	if (national !== undefined && valid(national)) {
		return isOwn && global !== undefined && valid(global) ? global : national;
	}
	if (global !== undefined && (national === undefined || valid(global))) return global;
	return national === undefined ? undefined : FOREIGN;
}
