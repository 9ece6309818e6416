import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { isBlankText, misprintIn } from '../shared/text';
import type { Reader } from './coerce';
import {
	exampleOf,
	isGiven,
	refuse,
	toBoolean,
	toChoice,
	toChoices,
	toNumber,
	toSeparatedTexts,
	toText,
	toTexts,
} from './coerce';
import { toJsonObject, toKeyValues, toMapped } from './keyValues';
import { toMoment } from './moment';
import type { IdOrPhone, Located, Parameters } from './parameterTypes';
import type { CollectionProperty, LocatorProperty, Property } from './property';
import { refuseEmptyFields, refusePlainExpression } from './set';
import { toReference, whyNotEmpty } from './references';
import { toRows } from './rows';

/** The item whose parameters are read; its options may name another country. */
interface ParameterSource extends Omit<Reader, 'timezone'> {
	context: IExecuteFunctions;
	itemIndex: number;
}

/**
 * Reads what the user set for one item, in the types that the properties declare.
 *
 * An expression can give anything, so every value is checked: a value that cannot be meant is added
 * to the issues under its display name, instead of being sent as `undefined` or "[object Object]".
 * Such a value is read as its default or, in a collection, as not given. A property that the editor
 * does not show for the values of the others is read as its default, or not at all if it is `optional`.
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
		const { name } = property;
		if (property.displayOptions !== undefined && !isShown(property.displayOptions, values)) {
			values[name] = property.optional ? undefined : convert(property.default, property, reader);
			continue;
		}
		const raw: unknown =
			name === 'options' ? options : context.getNodeParameter(name, itemIndex, property.default);
		const set = asSet[name];
		refusePlainExpression(set, property, reader);
		if (property.required) requireValue(raw, property, reader);
		values[name] = convert(raw, property, reader) ?? convert(property.default, property, reader);
		if (property.type === 'collection' && property.neverEmpty) {
			refuseEmptyFields(property, { set, given: values[name] }, reader);
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
function isShown(
	{ show = {} }: NonNullable<Property['displayOptions']>,
	values: Record<string, unknown>,
): boolean {
	for (const [path, allowed] of Object.entries<readonly unknown[] | undefined>(show)) {
		const [name = '', field] = path.replace(/^\//, '').split('.');
		const value = values[name];
		const actual = field !== undefined && isObject(value) ? value[field] : value;
		if (name in values && allowed?.includes(actual) === false) return false;
	}
	return true;
}

function requireValue(raw: unknown, property: Property, reader: Reader): void {
	const { type } = property;
	const isReference = type === 'resourceLocator' && property.reads !== undefined;
	if (type !== 'string' && type !== 'number' && !isReference) return;
	const value = isReference && isObject(raw) ? raw.value : raw;
	if (!isBlankText(String(value ?? ''))) return;
	const hint = exampleOf(property).trim() || 'Fill it in.';
	refuse(reader, property, whyNotEmpty(property) ?? { reason: 'is empty', hint });
}

function convert(raw: unknown, property: Property, reader: Reader): unknown {
	switch (property.type) {
		case 'string':
			if (property.separators !== undefined) return toSeparatedTexts(raw, property, reader);
			if (property.reads === 'file') return raw ?? '';
			return property.typeOptions?.multipleValues
				? toTexts(raw, property, reader)
				: toReference(toText(raw, property, reader), property, reader);
		case 'number':
			return toNumber(raw, property, reader);
		case 'boolean':
			return toBoolean(raw, property, reader);
		case 'color':
			return toText(raw, property, reader);
		case 'options':
			return toReference(toChoice(raw, property, reader), property, reader);
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
		const { name } = field;
		const isLeftOut = property.onlyGiven ?? field.optional;
		if (!isLeftOut) values[name] = field.default;
		if (!(name in given) || !isGiven(given[name], field)) continue;
		const read = convert(given[name], field, reader);
		if (read !== undefined) values[name] = read;
	}
	return values;
}

function toLocated(
	raw: unknown,
	property: LocatorProperty,
	reader: Reader,
): Located | IdOrPhone | string {
	// An expression for the whole parameter gives the bare value, which is an ID.
	const { mode, value } = isObject(raw) && 'mode' in raw ? raw : { mode: 'id', value: raw };
	const text = toText(value, property, reader)?.trim() ?? '';
	const { displayName, reads } = property;
	if (reads === undefined) return { mode: String(mode), value: text };
	if (reads !== 'idOrPhone') return toReference(text, property, reader);
	if (mode !== 'phone') return { id: toReference(text, property, reader) };
	return { phone: toReference(text, { displayName, reads: 'phone' }, reader), asGiven: text };
}
