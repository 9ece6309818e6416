/**
 * Whether a text can be an ID: one path segment and nothing else.
 *
 * The pages call IDs UUIDs and show others in their examples, so the form is not held to UUIDs; but
 * what could change the path (`..`, a slash, `?`) is none, whoever gives it.
 */
export function isId(text: string): boolean {
	return /^[A-Za-z0-9_~:.-]{1,200}$/.test(text) && !/^\.+$/.test(text);
}

/** An ID that an answer holds, as text; `undefined` where it is none. */
export function idIn(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return isId(String(value)) ? String(value) : undefined;
}
