/**
 * Whether a text can be an ID: one path segment and nothing else.
 *
 * The pages call IDs UUIDs and show others in their examples, so the form is not held to UUIDs; but
 * what could change the path (`..`, a slash, `?`) is none, whoever gives it.
 */
export function isId(text: string): boolean {
	return /^[A-Za-z0-9_~:.-]{1,200}$/.test(text) && !/^\.+$/.test(text);
}

/**
 * An ID that an answer holds, as text; `undefined` if it is none.
 *
 * A number beyond what JSON numbers are exact for may have become another's ID on its way.
 */
export function idIn(value: unknown): string | undefined {
	if (typeof value === 'string') return isId(value) ? value : undefined;
	return Number.isSafeInteger(value) && Number(value) >= 0 ? String(value) : undefined;
}
