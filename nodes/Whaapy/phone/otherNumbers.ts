import type { PhoneRefusal } from './refusal';
import { refusalOf } from './refusal';

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:19|20)\\d\\d';

/** Numbers of other kinds, by how only they are written; their digits can be somebody's phone number. */
const OTHERS: ReadonlyArray<readonly [form: RegExp, kind: string]> = [
	[new RegExp(`^(?:${DAY}([-/.])${MONTH}\\1${YEAR}|${YEAR}([-/.])${MONTH}\\2${DAY})$`), 'a date'],
	[/^\d{3}\.\d{3}\.\d{3}-\d\d$/, "Brazil's CPF"],
	// RUT 96.806.980-2, CUIT 27-12345678-9, cédula 402-1234567-8; second endings alike.
	[/\d{3}.*[-\u2010-\u2015\u2212]\d$/, 'an identity or tax number, with a check digit at its end'],
];

const USE_THE_FIELD =
	'Use the field that holds the phone number. If this is one, write it with its plus and country code, e.g. +525512345678.';

/** Refuses what comes out of another column, e.g. a date; `undefined` for what may be a phone number. */
export function refuseOtherNumber(number: string): PhoneRefusal | undefined {
	const compact = number.replace(/\s/g, '');
	for (const [form, kind] of OTHERS) {
		if (form.test(compact)) return refusalOf(compact, `is written like ${kind}`, USE_THE_FIELD);
	}
	return undefined;
}
