import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { ValidationIssues } from '../../parameters/issues';
import { thousands } from '../../shared/quantities';
import { isBlankText, lengthOf } from '../../shared/text';
import { MAX_LENGTH } from './limits';

/** A model that does not stop must not fill a person's phone. */
const MOST_PARTS = 10;

/** Where a text may be divided, the best place first. */
const BREAKS = [/\n\s*\n/g, /\n/g, /[.!?…] /g, /\s/g];

/**
 * Divides a text that is too long for one message: between paragraphs, else between lines, sentences or
 * words. A part is at least half as long as it may be, unless it is the last.
 *
 * @param issues gets one if there were more than ten parts
 */
export function inParts(issues: ValidationIssues, text: string): string[] {
	const length = lengthOf(text);
	if (length <= MAX_LENGTH.text) return [text];
	const parts = length > MOST_PARTS * MAX_LENGTH.text ? [] : divide(text);
	if (parts.length === 0 || parts.length > MOST_PARTS) {
		issues.add(
			'Text',
			`has ${thousands(length)} characters, which is more than ${MOST_PARTS} messages hold`,
			'Shorten it. Nothing is cut for you.',
		);
	}
	return parts;
}

function divide(text: string): string[] {
	const parts: string[] = [];
	let rest = text.trim();
	while (lengthOf(rest) > MAX_LENGTH.text) {
		const characters = Array.from(rest);
		// One character more, because a part may end before a blank.
		const window = characters.slice(0, MAX_LENGTH.text + 1).join('');
		const end =
			BREAKS.map((pattern) => lastEnd(window, pattern)).find((at) => at > window.length / 2) ??
			characters.slice(0, MAX_LENGTH.text).join('').length;
		parts.push(rest.slice(0, end).trim());
		rest = rest.slice(end).trimStart();
	}
	return [...parts, rest].filter((part) => !isBlankText(part));
}

function lastEnd(text: string, pattern: RegExp): number {
	const last = [...text.matchAll(pattern)].at(-1);
	return last === undefined ? 0 : last.index + last[0].length;
}

/**
 * Sends the parts of a message one after the other, since WhatsApp shows them in the order of arrival.
 *
 * @returns the last message, with the IDs of all if there are several
 * @throws NodeApiError of the first part that could not be sent; it says which parts were
 */
export async function sendParts<T>(
	parts: readonly T[],
	send: (part: T, index: number) => Promise<IDataObject>,
): Promise<IDataObject> {
	const sent: IDataObject[] = [];
	for (const [index, part] of parts.entries()) {
		try {
			sent.push(await send(part, index));
		} catch (error) {
			throw tellParts(error, index, parts.length);
		}
	}
	const last = sent.at(-1) ?? {};
	return sent.length > 1 ? { ...last, partIds: sent.map(({ id }) => id as string) } : last;
}

function tellParts(error: unknown, index: number, count: number): unknown {
	if (index > 0 && error instanceof NodeApiError) {
		error.message = `Part ${index + 1} of ${count}: ${error.message}`;
		const reason = String(error.description).replace('for this item', 'for this part');
		error.description = `The parts before it were sent: run this item again with the rest of the text only. ${reason}`;
	}
	return error;
}
