import { tryToParseDateTime } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { truncate } from '../shared/text';
import type { Reader } from './coerce';
import { quoteJson, refuse } from './coerce';
import type { DateTimeProperty } from './property';

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
		(isDate(text) ? parseMoment(text, reader.timezone()) : undefined) ??
		refuse(reader, property, {
			reason: `is not a date: '${truncate(text, 60)}'`,
			hint: 'Use a date and time such as 2026-01-29T10:30:00, or an expression such as {{ $now.minus(1, "day") }}.',
		})
	);
}

/** No date is longer; a parser would work through any text. */
const MAX_DATE = 60;

function isDate(text: string): boolean {
	return text.length <= MAX_DATE && DATE.test(text) && isInCalendar(text);
}

/** Tells whether the month has the day: n8n's parser makes March 2 of February 30. */
function isInCalendar(text: string): boolean {
	const [, year, month, day] =
		/^(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(text) ?? // ISO and SQL
		/^()()(?:[A-Za-z]{3}, )?(\d{1,2} [A-Za-z]{3} \d{4})/.exec(text) ?? // RFC 2822
		[];
	if (day === undefined) return true;
	if (!month) return new Date(`${day} UTC`).getUTCDate() === parseInt(day, 10);
	return (
		new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
	);
}

function parseMoment(text: string, timezone: string): number | undefined {
	try {
		return tryToParseDateTime(text, timezone).toMillis();
	} catch {
		return undefined;
	}
}

/** Quotes what stands in place of a date and is no text, for a message. */
function quote(raw: unknown): string {
	if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? 'Invalid Date' : raw.toISOString();
	return quoteJson(raw);
}
