import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';
import { isBlankText, misprintIn, truncate } from '../shared/text';
import type { ValidationIssue, ValidationIssues } from './issues';
import { entriesOf } from './list';
import type {
	BooleanProperty,
	MultiOptionsProperty,
	NumberProperty,
	OptionsProperty,
	Property,
	SeparatedProperty,
} from './property';

/** The item whose values are coerced. */
export interface Reader {
	/** The time zone of the workflow, for moments that name none. */
	timezone: () => string;
	/** ISO 3166-1 alpha-2 code of the country of phone numbers without a country code. */
	defaultCountry: string;
	/** Takes what is wrong; who began to read throws all of it at once. */
	issues: ValidationIssues;
}

/** Why a value is refused, see {@link ValidationIssue}. */
export type ValueRefusal = Pick<ValidationIssue, 'reason' | 'hint'>;

/** Adds an issue about a property's value; the value then counts as not given. */
export function refuse(
	{ issues }: Reader,
	{ displayName }: Pick<Property, 'displayName'>,
	{ reason, hint }: ValueRefusal,
): undefined {
	issues.add(displayName, reason, hint);
}

/** The example of a property, as the sentence of a hint that follows another one. */
export function exampleOf({ placeholder }: Property): string {
	return placeholder ? ` Use a value such as ${placeholder.replace(/^e\.g\. /, '')}.` : '';
}

/** A value of any kind as JSON, as a message may quote it: one sees where a text begins and ends. */
export function quoteJson(raw: unknown, maxLength = 60): string {
	if (raw === undefined) return 'empty';
	if (typeof raw === 'string') return JSON.stringify(truncate(raw, maxLength));
	if (typeof raw !== 'object') return String(raw);
	try {
		return truncate(JSON.stringify(raw), maxLength);
	} catch {
		// Nested too deep, or in itself.
		return Array.isArray(raw) ? 'a list' : 'an object';
	}
}

/**
 * Tells whether a value counts as given: not what an expression did not find (null) nor, where no text
 * belongs, an empty cell.
 */
export function isGiven(raw: unknown, property: Property): boolean {
	const isLocator = property.type === 'resourceLocator' && isObject(raw) && 'mode' in raw;
	const value = isLocator ? raw.value : raw;
	if (typeof value === 'string') return takesText(property) || !isBlankText(value);
	return value !== undefined && value !== null;
}

/** Tells whether an empty text can be meant: to empty a field, or as one of the choices. */
function takesText(property: Property): boolean {
	const { type } = property;
	if (type === 'options') return property.typeOptions?.loadOptionsMethod !== undefined;
	return type !== 'number' && type !== 'boolean' && type !== 'dateTime';
}

/** A text; numbers and booleans become one. */
export function toText(raw: unknown, property: Property, reader: Reader): string | undefined {
	if (raw === undefined || raw === null) return '';
	if (typeof raw === 'string') {
		const misprint = misprintIn(raw);
		if (misprint === undefined) return raw;
		return refuse(reader, property, {
			reason: `holds '${misprint}' in place of a text`,
			hint: 'Point the expression at one field that holds a text, e.g. {{ $json.customer.name }}.',
		});
	}
	if (typeof raw === 'number' && !Number.isFinite(raw)) {
		return refuse(reader, property, {
			reason: `is ${raw}`,
			hint: `Check the expression.${exampleOf(property)}`,
		});
	}
	if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
	const kind = Array.isArray(raw) ? 'a list' : 'an object';
	return refuse(reader, property, {
		reason: `must be a text, but it is ${kind}`,
		hint: `Point the expression at one field of the item.${exampleOf(property)}`,
	});
}

/** A list of texts; a single one becomes a list. */
export function toTexts(raw: unknown, property: Property, reader: Reader): string[] {
	if (raw === undefined || raw === null || raw === '') return [];
	return listOf(raw).map((entry) => {
		// The editor adds a row as an empty list, and stores it so until something is typed in.
		const isNew = Array.isArray(entry) && entry.length === 0;
		return isNew ? '' : (toText(objectIn(entry) ?? entry, property, reader) ?? '');
	});
}

/**
 * A list as it is, or what models write in its place or into its only row: the JSON text of a list, or
 * an object whose names are the positions from 1 on. Anything else is one value in a list.
 */
