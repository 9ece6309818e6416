import type { CountryCode, NumberType } from 'libphonenumber-js/max';
import { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { otherSpelling, subscriberKey } from './variants';
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

function parseExactly(e164: string) {
	if (e164.length > LONGEST) return undefined;
	const parsed = parsePhoneNumberFromString(e164);
	return parsed?.number === e164 ? parsed : undefined;
}

function spellingsOf(e164: string) {
	return [e164, otherSpelling(e164) ?? e164].map(parseExactly);
}

/** Tells whether one of a number's spellings has a length that its country uses. */
function possible(e164: string): boolean {
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
function personal(e164: string): boolean {
	return spellingsOf(e164).some((parsed) => parsed?.isValid() && !SERVICES.has(parsed.getType()));
}

/** The longest complete number that ends at a gap, so that something follows it. */
function firstOf(
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
	const e164 = accept(`+${written.digits}`, possible);
	const isValid = e164 !== undefined && valid(e164);
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

/**
 * The number as it is written, or else without dialling digits inside ("+44 (0)20 …", "+54 11 15 …");
 * of the two rather the one that somebody has.
 */
function accept(e164: string, fits: (e164: string) => boolean): string | undefined {
	const forms = [e164, withoutDialled(e164)].filter((form) => form !== undefined);
	return forms.find(valid) ?? forms.find(fits);
}

/** Digits with their country code in WhatsApp's form, which has no plus; only of people's numbers. */
export function exactly({ digits }: Written): Reading {
	const e164 = `+${digits}`;
	return personal(e164) ? { e164 } : undefined;
}

/** The number of the country that digits without a country code, or with its own, are. */
function national(digits: string, country: CountryCode): string | undefined {
	const local = digits.replace(OLD_PREFIX[country] ?? '', '');
	const parsed = parsePhoneNumberFromString(local, country);
	// Behind another country's way to dial abroad, libphonenumber reads another country's number.
	if (parsed?.countryCallingCode !== getCountryCallingCode(country)) return undefined;
	return valid(parsed.number) ? parsed.number : undefined;
}

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
 * The number of the country that was typed with a digit too many, and so would go abroad: in
 * "415 555 26711" no gap stands behind Switzerland's 41.
 */
function withDigitTooMany(
	{ digits, gaps }: Written,
	global: string,
	country: CountryCode,
): string | undefined {
	const code = parseExactly(global)?.countryCallingCode.length;
	if (gaps.length === 0 || gaps.some(({ at }) => at === code)) return undefined;
	return national(digits.slice(0, -1), country);
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
