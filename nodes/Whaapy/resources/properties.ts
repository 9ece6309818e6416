import type { IExecuteFunctions } from 'n8n-workflow';
import type { ClientSettings } from '../api/session';
import { DEFAULT_SETTINGS } from '../api/session';
import { readParameters } from '../parameters/readParameters';
import type { Property } from '../parameters/property';

/** Options that every operation has; they rule the run as a whole. */
export const runOptions = [
	{
		displayName: 'Max Concurrent Requests',
		name: 'maxConcurrentRequests',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 10,
		description:
			'How many requests this node may have under way at once. The value of the first item counts for all.',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3_600_000 },
		default: 30000,
		description:
			'How many milliseconds to wait for one answer of Whaapy. The value of the first item counts for all.',
	},
] as const satisfies readonly Property[];

/** The 'Options' of an operation that has none of its own. */
export const plainOptions = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: runOptions,
} as const satisfies Property;

/** Whether to give the ten most used fields only. */
export const simplify = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
} as const satisfies Property;

/** The country of numbers that come without a country code. */
export const defaultCountry = {
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'string',
	default: 'MX',
	placeholder: 'e.g. MX',
	description: 'Two-letter code of the country that numbers without a country code belong to',
} as const satisfies Property;

/** Whether the WhatsApp twin of a number is looked up too. */
export const tryOtherSpellings = {
	displayName: 'Try Other Spellings',
	name: 'tryOtherSpellings',
	type: 'boolean',
	default: true,
	description:
		'Whether to also look under the other spelling of the same number when the first finds nothing, e.g. +52 and +521 in Mexico, +54 and +549 in Argentina, with and without the 9 in Brazil',
} as const satisfies Property;

/** The phone number of a person on WhatsApp. */
export const phoneNumber = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +5215512345678',
	description:
		'Number of the person on WhatsApp, with country code, or a national number of the default country. Spaces, dashes, "whatsapp:" links and WhatsApp IDs are understood.',
} as const satisfies Property;

/**
 * The options that rule the run as a whole, as the first item sets them.
 *
 * @throws NodeOperationError where a value is out of range
 */
export function readRunSettings(context: IExecuteFunctions): ClientSettings {
	return { ...DEFAULT_SETTINGS, ...readParameters(context, [plainOptions], 0).options };
}
