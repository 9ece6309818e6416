import type { CountryCode } from 'libphonenumber-js/max';
import {
	getCountryCallingCode,
	isSupportedCountry,
	validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { truncate } from '../shared/text';
import { countryName } from './countries';
import { FOREIGN, international, unmarked } from './readDigits';

/** Why a text is not a phone number that Whaapy could know, in words that follow the parameter's name. */
type PhoneRefusal = { ok: false; reason: string; hint: string };
type PhoneResult = { ok: true; e164: string } | PhoneRefusal;

const EXAMPLE =
	"Write it with the country code, e.g. +5215512345678, or as a national number of the 'Default Country', e.g. (55) 1234-5678.";

/**
 * Understands a phone number as it reaches a workflow and gives it in E.164, keeping the spelling.
 *
 * `+5215512345678` stays as it is although libphonenumber calls it impossible: it is what WhatsApp
 * and Whaapy use (docs/whaapy-api.md, "Phone numbers"). Understood are spaces and punctuation, a leading `00`, national numbers,
 * `tel:` and `whatsapp:` links, WhatsApp IDs (`…@s.whatsapp.net`, `…@c.us`) and JSON numbers.
 *
 * @param input what the parameter holds, of any type
 * @param defaultCountry ISO 3166-1 alpha-2 code that a number without country code belongs to
 * @returns the number, or why it is refused and what to do
 */
export function normalizePhone(input: unknown, defaultCountry: string): PhoneResult {
	const country = defaultCountry.trim().toUpperCase();
	if (!isSupportedCountry(country)) {
		return refuse(
			`cannot be read for the Default Country '${shorten(defaultCountry)}'`,
			"Set 'Default Country' to a two-letter country code, e.g. MX, AR, BR or CO.",
		);
	}
	const text = toText(input);
	if (typeof text !== 'string') return text;

	const link = unwrapLink(text);
	if ('ok' in link) return link;

	const compact = link.number.replace(/[\s\p{Cf}]/gu, '').replace(/^(\d+)\.0+$/, '$1');
	const form = checkCharacters(compact);
	if (form) return form;

	const digits = compact.replace(/\P{Nd}/gu, '').normalize('NFKC');
	if (digits === '') return empty();
	const marked = compact.startsWith('+') || link.international;
	const e164 =
		marked || digits.startsWith('00')
			? international(digits.replace(/^00/, ''))
			: unmarked(digits, country);
	if (e164 === FOREIGN) return notOf(country, text);
	if (e164 !== undefined) return { ok: true, e164 };
	return refuse(`${lengthProblem(marked, digits, country)}: '${shorten(text)}'`);
}

function refuse(reason: string, hint = EXAMPLE): PhoneRefusal {
	return { ok: false, reason, hint };
}

/** A number without a country code that the country of the user's numbers does not have. */
function notOf(country: CountryCode, text: string): PhoneRefusal {
	const code = `+${getCountryCallingCode(country)}`;
	return refuse(
		`is not a number of ${countryName(country)} (${code}): '${shorten(text)}'`,
		"Write it with its country code, e.g. +573001234567 for a number of Colombia. If your numbers are of another country, choose it in 'Country of Your Numbers' in the Whaapy credential, or in 'Default Country' under Options.",
	);
}

function empty(): PhoneRefusal {
	return refuse('is empty');
}

function shorten(text: string): string {
	return truncate(text, 40);
}

function toText(input: unknown): string | PhoneRefusal {
	if (input === undefined || input === null) return empty();
	if (typeof input === 'number') {
		if (!Number.isSafeInteger(input) || input < 0) {
			return refuse(`is not a phone number: ${input}`);
		}
		return String(input);
	}
	if (typeof input !== 'string') {
		const kind = Array.isArray(input)
			? 'a list'
			: typeof input === 'object'
				? 'an object'
				: typeof input;
		return refuse(`must be a text or a number, but it is ${kind}`);
	}
	const text = input.trim();
	return text === '' ? empty() : text;
}

/** Takes a number out of a `tel:` or `whatsapp:` link or a WhatsApp ID. */
function unwrapLink(text: string): { number: string; international: boolean } | PhoneRefusal {
	const jid = /^(?:whatsapp:)?([^@]*)@(.+)$/i.exec(text);
	if (jid) {
		const [, user = '', server = ''] = jid;
		if (!/^(s\.whatsapp\.net|c\.us)$/i.test(server)) {
			return refuse(
				`is not the WhatsApp ID of a person: '${shorten(text)}'`,
				'Groups, channels and hidden IDs have no phone number. Use an ID that ends in @s.whatsapp.net or @c.us, or the number itself, e.g. +5215512345678.',
			);
		}
		// A linked device adds ":12" to the number.
		return { number: user.replace(/:\d+$/, ''), international: true };
	}
	return { number: text.replace(/^(?:tel|whatsapp):/i, ''), international: false };
}

function checkCharacters(compact: string): PhoneRefusal | undefined {
	if (/(?:;ext=|ext\.?|x|#)\p{Nd}*$/iu.test(compact) && /\p{Nd}/u.test(compact)) {
		return refuse(
			`has an extension: '${shorten(compact)}'`,
			'WhatsApp numbers have no extension. Remove it, e.g. +525512345678.',
		);
	}
	if (/^[\d.]+e\+?\d+$/i.test(compact)) {
		return refuse(
			`was shortened by a spreadsheet: '${shorten(compact)}'`,
			'Format the column as text in the spreadsheet, so that every digit arrives, e.g. +5215512345678.',
		);
	}
	const foreign = /[^\p{Nd}+().\-\u2010-\u2015\u2212/]/u.exec(compact.replace(/^＋/, '+'));
	if (foreign)
		return refuse(
			`holds '${foreign[0]}', which is no part of a phone number: '${shorten(compact)}'`,
		);
	if (compact.indexOf('+', 1) !== -1) {
		return refuse(`has a '+' inside: '${shorten(compact)}'`, `Give one number only. ${EXAMPLE}`);
	}
	return undefined;
}

function lengthProblem(marked: boolean, digits: string, country: CountryCode): string {
	const outcome = marked
		? validatePhoneNumberLength(`+${digits}`)
		: validatePhoneNumberLength(digits, country);
	if (outcome === 'INVALID_COUNTRY') return 'begins with no known country code';
	const count = `has ${digits.length} ${digits.length === 1 ? 'digit' : 'digits'}`;
	if (outcome === 'TOO_SHORT') return `${count}, too few for a phone number`;
	if (outcome === 'TOO_LONG') return `${count}, too many for a phone number`;
	return `${count}, which no phone number of its country has`;
}