function listOf(raw: unknown): unknown[] {
	const given = Array.isArray(raw) && raw.length === 1 ? (raw[0] as unknown) : raw;
	const json = typeof given === 'string' && /^\s*[[{]/.test(given) ? parseJson(given) : given;
	if (Array.isArray(json)) return json;
	if (isObject(json)) return byPosition(json) ?? [json];
	return Array.isArray(raw) ? raw : [raw];
}

function byPosition(numbered: IDataObject): unknown[] | undefined {
	const entries = Object.entries(numbered);
	if (!entries.every(([name]) => /^[1-9]\d?$/.test(name))) return undefined;
	const last = Math.max(0, ...entries.map(([name]) => Number(name)));
	return Array.from({ length: last }, (_, index) => numbered[String(index + 1)] ?? '');
}

/** The object that a text holds as JSON: nobody wants to send such a text to a person. */
function objectIn(entry: unknown): IDataObject | undefined {
	const json = typeof entry === 'string' && /^\s*\{/.test(entry) ? parseJson(entry) : undefined;
	return isObject(json) ? json : undefined;
}

/** Reads a text box with separators: a text that is taken apart, or a list as it is. */
export function toSeparatedTexts(
	raw: unknown,
	property: SeparatedProperty,
	reader: Reader,
): string[] {
	const texts = new Set<string>();
	for (const entry of entriesOf(raw, property.separators)) {
		const text = toText(entry, property, reader)?.trim() ?? '';
		if (!isBlankText(text)) texts.add(text);
	}
	if (property.neverEmpty && texts.size === 0) {
		refuse(reader, property, { reason: 'is empty', hint: exampleOf(property).trim() });
	}
	return [...texts];
}

/**
 * A number, or the text of one; whole unless the property has `numberPrecision`. For one that is not
 * given its default stands; that it must be given, `required` says.
 */
export function toNumber(
	raw: unknown,
	property: NumberProperty,
	reader: Reader,
): number | undefined {
	if (!isGiven(raw, property)) return undefined;
	const value = typeof raw === 'string' ? Number(raw) : raw;
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		return refuse(reader, property, {
			reason: `must be a number, but it is ${quoteJson(raw)}`,
			hint: exampleOf(property).trim() || `Use a number such as ${property.default}.`,
		});
	}
	const {
		minValue = Number.NEGATIVE_INFINITY,
		maxValue = Number.POSITIVE_INFINITY,
		numberPrecision = 0,
	} = property.typeOptions ?? {};
	if (numberPrecision === 0 && !Number.isInteger(value)) {
		const whole = Math.max(minValue, Math.round(value));
		return refuse(reader, property, {
			reason: `is ${value}`,
			hint: `Use a whole number such as ${whole}.`,
		});
	}
	if (value >= minValue && value <= maxValue) return value;
	const range = Number.isFinite(maxValue)
		? `from ${minValue} to ${maxValue}`
		: `of at least ${minValue}`;
	return refuse(reader, property, { reason: `is ${value}`, hint: `Use a number ${range}.` });
}

/** A boolean, or the text of one. */
export function toBoolean(
	raw: unknown,
	property: BooleanProperty,
	reader: Reader,
): boolean | undefined {
	if (typeof raw === 'boolean') return raw;
	if (raw === 'true' || raw === 'false') return raw === 'true';
	return refuse(reader, property, {
		reason: `must be true or false, but it is ${quoteJson(raw)}`,
		hint: 'Turn the switch on or off, or let the expression give true or false.',
	});
}

/** One of the choices of a property; any text if they are loaded. */
export function toChoice(
	raw: unknown,
	property: OptionsProperty | MultiOptionsProperty,
	reader: Reader,
): unknown {
	if (property.typeOptions?.loadOptionsMethod) return toText(raw, property, reader);
	const choices = property.options ?? [];
	for (const { value } of choices) if (value === raw) return raw;
	return refuse(reader, property, {
		reason: `is ${quoteJson(raw)}, which is not one of the options`,
		hint: `Choose one of: ${choices.map(({ value }) => value).join(', ')}.`,
	});
}

/** A list of choices; an expression often gives one value, or several in a text. */
export function toChoices(raw: unknown, property: MultiOptionsProperty, reader: Reader): unknown[] {
	return entriesOf(raw, ',')
		.map((entry) => (typeof entry === 'string' ? entry.trim() : entry))
		.filter((entry) => entry !== '' && entry !== null)
		.map((entry) => toChoice(entry, property, reader));
}
