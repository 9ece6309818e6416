import { withoutInvisible } from '../shared/text';

/** Longest email address (RFC 5321). */
const MAX_EMAIL = 254;

/**
 * Reads an email address as people copy it: with `mailto:` and what follows the address there, and
 * with characters that nobody sees.
 *
 * @returns `undefined` if it is none
 */
export function readEmail(text: string): string | undefined {
	// Some characters more than the address itself; the pattern takes time with the square of the length.
	if (text.length > 4 * MAX_EMAIL) return undefined;
	const plain = withoutInvisible(text).trim();
	const address = plain.replace(/^mailto:\s*([^?]*).*$/is, '$1').trim();
	const isEmail = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(address);
	return isEmail && address.length <= MAX_EMAIL ? address : undefined;
}
