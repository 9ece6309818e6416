import type { CountryCode, NumberType } from 'libphonenumber-js/core';
import { getCountryCallingCode, parsePhoneNumberFromString } from './library';
import { otherSpelling } from './variants';
import type { Written } from './written';
import { partedOnly } from './written';

/**
 * The number that digits stand for.
 *
 * - `e164`: one number.
 * - `first`: a complete number that something follows, e.g. a second ending ("5678/79"). `other` is
 *   the number that all digits together would be, often abroad: nobody can know which is meant.
 * - `'foreign'`: digits like a national number's, which the country gives to no person.
 * - `undefined`: no number is like them.
 */
export type Reading = { e164: string } | { first: string; other?: string } | 'foreign' | undefined;

/** The plus and the 15 digits that E.164 allows; libphonenumber's German numbers can be longer. */
const LONGEST = 16;

/** What libphonenumber knows of a number, if it would write it just so. */
export function parseExactly(e164: string) {
	if (e164.length > LONGEST) return undefined;
	const parsed = parsePhoneNumberFromString(e164);
	return parsed?.number === e164 ? parsed : undefined;
}

function spellingsOf(e164: string) {
	return [e164, otherSpelling(e164) ?? e164].map(parseExactly);
}

/** Tells whether one of a number's spellings has a length that its country uses. */
export function possible(e164: string): boolean {
	return spellingsOf(e164).some((parsed) => parsed?.isPossible());
}

/** Tells whether its country gives a number to somebody, in one of its spellings. */
function valid(e164: string): boolean {
	return spellingsOf(e164).some((parsed) => parsed?.isValid());
}

/** Types of libphonenumber for numbers that nobody has on WhatsApp as their own. */
const SERVICES = new Set<NumberType>([
	'PAGER',
	'PERSONAL_NUMBER',
	'PREMIUM_RATE',
	'SHARED_COST',
	'TOLL_FREE',
	'UAN',
	'VOICEMAIL',
]);

/** Tells whether a valid number is one that people have. */
export function personal(e164: string): boolean {
	return spellingsOf(e164).some((parsed) => parsed?.isValid() && !SERVICES.has(parsed.getType()));
}

/** The longest complete number that ends at a gap, so that something follows it. */
export function firstOf(
	{ digits, gaps }: Written,
	complete: (digits: string) => string | undefined,
): string | undefined {
	return gaps
		.filter(({ at }) => at < LONGEST)
		.map(({ at }) => complete(digits.slice(0, at)))
		.filter((number) => number !== undefined)
		.at(-1);
}

/**
 * Digits that the user marked as international, with a plus or `00`.
 *
 * They stay as they are if a number can be like them at all: plans change faster than libphonenumber.
 * But what nobody abroad has and somebody at home, "+55 1234 5678" in Mexico, lacks its country code.
 */
export function international(written: Written, country: CountryCode): Reading {
	const typed = `+${written.digits}`;
	// Rather the form that somebody has.
	const existing = accept(typed, valid);
	const isValid = existing !== undefined;
	const e164 = existing ?? accept(typed, possible);
	// In some countries the beginning of many numbers is a number too: +49 30 1234 567.
	const first = firstOf(isValid ? partedOnly(written) : written, (digits) =>
		accept(`+${digits}`, valid),
	);
	if (first !== undefined) return { first, ...(isValid && { other: e164 }) };
	if (e164 === undefined) return undefined;
	const own = isValid ? undefined : national(e164.slice(1), country);
	return own === undefined || own === e164 ? { e164 } : { first: own, other: e164 };
}

/** Prefixes of Mexico before 2019 and of Chile before 2016: address books hold them, libphonenumber does not. */
const OLD_PREFIX: Partial<Record<CountryCode, RegExp>> = {
	MX: /^(?:044|045|01|1)(?=\d{10}$)/,
	CL: /^0(?=\d{9}$)/,
};

/** Takes off what was dialled at home behind the country code: "+52 01 55 …", "+56 (09) …", "+54 9 11 15 …". */
function withoutDialled(e164: string): string | undefined {
	const plain = e164
		.replace(/^\+52(?:044|045|01|0)(?=\d{10}$)/, '+52')
		.replace(/^\+560(?=\d{9}$)/, '+56')
		// The 9 of mobile numbers, and beside it the 0 or the 15 that it stands for.
		.replace(/^\+549(?=\d{11,13}$)/, '+54');
	const parsed = parsePhoneNumberFromString(plain)?.number;
	return e164.startsWith('+549') ? parsed?.replace(/^\+54(?=\d{10}$)/, '+549') : parsed;
}

/** The number as it is written, or else without dialling digits inside ("+44 (0)20 …", "+54 11 15 …"). */
function accept(e164: string, fits: (e164: string) => boolean): string | undefined {
	if (fits(e164)) return e164;
	const plain = withoutDialled(e164);
	return plain !== undefined && fits(plain) ? plain : undefined;
}

/** Digits with their country code in WhatsApp's form, which has no plus; only of people's numbers. */
export function exactly({ digits }: Written): Reading {
	const e164 = `+${digits}`;
	return personal(e164) ? { e164 } : undefined;
}

/** The number of the country that digits without a country code, or with its own, are. */
export function national(digits: string, country: CountryCode): string | undefined {
	const local = digits.replace(OLD_PREFIX[country] ?? '', '');
	const parsed = parsePhoneNumberFromString(local, country);
	// Behind another country's way to dial abroad, libphonenumber reads another country's number.
	if (parsed?.countryCallingCode !== getCountryCallingCode(country)) return undefined;
	return valid(parsed.number) ? parsed.number : undefined;
}
