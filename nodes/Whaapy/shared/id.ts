/**
 * Tells whether a text can be an ID: one path segment and nothing else.
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
 * Tells whether a text is WhatsApp's ID of a person who shows no phone number: `MX.13491208655302741918`,
 * or `…@lid`.
 */
export function isUserId(text: string): boolean {
	return (
		/^[a-z]{2}\.(?:ent\.)?(?=[a-z]*\d)[a-z\d]{6,128}$/i.test(text) ||
		/@(?:hosted\.)?lid$/i.test(text)
	);
}

/** The words of a message for what {@link isUserId} finds. */
export const USER_ID = 'the ID of a WhatsApp user without phone number';

/** The way out where a {@link USER_ID} is given in place of a number or of an ID of Whaapy's. */
export const USE_THE_CONVERSATION =
	"This person shows no phone number: use the conversation, by the 'conversation_id' of the message that came. The contact has its 'contact_id'.";

/** Names in words a text that people give in place of an ID of Whaapy's; `undefined` for others. */
export function inPlaceOfId(
	text: string,
): 'a phone number' | 'a web address' | typeof USER_ID | undefined {
	if (text.length > 2_000) return undefined;
	if (isUserId(text)) return USER_ID;
	// Not a message's "wamid.A/B+C==": base64 has slashes.
	const address = /^([a-z][a-z\d+.-]*:\/\/|www\.|(?!wamid\.)[\w-]+(\.[\w-]+)*\.[a-z]{2,24}\/)/i;
	if (address.test(text)) return 'a web address';
	const phone = /^((whatsapp|tel):)?[+\d\s().-]+(@(s\.whatsapp\.net|c\.us))?$/i;
	const digits = text.replace(/\D/g, '').length;
	return phone.test(text) && digits >= 10 && digits <= 15 ? 'a phone number' : undefined;
}
