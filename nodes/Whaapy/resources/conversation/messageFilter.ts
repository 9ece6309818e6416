import type { Message } from '../../api/contract';
import { sentAt } from '../../delivery/message';
import type { ValidationIssues } from '../../parameters/issues';

/** The criteria of a message; each is optional. */
export interface MessageFilter {
	direction?: string;
	messageTypes?: readonly string[];
	sentByAi?: boolean;
	/** Milliseconds since the epoch. */
	since?: number;
	/** Milliseconds since the epoch. */
	until?: number;
}

/** Tells whether a message passes a filter. */
export function matches(message: Message, filter: MessageFilter): boolean {
	const { direction, messageTypes = [], sentByAi, since, until } = filter;
	if (direction !== undefined && message.direction !== direction) return false;
	if (sentByAi !== undefined && (message.sentByAi ?? false) !== sentByAi) return false;
	if (messageTypes.length > 0 && !messageTypes.includes(String(message.messageType))) return false;
	// A message without a readable time is kept: dropping it would lose it in silence.
	const time = since === undefined && until === undefined ? Number.NaN : sentAt(message);
	return !(since !== undefined && time < since) && !(until !== undefined && time > until);
}

/** Refuses a period that ends before it begins. */
export function validatePeriod(issues: ValidationIssues, { since, until }: MessageFilter): void {
	if (since === undefined || until === undefined || since <= until) return;
	issues.add('Since', "is later than 'Until'", 'No message can be in between. Exchange the two.');
}

/** Tells whether a page holds a message from before a moment, so that all further pages are older too. */
export function isOlder(page: readonly Message[], since: number | undefined): boolean {
	return since !== undefined && page.some((message) => sentAt(message) < since);
}

/** Tells whether a filter lets every message through. */
export function isUnfiltered(filter: MessageFilter): boolean {
	return Object.values(filter).every(
		(value) => value === undefined || (Array.isArray(value) && value.length === 0),
	);
}

/** Sorts messages of a whole result by time; those of the same time stay as they were. */
export function sortNewestFirst<T>(entries: T[], message: (entry: T) => Message): T[] {
	const isLater = (entry: T, i: number) => {
		const before = entries[i - 1];
		return before !== undefined && compareTimes(message(entry), message(before)) > 0;
	};
	// Nearly always they are in order already, so a long history is not copied for nothing.
	if (!entries.some(isLater)) return entries;
	return [...entries].sort((a, b) => compareTimes(message(b), message(a)));
}

function compareTimes(one: Message, other: Message): number {
	const [a, b] = [one.timestamp, other.timestamp];
	// Times in UTC of the same form are in order as texts, and a history has very many.
	if (typeof a === 'string' && typeof b === 'string' && a.length === b.length) {
		if (a === b) return 0;
		if (a.endsWith('Z') && b.endsWith('Z')) return a < b ? -1 : 1;
	}
	return sentAt(one) - sentAt(other) || 0;
}
