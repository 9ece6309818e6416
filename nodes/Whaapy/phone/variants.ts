/**
 * WhatsApp's spellings of one subscriber, in both directions (docs/whaapy-api.md, "Phone numbers").
 */
const SPELLINGS: ReadonlyArray<readonly [pattern: RegExp, other: string]> = [
	[/^\+521(\d{10})$/, '+52$1'],
	[/^\+52(\d{10})$/, '+521$1'],
	[/^\+549(\d{10})$/, '+54$1'],
	[/^\+54(\d{10})$/, '+549$1'],
	[/^\+55(\d{2})9([6-9]\d{7})$/, '+55$1$2'],
	// '$19' would name a nineteenth group.
	[/^\+55(?<area>\d{2})(?<local>[6-9]\d{7})$/, '+55$<area>9$<local>'],
];

/**
 * The other spelling under which WhatsApp may know the same subscriber: Mexico, Argentina and Brazil
 * only (docs/whaapy-api.md, "Phone numbers").
 *
 * @param e164 a number as `normalizePhone` gives it
 * @returns the other spelling, or `undefined` if the number has only one
 */
export function otherSpelling(e164: string): string | undefined {
	for (const [pattern, other] of SPELLINGS) {
		if (pattern.test(e164)) return e164.replace(pattern, other);
	}
	return undefined;
}

/** A key that both spellings of one subscriber share. */
export function subscriberKey(e164: string): string {
	return [e164, otherSpelling(e164) ?? e164].sort().join(' ');
}

/**
 * The digits at the end of a number that all of its spellings share. Other numbers can end in them
 * too.
 *
 * @param e164 a number as `normalizePhone` gives it
 */
export function sharedDigits(e164: string): string {
	const digits = e164.replace(/\D/g, '');
	const other = otherSpelling(e164) ?? e164;
	let length = 0;
	while (length < digits.length && digits.at(-length - 1) === other.at(-length - 1)) length++;
	return digits.slice(digits.length - length);
}
