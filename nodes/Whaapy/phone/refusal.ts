import { truncate } from '../shared/text';

/** Why a text is not a phone number that Whaapy could know, in words that follow the parameter's name. */
export type PhoneRefusal = { ok: false; reason: string; hint: string };

/** How a phone number is written. */
export const EXAMPLE =
	"Write it with the country code, e.g. +5215512345678, or as a national number of the 'Default Country', e.g. (55) 1234-5678.";

/** Makes a refusal; the hint says how to write a number unless there is a better one. */
export function refusal(reason: string, hint = EXAMPLE): PhoneRefusal {
	return { ok: false, reason, hint };
}

/** The refusal of a text that holds no number at all. */
export function empty(): PhoneRefusal {
	return refusal('is empty');
}

/** Makes a refusal of a text that its reason quotes. */
export function refusalOf(text: string, reason: string, hint?: string): PhoneRefusal {
	return refusal(`${reason}: '${truncate(text, 40)}'`, hint);
}
