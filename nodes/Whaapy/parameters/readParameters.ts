import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { Complaints } from './issues';
import { toKeyValues } from './keyValues';
import { isObject } from '../api/response';
import type { Property } from './property';
import type { Reader } from './coerce';
import {
	refuse,
	toBoolean,
	toMoment,
	toNumber,
	toOption,
	toOptions,
	toSeparated,
	toText,
	toTexts,
} from './coerce';

/** What a resource locator holds: the chosen mode and the value in it. */
export interface Located {
	mode: string;
	value: string;
}

type OptionValues<P> = P extends { options: ReadonlyArray<infer O> }
	? O extends { value: infer V }
		? V
		: never
	: never;

type ValueOf<P extends Property> = P['type'] extends 'boolean'
	? boolean
	: P['type'] extends 'number'
		? number
		: P['type'] extends 'options'
			? P extends { typeOptions: { loadOptionsMethod: string } }
				? string
				: OptionValues<P>
			: P['type'] extends 'multiOptions'
				? Array<OptionValues<P>>
				: P['type'] extends 'collection'
					? P extends { options: infer O extends readonly Property[] }
						? Partial<Parameters<O>>
						: never
					: P['type'] extends 'resourceLocator'
						? Located
						: P['type'] extends 'dateTime'
							? number | undefined
							: P['type'] extends 'fixedCollection'
								? IDataObject
								: P['type'] extends 'string'
									? P extends { typeOptions: { multipleValues: true } } | { separators: string }
										? string[]
										: string
									: unknown;

/** The values of declared properties, typed by their declaration. */
export type Parameters<P extends readonly Property[]> = {
	[K in P[number] as K['name']]: ValueOf<K>;
};

/**
 * Reads what the user set for one item, in the types that the properties declare.
 *
 * An expression can give anything, so every value is checked: what cannot be meant is refused with
 * the parameter's display name instead of travelling on as `undefined` or "[object Object]".
 *
 * @param complaints takes what is wrong, where the operation has more to check and throws for all at
 *   once; a value complained of is read as its default or, in a collection, as not given
 * @throws NodeOperationError naming the parameters and the item, where no `complaints` are passed
 */
export function readParameters<const P extends readonly Property[]>(
	context: IExecuteFunctions,
	properties: P,
	itemIndex: number,
	complaints?: Complaints,
): Parameters<P> {
	const own = new Complaints(context.getNode(), itemIndex);
	const reader = { context, complaints: complaints ?? own };
	const values: Record<string, unknown> = {};
	for (const property of properties) {
		const raw: unknown = context.getNodeParameter(property.name, itemIndex, property.default);
		values[property.name] =
			convert(raw, property, reader) ?? convert(property.default, property, reader);
	}
	own.throwIfAny();
	return values as Parameters<P>;
}

function convert(raw: unknown, property: Property, reader: Reader): unknown {
	switch (property.type) {
		case 'string':
			if (property.separators) return toSeparated(raw, property.separators, property, reader);
			return property.typeOptions?.multipleValues
				? toTexts(raw, property, reader)
				: toText(raw, property, reader);
		case 'dateTime':
			return toMoment(raw, property, reader);
		case 'number':
			return toNumber(raw, property, reader);
		case 'boolean':
			return toBoolean(raw, property, reader);
		case 'options':
			return toOption(raw, property, reader);
		case 'multiOptions':
			return toOptions(raw, property, reader);
		case 'fixedCollection':
			return toKeyValues(raw, property, reader);
		case 'collection':
			return toCollection(raw, property, reader);
		case 'resourceLocator':
			return toLocated(raw, property, reader);
		default:
			return raw;
	}
}

function toCollection(raw: unknown, property: Property, reader: Reader): unknown {
	if (raw === undefined || raw === null || raw === '') return {};
	if (!isObject(raw)) {
		return refuse(
			reader,
			property,
			'must be an object with the fields of this list',
			'Add the fields with the button below it, or let the expression give an object such as {"timeout": 30000}.',
		);
	}
	const fields = (property.options ?? []) as readonly Property[];
	const values: Record<string, unknown> = {};
	for (const field of fields) {
		// An expression that finds nothing gives null: nobody set this field.
		const value = raw[field.name] ?? undefined;
		const read = value === undefined ? undefined : convert(value, field, reader);
		if (read !== undefined) values[field.name] = read;
	}
	return values;
}

function toLocated(raw: unknown, property: Property, reader: Reader): Located {
	// A whole-parameter expression gives the bare value, which is an ID.
	const { mode, value } = isObject(raw) && '__rl' in raw ? raw : { mode: 'id', value: raw };
	return { mode: String(mode), value: toText(value, property, reader)?.trim() ?? '' };
}
