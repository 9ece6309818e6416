import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';
import type { Reader } from './coerce';
import { refuse } from './coerce';
import type { Property, RowGroup, RowsProperty } from './property';

/** A reader that converts the fields of a row, which may be of any type. */
interface RowReader extends Reader {
	convert: (raw: unknown, property: Property, reader: Reader) => unknown;
}

/**
 * Reads a fixed collection: one list of rows per group, each row with all declared fields.
 *
 * The editor stores `{ group: [row, …] }`. An expression may also give the text of that, one row
 * instead of a list, or, for a collection with one group, the rows themselves.
 *
 * @returns `undefined` if an issue was added
 */
export function toRows(
	raw: unknown,
	property: RowsProperty,
	reader: RowReader,
): Record<string, Array<Record<string, unknown>>> | undefined {
	const groups = toGroups(raw, property);
	if (groups === undefined) {
		const [first] = property.options;
		const fields = first?.values.map(({ name }) => `"${name}": …`).join(', ');
		return refuse(reader, property, {
			reason: 'does not have the shape of its rows',
			hint: `Add rows with the button below it, or let the expression give a list such as [{${fields}}].`,
		});
	}
	return Object.fromEntries(
		property.options.map((group) => [
			group.name,
			(groups[group.name] ?? []).map((row) => readRow(row, group, reader)),
		]),
	);
}

function toGroups(
	raw: unknown,
	{ options }: RowsProperty,
): Record<string, Array<Record<string, unknown>>> | undefined {
	const given = typeof raw === 'string' && raw.trim() !== '' ? parseJson(raw) : (raw ?? '');
	if (given === '') return {};
	const names = options.map(({ name }) => name);
	const [onlyGroup] = names;
	if (Array.isArray(given) && names.length === 1 && onlyGroup !== undefined) {
		return given.every(isObject) ? { [onlyGroup]: given } : undefined;
	}
	if (!isObject(given)) return undefined;
	const groups: Record<string, Array<Record<string, unknown>>> = {};
	for (const [name, value] of Object.entries(given)) {
		const rows = Array.isArray(value) ? value : [value];
		if (!names.includes(name) || !rows.every(isObject)) return undefined;
		groups[name] = rows;
	}
	return groups;
}

function readRow(
	row: Record<string, unknown>,
	{ values }: RowGroup,
	reader: RowReader,
): Record<string, unknown> {
	return Object.fromEntries(
		values.map((field) => [
			field.name,
			reader.convert(row[field.name] ?? field.default, field, reader) ??
				reader.convert(field.default, field, reader),
		]),
	);
}
