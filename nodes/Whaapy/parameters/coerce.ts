import { tryToParseDateTime } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';
import { misprintIn, truncate } from '../shared/text';
import type { ValidationIssue, ValidationIssues } from './issues';
import type {
	BooleanProperty,
	DateTimeProperty,
	MultiOptionsProperty,
	NumberProperty,
	OptionsProperty,
	Property,
	SeparatedProperty,
} from './property';

/** What the coercion of one item's values needs. */
export interface Reader {
	/** The time zone of the workflow, for moments that name none. */
	timezone: () => string;
	issues: ValidationIssues;
}

/** Why a value is refused, see {@link ValidationIssue}. */
type Refusal = Pick<ValidationIssue, 'reason' | 'hint'>;

/** Adds an issue about a property's value; the value then counts as not given. */
export function refuse(
	{ issues }: Reader,
	{ displayName }: Property,
	{ reason, hint }: Refusal,
): undefined {
	issues.add(displayName, reason, hint);
}

function exampleOf({ placeholder }: Property): string {
	return placeholder ? ` Use a value such as ${placeholder.replace(/^e\.g\. /, '')}.` : '';
}

/** A value of any kind, as a message may quote it. */
function quote(raw: unknown): string {
	if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? 'Invalid Date' : raw.toISOString();
	const text = typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
	return truncate(text, 60);
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

/** A list as it is, the list that a JSON text holds (a model writes those), or one value in a list. */
function listOf(raw: unknown): unknown[] {
	const isJson = typeof raw === 'string' && /^\s*\[.*\]\s*$/s.test(raw);
	const given = isJson ? (parseJson(raw) ?? raw) : raw;
	return Array.isArray(given) ? given : [given];
}

/** A list of texts; a single one becomes a list. */
export function toTexts(raw: unknown, property: Property, reader: Reader): string[] {
	if (raw === undefined || raw === null || raw === '') return [];
	return listOf(raw).map((entry) => {
		// The editor adds a row as an empty list, and stores it so until something is typed in.
		const isNew = Array.isArray(entry) && entry.length === 0;
		return isNew ? '' : (toText(entry, property, reader) ?? '');
	});
}

/** What a text box with separators holds: a text that is taken apart, or a list as it is. */
export function toSeparatedTexts(
	raw: unknown,
	property: SeparatedProperty,
	reader: Reader,
): string[] {
	const parts =
		typeof raw === 'string'
			? (toText(raw, property, reader) ?? '').split(new RegExp(`[${property.separators}]`))
			: toTexts(raw, property, reader);
	const texts = parts.map((part) => part.trim()).filter((part) => part !== '');
	return [...new Set(texts)];
}

/**
 * How dates begin that n8n's parser reads as they are meant: ISO, SQL and RFC 2822. It would take
 * many other texts ("1", "May") for a date of some year.
 */
const DATE = /^(\d{4}(-?\d\d|-?W\d\d|-?\d{3})|([A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4})/;

/** A moment in milliseconds since the epoch; without a time zone of its own it is the workflow's. */
export function toMoment(
	raw: unknown,
	property: DateTimeProperty,
	reader: Reader,
): number | undefined {
	if (raw === undefined || raw === null || raw === '') return undefined;
	// Not "instanceof": an expression gives the DateTime of n8n's copy of luxon.
	if (isObject(raw) && 'toMillis' in raw && typeof raw.toMillis === 'function') {
		const millis = Number((raw.toMillis as () => number)());
		if (Number.isFinite(millis)) return millis;
	}
	const text = typeof raw === 'string' ? raw.trim() : quote(raw);
	return (
		(DATE.test(text) ? parseMoment(text, reader.timezone()) : undefined) ??
		refuse(reader, property, {
			reason: `is not a date: '${text}'`,
			hint: 'Use a date and time such as 2026-01-29T10:30:00, or an expression such as {{ $now.minus(1, "day") }}.',
		})
	);
}

function parseMoment(text: string, timezone: string): number | undefined {
	try {
		return tryToParseDateTime(text, timezone).toMillis();
	} catch {
		return undefined;
	}
}

/** A number, or the text of one; whole unless the property has `numberPrecision`. */
export function toNumber(
	raw: unknown,
	property: NumberProperty,
	reader: Reader,
): number | undefined {
	// Its own default: not shown, or refused already because it is required.
	if (raw === '' && property.default === '') return undefined;
	const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		return refuse(reader, property, {
			reason: `must be a number, but it is ${JSON.stringify(raw) ?? 'empty'}`,
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
		reason: `must be true or false, but it is ${JSON.stringify(raw) ?? 'empty'}`,
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
	const choices = (property.options ?? []).map(({ value }) => value);
	if (choices.some((choice) => choice === raw)) return raw;
	return refuse(reader, property, {
		reason: `is ${JSON.stringify(raw) ?? 'empty'}, which is no choice`,
		hint: `Choose one of: ${choices.join(', ')}.`,
	});
}

/** A list of choices; an expression often gives one value, or several in a text. */
export function toChoices(raw: unknown, property: MultiOptionsProperty, reader: Reader): unknown[] {
	if (raw === undefined || raw === null || raw === '') return [];
	const values = Array.isArray(raw)
		? raw
		: (typeof raw === 'string' ? raw : quote(raw))
				.split(',')
				.map((part) => part.trim())
				.filter((part) => part !== '');
	return values.map((value) => toChoice(value, property, reader));
}
