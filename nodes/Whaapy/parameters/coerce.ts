import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Complaints } from './issues';
import { isObject } from '../api/response';
import type { Property } from './property';
import { cut } from '../api/summarizeBody';

/** Where a value is read from, and where to say that it cannot be meant. */
export interface Reader {
	context: IExecuteFunctions;
	complaints: Complaints;
}

/** Complains of a property's value; gives `undefined` in its place. */
export function refuse(
	{ complaints }: Reader,
	{ displayName }: Property,
	reason: string,
	hint: string,
): undefined {
	complaints.add(displayName, reason, hint);
}

function example(property: Property): string {
	return property.placeholder
		? ` Use a value such as ${property.placeholder.replace(/^e\.g\. /, '')}.`
		: '';
}

/** A value of any kind, as a message may quote it. */
function shown(raw: unknown): string {
	if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? 'Invalid Date' : raw.toISOString();
	const text = typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
	return cut(text, 60);
}

export function toText(raw: unknown, property: Property, reader: Reader): string | undefined {
	if (raw === undefined || raw === null) return '';
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'number' && !Number.isFinite(raw)) {
		return refuse(reader, property, `is ${raw}`, `Check the expression.${example(property)}`);
	}
	if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
	const kind = Array.isArray(raw) ? 'a list' : 'an object';
	return refuse(
		reader,
		property,
		`must be a text, but it is ${kind}`,
		`Point the expression at one field of the item.${example(property)}`,
	);
}

export function toTexts(raw: unknown, property: Property, reader: Reader): string[] {
	if (raw === undefined || raw === null || raw === '') return [];
	return (Array.isArray(raw) ? raw : [raw]).map((entry) => toText(entry, property, reader) ?? '');
}

/** What a text box with separators holds: a text that is taken apart, or a list as it is. */
export function toSeparated(
	raw: unknown,
	separators: string,
	property: Property,
	reader: Reader,
): string[] {
	const parts =
		typeof raw === 'string'
			? raw.split(new RegExp(`[${separators}]`))
			: toTexts(raw, property, reader);
	const texts = parts.map((part) => part.trim()).filter((part) => part !== '');
	return [...new Set(texts)];
}

/** A moment in milliseconds since the epoch; without a time zone of its own it is the workflow's. */
export function toMoment(raw: unknown, property: Property, reader: Reader): number | undefined {
	if (raw === undefined || raw === null || raw === '') return undefined;
	// Not "instanceof": an expression gives the DateTime of n8n's copy of the library.
	if (isObject(raw) && 'toMillis' in raw && typeof raw.toMillis === 'function') {
		const millis = Number((raw.toMillis as () => number)());
		if (Number.isFinite(millis)) return millis;
	}
	const options = { zone: reader.context.getTimezone() };
	const text = typeof raw === 'string' ? raw.trim() : shown(raw);
	const moment = [DateTime.fromISO, DateTime.fromSQL, DateTime.fromRFC2822]
		.map((parse) => parse.call(DateTime, text, options))
		.find(({ isValid }) => isValid);
	if (moment) return moment.toMillis();
	return refuse(
		reader,
		property,
		`is not a date: '${text}'`,
		'Use a date and time such as 2026-01-29T10:30:00, or an expression such as {{ $now.minus(1, "day") }}.',
	);
}

export function toNumber(raw: unknown, property: Property, reader: Reader): number | undefined {
	const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		return refuse(
			reader,
			property,
			`must be a number, but it is ${JSON.stringify(raw) ?? 'empty'}`,
			`Use a number such as ${String(property.default)}.`,
		);
	}
	const { minValue = Number.NEGATIVE_INFINITY, maxValue = Number.POSITIVE_INFINITY } =
		property.typeOptions ?? {};
	if (!Number.isInteger(value)) {
		const whole = Math.max(minValue, Math.round(value));
		return refuse(reader, property, `is ${value}`, `Use a whole number such as ${whole}.`);
	}
	if (value >= minValue && value <= maxValue) return value;
	const range = Number.isFinite(maxValue)
		? `from ${minValue} to ${maxValue}`
		: `of at least ${minValue}`;
	return refuse(reader, property, `is ${value}`, `Use a number ${range}.`);
}

export function toBoolean(raw: unknown, property: Property, reader: Reader): boolean | undefined {
	if (typeof raw === 'boolean') return raw;
	if (raw === 'true' || raw === 'false') return raw === 'true';
	return refuse(
		reader,
		property,
		`must be true or false, but it is ${JSON.stringify(raw) ?? 'empty'}`,
		'Turn the switch on or off, or let the expression give true or false.',
	);
}

function allowed(property: Property): unknown[] {
	return (property.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
}

export function toOption(raw: unknown, property: Property, reader: Reader): unknown {
	if (property.typeOptions?.loadOptionsMethod) return toText(raw, property, reader);
	const values = allowed(property);
	if (values.includes(raw)) return raw;
	return refuse(
		reader,
		property,
		`is ${JSON.stringify(raw) ?? 'empty'}, which is no choice`,
		`Choose one of: ${values.join(', ')}.`,
	);
}

export function toOptions(raw: unknown, property: Property, reader: Reader): unknown[] {
	if (raw === undefined || raw === null || raw === '') return [];
	// An expression often gives one value, or several in a text.
	const values = Array.isArray(raw)
		? raw
		: shown(raw)
				.split(',')
				.map((part) => part.trim());
	return values.map((value) => toOption(value, property, reader));
}
