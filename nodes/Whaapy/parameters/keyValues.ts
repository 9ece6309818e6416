import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../api/response';
import type { Property } from './property';
import type { Reader } from './coerce';
import { refuse, toText } from './coerce';
import { cut } from '../api/summarizeBody';

/**
 * Reads names and values from a fixed collection with the groups `row` (`name`, `value`) and `json`
 * (`json`: an object or the text of one). Rows win over JSON.
 *
 * A value keeps the type that its expression gives; what is typed in is text. Empty rows and
 * values that an expression did not find are left out.
 *
 * @returns `undefined` after a complaint
 */
export function toKeyValues(
	raw: unknown,
	property: Property,
	reader: Reader,
): IDataObject | undefined {
	const groups: IDataObject = isObject(raw) ? raw : {};
	const values: IDataObject = {};
	for (const { json } of rowsOf(groups.json)) {
		const object = toObject(json);
		if (object === undefined) return refuseJson(json, property, reader);
		Object.assign(values, object);
	}
	const named = new Set<string>();
	for (const { name, value } of rowsOf(groups.row)) {
		const key = toText(name, property, reader)?.trim() ?? '';
		if (key === '' && isEmpty(value)) continue;
		if (key === '') {
			return refuse(
				reader,
				property,
				`has a value without a name: '${shorten(value)}'`,
				'Give the row a name, or remove it with the bin beside it.',
			);
		}
		if (named.has(key)) {
			return refuse(
				reader,
				property,
				`has the name '${key}' twice`,
				'Remove one of the two rows: each name can have one value.',
			);
		}
		named.add(key);
		if (value !== undefined && value !== null) values[key] = value;
	}
	return checkNumbers(values, property, reader);
}

function rowsOf(group: unknown): IDataObject[] {
	return (Array.isArray(group) ? group : [group]).filter(isObject);
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** An object, or the JSON text of one; what is empty is an empty object. */
function toObject(raw: unknown): IDataObject | undefined {
	if (isObject(raw)) return raw;
	if (isEmpty(raw)) return {};
	if (typeof raw !== 'string') return undefined;
	try {
		const parsed: unknown = JSON.parse(raw);
		return isObject(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

function refuseJson(raw: unknown, property: Property, reader: Reader): undefined {
	return refuse(
		reader,
		property,
		`is not a JSON object: '${shorten(raw)}'`,
		'Write it with braces and double quotes, e.g. {"role": "CEO", "contract_value": 50000}.',
	);
}

/** JavaScript rounds longer whole numbers, so the ID of another system would become another one. */
function checkNumbers(
	values: IDataObject,
	property: Property,
	reader: Reader,
): IDataObject | undefined {
	for (const [name, value] of Object.entries(values)) {
		if (typeof value === 'number' && !Number.isFinite(value)) {
			return refuse(
				reader,
				property,
				`has no number in '${name}': ${value}`,
				'Check the expression, or let it give null to leave the field out.',
			);
		}
		if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
			return refuse(
				reader,
				property,
				`has a number in '${name}' that is too long to stay exact`,
				'Send it as text, e.g. {"hubspot": "12345678901234567890"}.',
			);
		}
	}
	return values;
}

function shorten(raw: unknown): string {
	const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '');
	return cut(text, 40);
}
