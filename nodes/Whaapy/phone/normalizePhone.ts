import { parseDigits } from 'libphonenumber-js/core';
import { truncate } from '../shared/text';
import { countryName } from './countries';
import { dialled, dialledFromAmerica } from './dialled';
import type { Home } from './library';
import { homeOf, validatePhoneNumberLength } from './library';
import { refuseOtherNumber } from './otherNumbers';
import { exactly } from './readDigits';
import type { PhoneRefusal } from './refusal';
import { empty, EXAMPLE, refusal, refusalOf } from './refusal';
import { unmarked } from './unmarked';
import { unwrap } from './unwrap';
import { readWritten } from './written';

type PhoneResult = { ok: true; e164: string } | PhoneRefusal;

/**
 * Understands a phone number as it reaches a workflow and gives it in E.164, keeping the spelling.
 *
 * `+5215512345678` stays as it is although libphonenumber calls it impossible: it is what WhatsApp
 * and Whaapy use (docs/whaapy-api.md, "Phone numbers"). Understood are spaces and punctuation, a leading `00`, national numbers,
 * JSON numbers, and what {@link unwrap} takes off. What has neither a plus nor `00` is a number of
 * the country if the country has it, and else one with its country code; what can be two numbers is
 * refused.
 *
 * @param input what the parameter holds, of any type
 * @param defaultCountry ISO 3166-1 alpha-2 code that a number without country code belongs to
 * @returns the number, or why it is refused and what to do
 */
export function normalizePhone(input: unknown, defaultCountry: string): PhoneResult {
	const home = homeOf(defaultCountry);
	if (home === undefined) {
		return refusal(
			`cannot be read for the Default Country '${truncate(defaultCountry, 40)}'`,
			"Set 'Default Country' to a two-letter country code, e.g. MX, AR, BR or CO.",
		);
	}
	const text = toText(input);
	if (typeof text !== 'string') return text;

	const unwrapped = unwrap(text);
	if ('ok' in unwrapped) return unwrapped;
	const { form } = unwrapped;

	const number = toAscii(unwrapped.number)
		.replace(/^(\+?\d+)[.,]0+$/, '$1')
		// Brazil: the digits of whichever carrier one dials by.
		.replace(/^((?:\D*55)?\D*0)(?:xx|\*\*)/i, '$1');
	const refused = checkCharacters(number);
	if (refused) return refused;

	const plus = number.lastIndexOf('+');
	const written = readWritten(number.slice(plus + 1));
	const { digits, ending } = written;
	if (digits === '') return empty();
	const [exit = ''] = (home.callingCode === '1' ? /^(?:00|011)/ : /^00/).exec(digits) ?? [];
	const marked = plus !== -1 || exit !== '' || form !== 'typed';
	const reading =
		form === 'whatsapp link'
			? exactly(digits)
			: marked
				? dialled(written, exit.length, home)
				: (unmarked(written, home) ?? dialledFromAmerica(written, home));
	if (reading === undefined) return refusalOf(text, lengthProblem(digits, marked, home));
	if (reading === 'foreign') return notOf(home, text);
	if ('first' in reading) return twoNumbers(text, reading.first, reading.other);
	if (ending) {
		// Without its area code a number is not complete: 3333-4444/45.
		return refusalOf(
			text,
			`can be read as ${reading.e164} or as a shorter number that something follows`,
			WRITE_ONE,
		);
	}
	return (marked ? undefined : refuseOtherNumber(number)) ?? { ok: true, e164: reading.e164 };
}

function toText(input: unknown): string | PhoneRefusal {
	if (input === undefined || input === null) return empty();
	if (typeof input === 'number') {
		if (!Number.isSafeInteger(input) || input < 0) {
			return refusal(`is not a phone number: ${input}`);
		}
		return String(input);
	}
	if (typeof input !== 'string') {
		const kind = Array.isArray(input)
			? 'a list'
			: typeof input === 'object'
				? 'an object'
				: typeof input;
		return refusal(`must be a text or a number, but it is ${kind}`);
	}
	const text = input.trim();
	// Longer than any link with a number; to take marks off the end takes the square of their count.
	if (text.length > 2_000) {
		return refusal(`has ${text.length} characters, too many for a phone number`);
	}
	return text === '' ? empty() : text;
}

/** Wide, small and Arabic characters as those of ASCII; not ¹ and ½, which are footnotes and parts. */
function toAscii(text: string): string {
	if (!/\P{ASCII}/u.test(text)) return text;
	return text
		.replace(/\P{No}+/gu, (part) => part.normalize('NFKC'))
		.replace(/\p{Nd}/gu, (digit) => parseDigits(digit) || digit);
}

function checkCharacters(number: string): PhoneRefusal | undefined {
	const compact = number.replace(/\s/g, '');
	if (/^\D*\d.*(?:ext|x|#|int|anexo|ramal)[\p{L}.:=]*\d*$/iu.test(compact)) {
		return refusalOf(
			compact,
			'has an extension',
			'WhatsApp numbers have no extension. Remove it, e.g. +525512345678.',
		);
	}
	if (/^\+?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(compact)) {
		return refusalOf(
			compact,
			'was shortened by a spreadsheet',
			'Format the column as text in the spreadsheet, so that every digit arrives, e.g. +5215512345678.',
		);
	}
	if (/^\+?\d+\.\d{1,2}$/.test(compact)) {
		return refusalOf(compact, 'is a number with decimals');
	}
	const foreign = /[^\d+()[\].·\-\u2010-\u2015\u2212/]/u.exec(compact);
	if (foreign) {
		return refusalOf(compact, `holds '${foreign[0]}', which is no part of a phone number`);
	}
	const beforePlus = compact.slice(0, Math.max(0, compact.lastIndexOf('+')));
	if (/\d/.test(beforePlus.replace(/^\D*00/, ''))) {
		return refusalOf(compact, "has a '+' inside", `Give one number only. ${EXAMPLE}`);
	}
	return undefined;
}

/** How to tell one reading from the other. */
const WRITE_ONE =
	'Write the one that you mean with the plus and its country code, and nothing after it.';

function twoNumbers(text: string, first: string, other = first): PhoneRefusal {
	if (other !== first) return refusalOf(text, `can be read as ${first} or as ${other}`, WRITE_ONE);
	return refusalOf(
		text,
		`holds more than the number ${first}`,
		`Give one number only, without an extension or a second ending, e.g. ${first}.`,
	);
}

/** A number without a country code that the country of the user's numbers does not have. */
function notOf({ country, callingCode }: Home, text: string): PhoneRefusal {
	return refusalOf(
		text,
		`is not a number of ${countryName(country)} (+${callingCode})`,
		"Write it with its country code, e.g. +573001234567 for a number of Colombia. If your numbers are of another country, choose it in 'Country of Your Numbers' in the Whaapy credential, or in 'Default Country' under Options.",
	);
}

function lengthProblem(digits: string, marked: boolean, { country }: Home): string {
	const outcome = marked
		? validatePhoneNumberLength(`+${digits}`)
		: validatePhoneNumberLength(digits, country);
	if (outcome === 'INVALID_COUNTRY') return 'begins with no known country code';
	const count = `has ${digits.length} ${digits.length === 1 ? 'digit' : 'digits'}`;
	if (outcome === 'TOO_SHORT') return `${count}, too few for a phone number`;
	if (outcome === 'TOO_LONG') return `${count}, too many for a phone number`;
	return `${count}, which no phone number of its country has`;
}
