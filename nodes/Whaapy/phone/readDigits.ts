import type { CountryCode, NumberType } from 'libphonenumber-js/core';
import type { Home } from './library';
import { parsePhoneNumberFromString } from './library';
import { otherSpelling } from './variants';
import type { Written } from './written';

/**
 * The number that digits stand for.
 *
 * - `e164`: one number.
 * - `first`: a complete number that something follows, e.g. a second ending ("5678/79"). `other` is
 *   the number that all digits together would be, often abroad: nobody can know which is meant.
 * - `'foreign'`: digits like a national number's, which the country gives to no person.
 * - `undefined`: no number is like them.
 */
export type Reading =
	{ e164: string } | { first: string; other: string | undefined } | 'foreign' | undefined;

/** The plus and the 15 digits that E.164 allows; libphonenumber's German numbers can be longer. */
const LONGEST = 16;

/** The types of numbers that people have on WhatsApp as their own. */
const PERSONAL = new Set<NumberType>(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP']);

/**
 * What is known of a number, in any spelling that libphonenumber would write just so: that its country has
 * numbers of this length (`possible`), gives this one to somebody (`valid`), and to people (`personal`).
 */
export function known(e164: string) {
	const facts = { possible: false, valid: false, personal: false };
	for (const spelling of [e164, otherSpelling(e164)]) {
		if (spelling === undefined || spelling.length > LONGEST) continue;
		const parsed = parsePhoneNumberFromString(spelling);
		if (parsed?.number !== spelling) continue;
		// Only valid numbers have a type.
		const type = parsed.getType();
		facts.possible ||= type !== undefined || parsed.isPossible();
		facts.valid ||= type !== undefined;
		facts.personal ||= PERSONAL.has(type);
		if (facts.personal) break;
	}
	return facts;
}

/**
 * The longest complete number that ends at a gap, so that something follows it.
 *
 * @param from how many digits stand before it
 */
export function firstOf(
	{ digits, gaps }: Pick<Written, 'digits' | 'gaps'>,
	complete: (digits: string) => string | undefined,
	from = 0,
): string | undefined {
	for (const at of [...gaps].reverse()) {
		if (at <= from || at - from >= LONGEST) continue;
		const number = complete(digits.slice(from, at));
		if (number !== undefined) return number;
	}
	return undefined;
}

/** Digits with their country code in WhatsApp's form, which has no plus; only of people's numbers. */
export function exactly(digits: string): Reading {
	const e164 = `+${digits}`;
	return known(e164).personal ? { e164 } : undefined;
}

/** Prefixes of Mexico before 2019 and of Chile before 2016: address books hold them, libphonenumber does not. */
const OLD_PREFIX: Partial<Record<CountryCode, RegExp>> = {
	MX: /^(?:044|045|01|1)(?=\d{10}$)/,
	CL: /^0(?=\d{9}$)/,
};

/** The number of the country that digits without a country code, or with its own, are. */
export function national(digits: string, { country, callingCode }: Home): string | undefined {
	const local = digits.replace(OLD_PREFIX[country] ?? '', '');
	const parsed = parsePhoneNumberFromString(local, country);
	// Behind another country's way to dial abroad, libphonenumber reads another country's number.
	if (parsed?.countryCallingCode !== callingCode) return undefined;
	return known(parsed.number).valid ? parsed.number : undefined;
}
