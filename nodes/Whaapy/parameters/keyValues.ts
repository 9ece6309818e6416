import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';
import { misprintIn, truncate } from '../shared/text';
import type { Reader } from './coerce';
import { quoteJson, refuse, toText } from './coerce';
import type { KeyValuesProperty, Property, MapperProperty } from './property';

/**
 * Reads names and values from a fixed collection with the groups `row` (`name`, `value`) and `json`
 * (an object or the text of one). Rows win over JSON.
 *
 * Names and values themselves are taken too: an object, the JSON text of one, or a list of
 * `{ name, value }`. A value keeps the type that its expression gives; what is typed in is text. Empty
 * rows and values that an expression did not find are left out. A name may be a text or a resource
 * locator.
 *
 * @returns `undefined` if an issue was added
 */
export function toKeyValues(
	raw: unknown,
	property: KeyValuesProperty,
	reader: Reader,
): IDataObject | undefined {
	const { rows, objects } = toGroups(raw);
	if (rows === undefined) return refuseShape(raw, property, reader);
	const values: IDataObject = {};
	const named = new Set<string>();
	for (const json of objects) {
		const object = toJsonObject(json, property, reader);
		if (object === undefined) return undefined;
		Object.assign(values, object);
	}
	for (const { name, value } of rows) {
		// A name can be picked: then it is the value of a resource locator.
		const picked = isObject(name) && 'mode' in name ? name.value : name;
		const key = toText(picked, property, reader)?.trim() ?? '';
		if (key === '' && isBlank(value)) continue;
		if (key === '') {
			return refuse(reader, property, {
				reason: `has a value without a name: '${shorten(value)}'`,
				hint: 'Give the row a name, or remove it with the trash icon beside it.',
			});
		}
		if (named.has(key)) {
			return refuse(reader, property, {
				reason: `has the name '${truncate(key, 40)}' twice`,
				hint: 'Remove one of the two rows: each name can have one value.',
			});
		}
		if (!isSendable({ [key]: value }, property, reader)) return undefined;
		named.add(key);
		if (value !== undefined && value !== null) values[key] = value;
	}
	return values;
}

/** Reads a fixed collection or an expression in its place; no rows if it cannot be meant. */
function toGroups(raw: unknown): { rows?: IDataObject[]; objects: unknown[] } {
	if (isBlank(raw)) return { rows: [], objects: [] };
	if (Array.isArray(raw)) {
		const isRows = raw.every((row) => isObject(row) && 'name' in row && 'value' in row);
		return isRows ? { rows: raw, objects: [] } : { objects: [] };
	}
	if (typeof raw === 'string') return { rows: [], objects: [raw] };
	if (!isObject(raw)) return { objects: [] };
	const isStored = Object.entries(raw).every(
		([group, value]) => (group === 'row' || group === 'json') && rowsOf(value).every(isObject),
	);
	if (!isStored) return { rows: [], objects: [raw] };
	return {
		rows: rowsOf(raw.row).filter(isObject),
		objects: rowsOf(raw.json).map((row) => (isObject(row) ? row.json : row)),
	};
}

function rowsOf(group: unknown): unknown[] {
	if (group === undefined) return [];
	return Array.isArray(group) ? group : [group];
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/**
 * An object, or the JSON text of one. What is empty is an empty object.
 *
 * @returns `undefined` if an issue was added
 */
export function toJsonObject(
	raw: unknown,
	property: Property,
	reader: Reader,
): IDataObject | undefined {
	if (isBlank(raw)) return {};
	const value = typeof raw === 'string' ? parseJson(raw) : raw;
	if (isObject(value)) return isSendable(value, property, reader) ? value : undefined;
	return refuse(reader, property, {
		reason: `is not a JSON object: '${shorten(raw)}'`,
		hint: 'Write it with braces and double quotes, e.g. {"role": "CEO", "contract_value": 50000}.',
	});
}

function refuseShape(raw: unknown, property: Property, reader: Reader): undefined {
	return refuse(reader, property, {
		reason: `has no names and values: '${shorten(raw)}'`,
		hint: 'Add them with the button below it, or add a JSON object such as {"role": "CEO"}.',
	});
}

/** Names that n8n's way of sending drops in silence, at any depth. */
const UNSENDABLE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Tells whether names and values reach Whaapy as they are; adds an issue if not. */
function isSendable(values: IDataObject, property: Property, reader: Reader): boolean {
	// A list of what is left to look at: values from data may be nested deeper than calls may be.
	const left = Object.entries<unknown>(values);
	const seen = new Set<unknown>();
	for (let next = left.pop(); next !== undefined; next = left.pop()) {
		const [name, value] = next;
		const refusal = whyNotSendable(name, value);
		if (refusal !== undefined) {
			refuse(reader, property, refusal);
			return false;
		}
		if (typeof value !== 'object' || value === null || seen.has(value)) continue;
		seen.add(value);
		const isList = Array.isArray(value);
		for (const [key, entry] of Object.entries(value)) left.push([isList ? name : key, entry]);
	}
	return true;
}

function whyNotSendable(name: string, value: unknown) {
	if (UNSENDABLE_NAMES.has(name)) {
		return { reason: `has the name '${name}', which cannot be sent`, hint: 'Use another name.' };
	}
	const shown = truncate(name, 40);
	const misprint = typeof value === 'string' ? misprintIn(value) : undefined;
	if (misprint !== undefined) {
		return {
			reason: `holds '${misprint}' in place of a text in '${shown}'`,
			hint: 'Point the expression at one field that holds a text, e.g. {{ $json.customer.name }}.',
		};
	}
	if (typeof value === 'number' && !Number.isFinite(value)) {
		return {
			reason: `has no number in '${shown}': ${value}`,
			hint: 'Check the expression, or let it give null to leave the field out.',
		};
	}
	// JavaScript rounds longer whole numbers, so the ID of another system would become another one.
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		return {
			reason: `has a number in '${shown}' that is too long to stay exact`,
			hint: 'Send it as text, e.g. {"hubspot": "12345678901234567890"}.',
		};
	}
	return undefined;
}

function shorten(raw: unknown): string {
	return typeof raw === 'string' ? truncate(raw, 40) : quoteJson(raw, 40);
}

/**
 * Reads the fields of a resource mapper, by their IDs.
 *
 * The editor stores the fields beside their values (`schema`) and leaves out the values that are
 * empty, so it is the fields that say what is missing. An expression for the whole parameter may give
 * the values alone, as an object or as the JSON text of one.
 *
 * @returns `undefined` if an issue was added
 */
export function toMapped(
	raw: unknown,
	property: MapperProperty,
	reader: Reader,
): IDataObject | undefined {
	const isMapper = isObject(raw) && 'mappingMode' in raw;
	const values = toJsonObject(isMapper ? raw.value : raw, property, reader);
	if (values === undefined || !isMapper) return values;
	const fields = Array.isArray(raw.schema) ? raw.schema.filter(isObject) : [];
	const missing = fields.filter(
		({ id, required, removed }) =>
			required === true && !removed && String(values[String(id)] ?? '').trim() === '',
	);
	if (missing.length === 0) return values;
	const names = missing.map(({ id, displayName }) => `'${String(displayName ?? id)}'`);
	return refuse(reader, property, {
		reason: `has no value for ${names.join(', and none for ')}`,
		hint: 'Fill it in, or check the expression: for this item it gives nothing.',
	});
}
