import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { isBlankText, misprintIn } from '../shared/text';
import type { Reader } from './coerce';
import {
	givenValue,
	refuse,
	toBoolean,
	toChoice,
	toChoices,
	toNumber,
	toSeparatedTexts,
	toText,
	toTexts,
} from './coerce';
import type { ValidationIssues } from './issues';
import { toJsonObject, toKeyValues, toMapped } from './keyValues';
import { toMoment } from './moment';
import type { Located, Parameters } from './parameterTypes';
import type {
	CollectionProperty,
	LocatorProperty,
	OptionsProperty,
	Property,
	StringProperty,
} from './property';
import { refuseEmptyFields, refusePlainExpression } from './set';
import { toIdOrPhone, toReference, whyNotEmpty } from './references';
import { toRows } from './rows';

/** The item whose parameters are read. */
interface ParameterSource {
	context: IExecuteFunctions;
	itemIndex: number;
	/** Takes what is wrong; the caller throws all of it at once. */
	issues: ValidationIssues;
	/** The country of phone numbers without a country code, unless the options name one. */
	defaultCountry: string;
}

/**
 * Reads what the user set for one item, in the types that the properties declare.
 *
 * An expression can give anything, so every value is checked: a value that cannot be meant is added
 * to the issues under its display name, instead of being sent as `undefined` or "[object Object]".
 * Such a value is read as its default or, in a collection, as not given. A property that the editor
 * does not show for the values of the others is read as its default.
 */
export function readParameters<const P extends readonly Property[]>(
	{ context, itemIndex, issues, defaultCountry }: ParameterSource,
	properties: P,
): Parameters<P> {
	// Before the others, because phone numbers are read for the country that they name.
	const options: unknown = context.getNodeParameter('options', itemIndex, {});
	const reader: Reader = {
		timezone: () => context.getTimezone(),
		issues,
		defaultCountry: countryIn(options) ?? defaultCountry,
	};
	const { parameters: asSet } = context.getNode();
	const values: Record<string, unknown> = {};
	for (const property of properties) {
		const fallback = () => convert(property.default, property, reader);
		if (property.type === 'notice' || !isShown(property, values)) {
			values[property.name] = fallback();
			continue;
		}
		const raw: unknown =
			property.name === 'options'
				? options
				: context.getNodeParameter(property.name, itemIndex, property.default);
		const set = asSet[property.name];
		refusePlainExpression(set, property, reader);
		if (property.required) requireValue(raw, property, reader);
		const isOptional = property.type === 'number' && !property.required;
		const isLeftOut = isOptional && givenValue(raw, property) === undefined;
		values[property.name] = (isLeftOut ? undefined : convert(raw, property, reader)) ?? fallback();
		if (property.type === 'collection' && property.neverEmpty) {
			refuseEmptyFields(property, { set, given: values[property.name] }, reader);
		}
	}
	return values as Parameters<P>;
}

function countryIn(options: unknown): string | undefined {
	const country = isObject(options) ? options.defaultCountry : undefined;
	const isCountry = typeof country === 'string' && misprintIn(country) === undefined;
	return isCountry && country.trim() !== '' ? country : undefined;
}

/** Tells whether the editor shows a property, as far as that depends on properties before it. */
function isShown({ displayOptions }: Property, values: Record<string, unknown>): boolean {
	const conditions = Object.entries(displayOptions?.show ?? {});
	return conditions.every(([path, allowed]) => {
		const [name = '', field] = path.replace(/^\//, '').split('.');
		if (!(name in values)) return true;
		const value = values[name];
		const actual = field !== undefined && isObject(value) ? value[field] : value;
		return (allowed as readonly unknown[] | undefined)?.includes(actual) ?? true;
	});
}

function requireValue(raw: unknown, property: Property, reader: Reader): void {
	const { type } = property;
	const isReference = type === 'resourceLocator' && property.reads !== undefined;
	if (type !== 'string' && type !== 'number' && !isReference) return;
	const value = isReference && isObject(raw) ? raw.value : raw;
	if (value !== undefined && value !== null && !isBlankText(String(value))) return;
	const example = property.placeholder?.replace(/^e\.g\. /, '');
	const hint = example ? `Use a value such as ${example}.` : 'Fill it in.';
	refuse(reader, property, whyNotEmpty(property) ?? { reason: 'is empty', hint });
}

function convert(raw: unknown, property: Property, reader: Reader): unknown {
	switch (property.type) {
		case 'string':
			if (property.separators !== undefined) return toSeparatedTexts(raw, property, reader);
			if (property.reads === 'file') return raw ?? '';
			return property.typeOptions?.multipleValues
				? toTexts(raw, property, reader)
				: toTextOrReference(toText(raw, property, reader), property, reader);
		case 'number':
			return toNumber(raw, property, reader);
		case 'boolean':
			return toBoolean(raw, property, reader);
		case 'color':
			return toText(raw, property, reader);
		case 'options':
			return toTextOrReference(toChoice(raw, property, reader), property, reader);
		case 'multiOptions':
			return toChoices(raw, property, reader);
		case 'dateTime':
			return toMoment(raw, property, reader);
		case 'json':
			return property.rows
				? toRows(raw, property, { ...reader, convert })
				: toJsonObject(raw, property, reader);
		case 'collection':
			return toCollection(raw, property, reader);
		case 'fixedCollection':
			return property.keyValues
				? toKeyValues(raw, property, reader)
				: toRows(raw, property, { ...reader, convert });
		case 'resourceLocator':
			return toLocated(raw, property, reader);
		case 'resourceMapper':
			return toMapped(raw, property, reader);
		case 'notice':
			return undefined;
	}
}

/** A text, or what it stands for if its property says that. */
function toTextOrReference(
	text: unknown,
	{ displayName, reads }: StringProperty | OptionsProperty,
	reader: Reader,
): unknown {
	if (typeof text !== 'string' || reads === undefined || reads === 'file') return text;
	return toReference(text, { displayName, reads }, reader);
}

function toCollection(
	raw: unknown,
	property: CollectionProperty,
	reader: Reader,
): Record<string, unknown> | undefined {
	const given = raw === '' ? {} : (raw ?? {});
	if (!isObject(given)) {
		return refuse(reader, property, {
			reason: 'must be an object with the fields of this list',
			hint: 'Add the fields one by one with the button below it.',
		});
	}
	const values: Record<string, unknown> = {};
	for (const field of property.options) {
		const value = givenValue(given[field.name], field);
		const read = value === undefined ? undefined : convert(value, field, reader);
		const isLeftOut = property.onlyGiven ?? field.optional;
		const filled = isLeftOut ? read : (read ?? convert(field.default, field, reader));
		if (filled !== undefined) values[field.name] = filled;
	}
	return values;
}

function toLocated(raw: unknown, property: LocatorProperty, reader: Reader): unknown {
	// An expression for the whole parameter gives the bare value, which is an ID.
	const { mode, value } = isObject(raw) && 'mode' in raw ? raw : { mode: 'id', value: raw };
	const text = toText(value, property, reader)?.trim() ?? '';
	const located: Located = { mode: String(mode), value: text };
	const { displayName, reads } = property;
	if (reads === undefined) return located;
	if (reads === 'idOrPhone') return toIdOrPhone(located, property, reader);
	return toReference(text, { displayName, reads }, reader);
}
