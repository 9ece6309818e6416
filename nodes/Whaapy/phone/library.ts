import type { CountryCode, MetadataJson } from 'libphonenumber-js/core';
import * as core from 'libphonenumber-js/core';

/**
 * All that libphonenumber knows of the world's numbers. It is read when the first number comes, because
 * n8n loads the node at every start.
 */
const metadata = (): MetadataJson => require('libphonenumber-js/metadata.max.json') as MetadataJson;

/** A number that a text as a whole is, with or without a country code; `undefined` if it is none. */
export const parsePhoneNumberFromString = (text: string, country?: CountryCode) =>
	core.parsePhoneNumberFromString(text, { defaultCountry: country }, metadata());

/** Tells if a number has as many digits as its country gives numbers; `undefined` if so. */
export const validatePhoneNumberLength = (text: string, country?: CountryCode) =>
	core.validatePhoneNumberLength(text, { defaultCountry: country }, metadata());

/** The digits after the plus that a country's numbers begin with. */
export const getCountryCallingCode = (country: CountryCode) =>
	core.getCountryCallingCode(country, metadata());

/** Tells if a text is the two letters of a country that has numbers of its own. */
export const isSupportedCountry = (text: string): text is CountryCode =>
	core.isSupportedCountry(text as CountryCode, metadata());
