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

/**
 * What people give in place of an ID of Whaapy's, in words; `undefined` if a text is neither.
 */
export function inPlaceOfId(text: string): 'a phone number' | 'a web address' | undefined {
	if (text.length > 2_000) return undefined;
	const address = /^([a-z][a-z\d+.-]*:\/\/|www\.|[\w-]+(\.[\w-]+)+\/)/i;
	if (address.test(text)) return 'a web address';
	const phone = /^((whatsapp|tel):)?[+\d\s().-]+(@(s\.whatsapp\.net|c\.us))?$/i;
	const digits = text.replace(/\D/g, '').length;
	return phone.test(text) && digits >= 10 && digits <= 15 ? 'a phone number' : undefined;
}
