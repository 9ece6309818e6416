import type { Property } from '../parameters/property';
import { capitalized } from '../shared/labels';

/** The declaration of rows that the user adds and sorts. */
interface Rows {
	displayName: string;
	name: string;
	/** The name of a row, under which workflows keep them; its label and the button are made of it. */
	row: string;
	/** The properties of a row. */
	values: readonly Property[];
	description?: string;
	displayOptions?: Property['displayOptions'];
}

/** Rows that the user adds and sorts; the editor begins with one. */
export function rowsField<const R extends Rows>({ row, values, ...more }: R) {
	return {
		...more,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${row}`, sortable: true },
		default: { [row]: [{}] },
		placeholder: `Add ${row}`,
		options: [
			{ displayName: capitalized(row), name: row as R['row'], values: values as R['values'] },
		],
	} as const;
}

/** The declaration of names and values. */
interface KeyValues {
	displayName: string;
	name: string;
	placeholder: string;
	description: string;
	/** The label of a row, and its properties `name` and `value`. */
	row: string;
	values: readonly Property[];
	/** An example of all of them as JSON, and what its names and values are. */
	example: string;
	json: string;
}

/** Names and values of the user's own: one by one, or as a JSON object. */
export function keyValuesField<const K extends KeyValues>(declared: K) {
	const { row, values, example, json, ...more } = declared;
	return {
		...more,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		keyValues: true,
		default: {},
		options: [
			{ displayName: row, name: 'row', values },
			{
				displayName: 'JSON Object',
				name: 'json',
				values: [
					{
						displayName: `${declared.displayName} as JSON`,
						name: 'json',
						type: 'json',
						default: '{}',
						placeholder: `e.g. ${example}`,
						description: `${json} as a JSON object, or an expression that gives an object`,
					},
				],
			},
		],
	} as const;
}
