import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { inputError } from './errors';
import { isObject } from './outcome';
import type { Property } from './types';

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
							: P['type'] extends 'string'
								? P extends { typeOptions: { multipleValues: true } }
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
 * @throws NodeOperationError naming the parameter and the item
 */
export function readParameters<const P extends readonly Property[]>(
	context: IExecuteFunctions,
	properties: P,
	itemIndex: number,
): Parameters<P> {
	const values: Record<string, unknown> = {};
	for (const property of properties) {
		const raw: unknown = context.getNodeParameter(property.name, itemIndex, property.default);
		values[property.name] = convert(raw, property, { context, itemIndex });
	}
	return values as Parameters<P>;
}

interface Reader {
	context: IExecuteFunctions;
	itemIndex: number;
}

function refuse(
	{ context, itemIndex }: Reader,
	property: Property,
	reason: string,
	hint: string,
): Error {
	return inputError(context.getNode(), itemIndex, property.displayName, reason, hint);
}

function convert(raw: unknown, property: Property, reader: Reader): unknown {
	switch (property.type) {
		case 'string':
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
		case 'collection':
			return toCollection(raw, property, reader);
		case 'resourceLocator':
			return toLocated(raw, property, reader);
		default:
			return raw;
	}
}

function example(property: Property): string {
	return property.placeholder
		? ` Use a value such as ${property.placeholder.replace(/^e\.g\. /, '')}.`
		: '';
}

function toText(raw: unknown, property: Property, reader: Reader): string {
	if (raw === undefined || raw === null) return '';
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
	const kind = Array.isArray(raw) ? 'a list' : 'an object';
	throw refuse(
		reader,
		property,
		`must be a text, but it is ${kind}`,
		`Point the expression at one field of the item.${example(property)}`,
	);
}

function toTexts(raw: unknown, property: Property, reader: Reader): string[] {
	if (raw === undefined || raw === null || raw === '') return [];
	return (Array.isArray(raw) ? raw : [raw]).map((entry) => toText(entry, property, reader));
}

/** A moment in milliseconds since the epoch; without a time zone of its own it is the workflow's. */
function toMoment(raw: unknown, property: Property, reader: Reader): number | undefined {
	if (raw === undefined || raw === null || raw === '') return undefined;
	// Not "instanceof": an expression gives the DateTime of n8n's copy of the library.
	if (isObject(raw) && 'toMillis' in raw && typeof raw.toMillis === 'function') {
		return Number((raw.toMillis as () => number)());
	}
	const options = { zone: reader.context.getTimezone() };
	const text = raw instanceof Date ? raw.toISOString() : String(raw).trim();
	const moment = [DateTime.fromISO, DateTime.fromSQL, DateTime.fromRFC2822]
		.map((parse) => parse.call(DateTime, text, options))
		.find(({ isValid }) => isValid);
	if (moment) return moment.toMillis();
	throw refuse(
		reader,
		property,
		`is not a date: '${text}'`,
		'Use a date and time such as 2026-01-29T10:30:00, or an expression such as {{ $now.minus(1, "day") }}.',
	);
}

function toNumber(raw: unknown, property: Property, reader: Reader): number {
	const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		throw refuse(
			reader,
			property,
			`must be a number, but it is ${JSON.stringify(raw) ?? 'empty'}`,
			`Use a number such as ${String(property.default)}.`,
		);
	}
	const { minValue = Number.NEGATIVE_INFINITY, maxValue = Number.POSITIVE_INFINITY } =
		property.typeOptions ?? {};
	if (value >= minValue && value <= maxValue) return value;
	const range = Number.isFinite(maxValue)
		? `from ${minValue} to ${maxValue}`
		: `of at least ${minValue}`;
	throw refuse(reader, property, `is ${value}`, `Use a number ${range}.`);
}

function toBoolean(raw: unknown, property: Property, reader: Reader): boolean {
	if (typeof raw === 'boolean') return raw;
	if (raw === 'true' || raw === 'false') return raw === 'true';
	throw refuse(
		reader,
		property,
		`must be true or false, but it is ${JSON.stringify(raw) ?? 'empty'}`,
		'Turn the switch on or off, or let the expression give true or false.',
	);
}

function allowed(property: Property): unknown[] {
	return (property.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
}

function toOption(raw: unknown, property: Property, reader: Reader): unknown {
	if (property.typeOptions?.loadOptionsMethod) return toText(raw, property, reader);
	const values = allowed(property);
	if (values.includes(raw)) return raw;
	throw refuse(
		reader,
		property,
		`is ${JSON.stringify(raw) ?? 'empty'}, which is no choice`,
		`Choose one of: ${values.join(', ')}.`,
	);
}

function toOptions(raw: unknown, property: Property, reader: Reader): unknown[] {
	if (raw === undefined || raw === null || raw === '') return [];
	// An expression often gives one value, or several in a text.
	const values = Array.isArray(raw)
		? raw
		: String(raw)
				.split(',')
				.map((part) => part.trim());
	return values.map((value) => toOption(value, property, reader));
}

function toCollection(raw: unknown, property: Property, reader: Reader): unknown {
	if (raw === undefined || raw === null || raw === '') return {};
	if (!isObject(raw)) {
		throw refuse(
			reader,
			property,
			'must be an object with the fields of this list',
			'Add the fields with the button below it, or let the expression give an object such as {"timeout": 30000}.',
		);
	}
	const fields = (property.options ?? []) as readonly Property[];
	const entries = Object.entries(raw).flatMap(([name, value]) => {
		const field = fields.find((candidate) => candidate.name === name);
		return field && value !== undefined ? [[name, convert(value, field, reader)]] : [];
	});
	return Object.fromEntries(entries);
}

function toLocated(raw: unknown, property: Property, reader: Reader): Located {
	// A whole-parameter expression gives the bare value, which is an ID.
	const { mode, value } = isObject(raw) && '__rl' in raw ? raw : { mode: 'id', value: raw };
	return { mode: String(mode), value: toText(value, property, reader).trim() };
}
