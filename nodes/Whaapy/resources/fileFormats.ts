import type { IDataObject } from 'n8n-workflow';
import { BYTE_ORDER_MARK, csvRow, ROW_END } from '../shared/csv';
import { output } from '../parameters/output';
import type { Property } from '../parameters/property';

/** How a file is written. */
export const format = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	default: 'ndjson',
	description: 'How the file is written',
	options: [
		{ name: 'CSV', value: 'csv', description: 'A table for Excel, Google Sheets or LibreOffice' },
		{ name: 'JSON', value: 'json', description: 'One list, for programs that read the whole file' },
		{
			name: 'JSON Lines (NDJSON)',
			value: 'ndjson',
			description: 'One JSON object in each line, for files of any size',
		},
	],
} as const satisfies Property;

const isJson = { format: ['json', 'ndjson'] } as const;
const [outputChoice, outputFields] = output;

/** The part of a thing that stands in a file that is no table. */
export const jsonOutput = [
	{ ...outputChoice, displayOptions: { show: isJson } },
	{ ...outputFields, displayOptions: { show: { ...isJson, ...outputFields.displayOptions.show } } },
] as const satisfies readonly Property[];

/** One column of a CSV file: its heading, and what stands below. */
export type Column = readonly [heading: string, cell: (thing: IDataObject) => unknown];

/**
 * A cell with a moment, in a time zone: as every spreadsheet reads it, e.g. 2026-01-29 10:30:00. What is
 * no moment stands as it is.
 */
export function momentIn(timeZone: string): (value: unknown) => unknown {
	// Swedish writes dates as ISO does.
	const format = new Intl.DateTimeFormat('sv', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	return (value) => {
		const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
		return Number.isNaN(time) ? value : format.format(time);
	};
}

/** How the things of a list become the text of a file. */
export interface FileFormat {
	mimeType: string;
	head: string;
	/** The beginning of each row but the first one of the file, which loses it. */
	separator: string;
	row(thing: IDataObject): string;
	foot: string;
}

const asItIs: FileFormat['row'] = (thing) => JSON.stringify(thing);

/**
 * The format that the user chose.
 *
 * @param columns of a CSV file
 * @param toJson what of a thing stands in the other formats
 */
export function fileFormat(
	name: 'csv' | 'json' | 'ndjson',
	columns: readonly Column[],
	toJson: (thing: IDataObject) => IDataObject,
): FileFormat {
	switch (name) {
		case 'csv':
			return {
				mimeType: 'text/csv',
				head: BYTE_ORDER_MARK + csvRow(columns.map(([heading]) => heading)) + ROW_END,
				separator: '',
				row: (thing) => csvRow(columns.map(([, cell]) => cell(thing))) + ROW_END,
				foot: '',
			};
		case 'json':
			return {
				mimeType: 'application/json',
				head: '[',
				separator: ',',
				row: (thing) => `,\n${asItIs(toJson(thing))}`,
				foot: '\n]\n',
			};
		case 'ndjson':
			return {
				mimeType: 'application/x-ndjson',
				head: '',
				separator: '',
				row: (thing) => `${asItIs(toJson(thing))}\n`,
				foot: '',
			};
	}
}

/** The content of a whole file. */
export async function* fileContent(
	{ head, separator, foot }: FileFormat,
	rows: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	yield Buffer.from(head);
	let begin = separator.length;
	for await (const chunk of rows) {
		if (chunk.length === 0) continue;
		yield chunk.subarray(begin);
		begin = 0;
	}
	yield Buffer.from(foot);
}
