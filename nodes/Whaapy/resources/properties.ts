import type { IExecuteFunctions } from 'n8n-workflow';
import type { ClientSettings } from '../api/session';
import { DEFAULT_SETTINGS } from '../api/session';
import { ValidationIssues } from '../parameters/issues';
import type { Property } from '../parameters/property';
import { readParameters } from '../parameters/readParameters';

/** Options of every operation; they apply to the run as a whole. */
const runOptions = [
	{
		displayName: 'Max Concurrent Requests',
		name: 'maxConcurrentRequests',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 10,
		description:
			'How many requests this node may have in flight at once. The value of the first item counts for all.',
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

/**
 * The 'Options' of an operation: its own, in the order given, then those of every operation.
 *
 * @param options the operation's own; the most wanted first
 */
export function optionsField<const P extends readonly Property[]>(...options: P) {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options, ...runOptions],
	} as const;
}

/** The 'Filters' of a list, of which only those count that the user added. */
export function filtersField<const P extends readonly Property[]>(...options: P) {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		onlyGiven: true,
		options,
	} as const;
}

/** The 'Additional Fields' of a thing that is made, of which only those count that the user added. */
export function additionalFieldsOf<const P extends readonly Property[]>(...options: P) {
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		onlyGiven: true,
		options,
	} as const;
}

/** The 'Update Fields' of a thing that is changed. */
export function updateFieldsOf<const P extends readonly Property[]>(...options: P) {
	return {
		...additionalFieldsOf(...options),
		displayName: 'Update Fields',
		name: 'updateFields',
		description: 'Only the fields added here are changed',
	} as const;
}

/** The 'Filters' of a list of people, with whom the workflow then does something. */
export function peopleFilters<const P extends readonly Property[]>(...options: P) {
	return { ...filtersField(...options), neverEmpty: 'everybody' } as const;
}

/** The country of numbers that come without a country code. */
export const defaultCountry = {
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'string',
	default: '',
	placeholder: 'e.g. MX',
	description:
		"Two-letter code of the country that numbers without a country code belong to. If empty, it is the 'Country of Your Numbers' in the credential.",
} as const satisfies Property;

/** The choice to try WhatsApp's other spelling of a number too. */
export const tryOtherSpellings = {
	displayName: 'Also Try +521 / +52 (MX, AR, BR)',
	name: 'tryOtherSpellings',
	type: 'boolean',
	default: true,
	description:
		'Whether to also look under the other spelling of the same number if the first finds nothing, e.g. +52 and +521 in Mexico, +54 and +549 in Argentina, with and without the 9 in Brazil. Costs one more request then.',
} as const satisfies Property;

/** The options of an operation that looks up somebody by phone number. */
export const lookupOptions = [defaultCountry, tryOtherSpellings] as const;

/** The placeholder and hint of every property for a phone number. */
export const phoneExample = {
	placeholder: 'e.g. 55 1234 5678',
	hint: 'A number of your country as you have it, or any number with its country code',
} as const;

/** A mode of a resource locator. */
function mode<const N extends string, const T extends 'list' | 'string'>(
	displayName: string,
	{ name, type }: { name: N; type: T },
) {
	return { displayName, name, type };
}

/** The mode of a resource locator that lists what Whaapy has. */
export function fromList<const S extends string>(thing: string, searchListMethod: S) {
	return {
		...mode('From List', { name: 'list', type: 'list' }),
		placeholder: `Select a ${thing}…`,
		typeOptions: { searchListMethod, searchable: true },
	};
}

/** The mode of a resource locator that takes an ID. */
export const byId = {
	...mode('By ID', { name: 'id', type: 'string' }),
	placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
};

/** The mode of a resource locator that takes a person's number. */
export const byPhone = { ...mode('By Phone', { name: 'phone', type: 'string' }), ...phoneExample };

/** The phone number of a person on WhatsApp. */
export const phoneNumber = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	required: true,
	default: '',
	identifies: true,
	reads: 'phone',
	...phoneExample,
	description:
		'Number of the person on WhatsApp, with country code, or a national number of the default country. Spaces, dashes, "whatsapp:" links and WhatsApp IDs are understood.',
} as const satisfies Property;

/** The choice to read all pages of a list, or so many items. */
export const returnAllOrLimit = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
] as const satisfies readonly Property[];

/**
 * The options that apply to the run as a whole, as the first item sets them.
 *
 * @throws NodeOperationError if a value is out of range
 */
export function readRunSettings(context: IExecuteFunctions): ClientSettings {
	const issues = new ValidationIssues(context.getNode(), 0);
	const source = { context, itemIndex: 0, issues, defaultCountry: '' };
	const { options } = readParameters(source, [optionsField()]);
	issues.throwIfAny();
	return { ...DEFAULT_SETTINGS, ...options };
}
