import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';
import { isBlankText } from '../shared/text';
import type { Reader } from './coerce';
import { isGiven, refuse } from './coerce';
import type { JsonRowsProperty, Property, RowGroup, RowsProperty } from './property';

/** A reader that converts the fields of a row, which may be of any type. */
interface RowReader extends Reader {
	convert: (raw: unknown, property: Property, reader: Reader) => unknown;
	/** The row that the rows are part of, e.g. "Section 1, ". */
	above?: string;
}

/** Rows of groups, by the names of the groups. */
type Groups = Record<string, Array<Record<string, unknown>>>;

/**
 * Reads a fixed collection, or the JSON that stands in its place: one list of rows per group, each row
 * with all declared fields. Issues name the row, e.g. "Section 1, Row 2: Title".
 *
 * The editor stores `{ group: [row, …] }`. JSON may be that, its text, one row instead of a list, or,
 * for a collection with one group, the rows themselves. What a row holds beside the declared fields is
 * ignored: rows from data have fields of their own.
 *
 * @returns `undefined` if an issue was added
 */
export function toRows(
	raw: unknown,
	property: RowsProperty | JsonRowsProperty,
	reader: RowReader,
): Groups | undefined {
	const { options } = property.type === 'json' ? property.rows : property;
	const groups = toGroups(raw, options);
	if (groups === undefined) {
		return refuse(reader, property, {
			reason: 'does not have the shape of its rows',
			hint: `Use a list such as ${exampleOf(options)}.`,
		});
	}
	return Object.fromEntries(
		options.map((group) => {
			const rows = groups[group.name] ?? [];
			const read = rows.map((row, index) => {
				const name = `${reader.above ?? ''}${group.displayName} ${index + 1}`;
				return readRow(row, group, { ...reader, above: name });
			});
			return [group.name, read];
		}),
	);
}

function exampleOf([group]: readonly RowGroup[]): string {
	const fields = group?.values.map((field) => {
		const value = field.type === 'fixedCollection' ? exampleOf(field.options) : '…';
		return `"${field.name}": ${value}`;
	});
	return `[{${fields?.join(', ')}}]`;
}

function toGroups(raw: unknown, options: readonly RowGroup[]): Groups | undefined {
	if (raw === undefined || raw === null || (typeof raw === 'string' && isBlankText(raw))) return {};
	const given = typeof raw === 'string' ? parseJson(raw) : raw;
	const names = options.map(({ name }) => name);
	const [onlyGroup] = names;
	if (Array.isArray(given) && names.length === 1 && onlyGroup !== undefined) {
		return given.every(isObject) ? { [onlyGroup]: given } : undefined;
	}
	if (!isObject(given)) return undefined;
	const groups: Groups = {};
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
	reader: RowReader & { above: string },
): Record<string, unknown> {
	return Object.fromEntries(
		values.map((field) => {
			const named = { ...field, displayName: `${reader.above}: ${field.displayName}` };
			const raw = isGiven(row[field.name], field) ? row[field.name] : field.default;
			const isRows = named.type === 'fixedCollection' && !named.keyValues;
			if (isRows) {
				const inner = { ...reader, above: `${reader.above}, ` };
				return [field.name, toRows(raw, named, inner) ?? toRows(undefined, named, inner)];
			}
			const read = reader.convert(raw, named, reader);
			return [field.name, read ?? reader.convert(field.default, field, reader)];
		}),
	);
}
