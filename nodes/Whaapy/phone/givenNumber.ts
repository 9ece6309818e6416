/**
 * The phone number that an event or an answer gives, in E.164; `undefined` for whatever is none.
 *
 * Only digits with or without a plus are a number, also in a WhatsApp ID of a person. What identifies
 * people without a number (`MX.…`, `…@lid`), groups, channels and devices holds digits too: they
 * would be nobody's number, or a stranger's.
 */
export function givenNumber(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const form = /^\+?([1-9]\d{6,14})(?:@(?:s\.whatsapp\.net|c\.us))?$/i;
	const digits = form.exec(String(value).replace(/[\s()]/g, ''))?.[1];
	return digits === undefined ? undefined : `+${digits}`;
}
