import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import type { Parameters } from './parameterTypes';
import type { Property } from './property';

/** The part of an answer that comes out: each field costs a model that uses the node as a tool. */
export const output = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'simplified',
		description: 'Which fields to return',
		options: [
			{ name: 'Raw', value: 'raw', description: 'All fields, as Whaapy gives them' },
			{
				name: 'Selected Fields',
				value: 'selectedFields',
				description: 'The fields that you name',
			},
			{ name: 'Simplified', value: 'simplified', description: 'The fields that are used most' },
		],
	},
	{
		displayName: 'Fields',
		name: 'outputFields',
		type: 'string',
		neverEmpty: true,
		separators: ',',
		optional: true,
		default: 'id',
		placeholder: 'e.g. name, phone_number, custom_fields.plan',
		description:
			'Names of the fields, with commas between them: those of the simplified output, and of the raw one. A dot leads into a field that holds fields. One that a record does not have is null.',
		displayOptions: { show: { output: ['selectedFields'] } },
	},
] as const satisfies readonly Property[];

/** The choice that {@link output} gives. */
type OutputChoice = Parameters<typeof output>;

/**
 * A record as the user wants it.
 *
 * @param simplify makes the simplified output of it
 */
export function shape<T extends object>(
	{ output: choice, outputFields = [] }: OutputChoice,
	record: T,
	simplify: (record: T) => IDataObject,
): IDataObject {
	if (choice === 'raw') return record as IDataObject;
	const simplified = simplify(record);
	if (choice === 'simplified') return simplified;
	const raw = record as IDataObject;
	return Object.fromEntries(
		outputFields.map((path) => [path, valueAt(simplified, path) ?? valueAt(raw, path) ?? null]),
	);
}

function valueAt(record: IDataObject, path: string): IDataObject[string] {
	if (Object.hasOwn(record, path)) return record[path];
	const dot = path.indexOf('.');
	const field = path.slice(0, Math.max(0, dot));
	const inner = Object.hasOwn(record, field) ? record[field] : undefined;
	return isObject(inner) ? valueAt(inner, path.slice(dot + 1)) : undefined;
}
