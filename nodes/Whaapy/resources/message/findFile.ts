import type { IBinaryData, IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../shared/guards';
import { truncate } from '../../shared/text';
import type { RunOf } from '../operation';

/** The value that the user gave for a file. */
export interface FileValue {
	/** The display name of the parameter. */
	parameter: string;
	/** The name of a binary field, a path into the item's JSON, or the file that an expression gives. */
	value: unknown;
}

/** Where a workflow whose binary data are "combined" with the JSON keeps the files of an item. */
const FILES = '_files';

const EXAMPLES = `{{ $binary.data }} or {{ $('Read File').item.binary.data }}`;

/**
 * Finds the file that a parameter names or is.
 *
 * @returns the file, and what to call it if it has no name; `undefined` if an issue was added, or if
 *   the parameter is empty, which the parameter reader refuses
 */
export function findFile(
	{ context, itemIndex, issues }: RunOf<unknown>,
	{ parameter, value }: FileValue,
): { binary: IBinaryData; name: string } | undefined {
	const { binary: binaries = {}, json } = context.getInputData()[itemIndex] ?? {};
	if (isObject(value)) {
		const binary = asFile(context, itemIndex, value) ?? onlyOneLike(value, binaries);
		if (binary) return { binary, name: 'file' };
		return issues.add(
			parameter,
			'is an object that is not a file',
			`Use an expression that gives a file, such as ${EXAMPLES}, or the name of the binary field.`,
		);
	}
	const text = String(value).trim();
	if (text === '') return undefined;
	const binary = fileNamed(context, itemIndex, text);
	if (binary) return { binary, name: text.split('.').pop() || text };
	const inJson = isObject(json?.[FILES]) ? Object.keys(json[FILES]) : [];
	const names = [...Object.keys(binaries), ...inJson.map((name) => `${FILES}.${name}`)];
	return issues.add(
		parameter,
		`names no file of the item: '${truncate(text, 60)}'`,
		names.length > 0
			? `The item's files are in ${names.map((name) => `'${name}'`).join(', ')}.`
			: `The item has no file. Connect a node that gives one, such as HTTP Request or Read/Write Files from Disk, or use an expression such as ${EXAMPLES}.`,
	);
}

/** The file of an item by its name, or by its path in the JSON if the workflow keeps files there. */
export function fileNamed(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
): IBinaryData | undefined {
	return (
		asFile(context, itemIndex, name) ??
		asFile(context, itemIndex, `${FILES}.${name}`) ??
		context.getInputData()[itemIndex]?.binary?.[name]
	);
}

/** The file as n8n finds it, by a name, by a path if the workflow keeps files in the JSON, or itself. */
function asFile(context: IExecuteFunctions, itemIndex: number, value: unknown) {
	try {
		return context.helpers.assertBinaryData(itemIndex, value as string | IBinaryData);
	} catch {
		return undefined;
	}
}

/**
 * The file that `{{ $binary.data }}` stands for where n8n keeps files in memory: it gives everything
 * but the content. Nothing if two files of the item are called alike.
 */
function onlyOneLike(given: IDataObject, binaries: IBinaryKeyData): IBinaryData | undefined {
	const fields = Object.entries(given);
	const alike = Object.values(binaries).filter((file) =>
		fields.every(([name, value]) => file[name as keyof IBinaryData] === value),
	);
	return 'mimeType' in given && alike.length === 1 ? alike[0] : undefined;
}
