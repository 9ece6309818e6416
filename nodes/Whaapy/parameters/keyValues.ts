import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';
import { misprintIn, truncate } from '../shared/text';
import type { Reader } from './coerce';
import { refuse, toText } from './coerce';
import type { KeyValuesProperty, Property } from './property';

/**
 * Reads names and values from a fixed collection with the groups `row` (`name`, `value`) and `json`
 * (an object or the text of one). Rows win over JSON.
 *
 * An expression for the whole parameter may also give the names and values themselves, as an object,
 * as the JSON text of one, or as a list of `{ name, value }`. A value keeps the type that its
 * expression gives; what is typed in is text. Empty rows and values that an expression did not find
 * are left out. A name may be a text or a resource locator.
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
	for (const json of objects) {
		const object = toJsonObject(json, property, reader);
		if (object === undefined) return undefined;
		Object.assign(values, object);
	}
	const named = new Set<string>();
	for (const { name, value } of rows) {
		// A name can be picked: then it is the value of a resource locator.
		const picked = isObject(name) && 'mode' in name ? name.value : name;
		const key = toText(picked, property, reader)?.trim() ?? '';
		if (key === '' && isBlank(value)) continue;
		if (key === '') {
			return refuse(reader, property, {
				reason: `has a value without a name: '${shorten(value)}'`,
				hint: 'Give the row a name, or remove it with the bin beside it.',
			});
		}
		if (named.has(key)) {
			return refuse(reader, property, {
				reason: `has the name '${key}' twice`,
				hint: 'Remove one of the two rows: each name can have one value.',
			});
		}
		named.add(key);
		if (value !== undefined && value !== null) values[key] = value;
	}
	return checkValues(values, property, reader);
}

/** What a fixed collection or an expression in its place holds; no rows if it cannot be meant. */
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
	if (isObject(value)) return checkValues(value, property, reader);
	return refuse(reader, property, {
		reason: `is not a JSON object: '${shorten(raw)}'`,
		hint: 'Write it with braces and double quotes, e.g. {"role": "CEO", "contract_value": 50000}.',
	});
}

function refuseShape(raw: unknown, property: Property, reader: Reader): undefined {
	return refuse(reader, property, {
		reason: `has no names and values: '${shorten(raw)}'`,
		hint: 'Add them with the button below it, or let the expression give an object such as {"role": "CEO"}.',
	});
}

/**
 * Refuses what cannot be meant. JavaScript rounds longer whole numbers, so the ID of another system
 * would become another one.
 */
function checkValues(
	values: IDataObject,
	property: Property,
	reader: Reader,
): IDataObject | undefined {
	for (const [name, value] of Object.entries(values)) {
		const misprint = typeof value === 'string' ? misprintIn(value) : undefined;
		if (misprint !== undefined) {
			return refuse(reader, property, {
				reason: `holds '${misprint}' in place of a text in '${name}'`,
				hint: 'Point the expression at one field that holds a text, e.g. {{ $json.customer.name }}.',
			});
		}
		if (typeof value === 'number' && !Number.isFinite(value)) {
			return refuse(reader, property, {
				reason: `has no number in '${name}': ${value}`,
				hint: 'Check the expression, or let it give null to leave the field out.',
			});
		}
		if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
			return refuse(reader, property, {
				reason: `has a number in '${name}' that is too long to stay exact`,
				hint: 'Send it as text, e.g. {"hubspot": "12345678901234567890"}.',
			});
		}
	}
	return values;
}

function shorten(raw: unknown): string {
	const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '');
	return truncate(text, 40);
}
