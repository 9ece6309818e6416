import type { CountryCode, MetadataJson } from 'libphonenumber-js/core';
import * as core from 'libphonenumber-js/core';

/**
 * All that libphonenumber knows of the world's numbers. It is read when the first number comes, because
 * n8n loads the node at every start.
 */
const metadata = (): MetadataJson => require('libphonenumber-js/metadata.max.json') as MetadataJson;

/** The country of numbers without a country code. */
export interface Home {
	country: CountryCode;
	/** The digits after the plus that its numbers begin with. */
	callingCode: string;
}

/** The country of two letters; `undefined` if none with numbers of its own has them. */
export function homeOf(letters: string): Home | undefined {
	const country = letters.trim().toUpperCase() as CountryCode;
	const plans = metadata();
	if (!core.isSupportedCountry(country, plans)) return undefined;
	return { country, callingCode: core.getCountryCallingCode(country, plans) };
}

/** A number that a text as a whole is, with or without a country code; `undefined` if it is none. */
export const parsePhoneNumberFromString = (text: string, country?: CountryCode) =>
	core.parsePhoneNumberFromString(text, { defaultCountry: country }, metadata());

/** Tells if a number has as many digits as its country gives numbers; `undefined` if so. */
export const validatePhoneNumberLength = (text: string, country?: CountryCode) =>
	core.validatePhoneNumberLength(text, { defaultCountry: country }, metadata());
