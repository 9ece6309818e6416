import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import type { Reader } from './coerce';
import { refuse } from './coerce';
import { toJsonObject } from './keyValues';
import type { MapperProperty } from './property';

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
		({ id, required, removed }) => required === true && !removed && isBlank(values[String(id)]),
	);
	if (missing.length === 0) return values;
	const names = missing.map(({ id, displayName }) => `'${String(displayName ?? id)}'`);
	return refuse(reader, property, {
		reason: `has no value for ${names.join(', and none for ')}`,
		hint: 'Fill it in, or check the expression: for this item it gives nothing.',
	});
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || String(value).trim() === '';
}
