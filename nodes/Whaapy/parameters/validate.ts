import { normalizePhone } from '../phone/normalizePhone';
import { inPlaceOfId, isId, USE_THE_CONVERSATION, USER_ID } from '../shared/id';
import { PATH_WORDS } from '../shared/pathWords';
import { truncate, withoutInvisible } from '../shared/text';
import type { ValidationIssues } from './issues';

/** An ID to validate. */
interface IdInput {
	/** The parameter's display name. */
	parameter: string;
	value: string;
	/** Whether it takes a phone number too, in the mode 'By Phone'. */
	byPhone?: boolean;
	/** Whether the ID may be one of Meta's, which are numbers as long as those of phones. */
	isMetas?: boolean;
}

/**
 * Validates an ID, see {@link isId}. What people give in its place is called what it is, and a word of
 * the API's own paths is none: it would lead the request to another endpoint.
 *
 * @returns the ID, or an empty text if an issue was added
 */
export function validateId(issues: ValidationIssues, input: IdInput): string {
	const { parameter } = input;
	const id = input.value.trim();
	if (!input.isMetas && refuseInPlaceOfId(issues, input)) return '';
	if (isId(id) && !PATH_WORDS.has(id.toLowerCase())) return id;
	issues.add(parameter, id === '' ? 'is empty' : `is not an ID: '${truncate(id, 60)}'`, USE_AN_ID);
	return '';
}

const USE_AN_ID =
	"Use the 'id' that another Whaapy node gives, e.g. 550e8400-e29b-41d4-a716-446655440000.";

/** Adds an issue for a phone number, a web address or WhatsApp's ID of a person where an ID is asked for. */
export function refuseInPlaceOfId(
	issues: ValidationIssues,
	{ parameter, value, byPhone = false }: IdInput,
): boolean {
	const text = value.trim();
	const found = inPlaceOfId(text);
	if (found === undefined) return false;
	if (found === USER_ID) {
		issues.add(parameter, `is ${found}: '${truncate(text, 60)}'`, USE_THE_CONVERSATION);
		return true;
	}
	const instead = found === 'a phone number' ? '' : ' with the phone number of the person';
	issues.add(
		parameter,
		`is ${found}, not an ID: '${truncate(text, 60)}'`,
		byPhone
			? `Choose 'By Phone' for it${instead}. ${USE_AN_ID.replace('Use', 'Or use')}`
			: USE_AN_ID,
	);
	return true;
}

/** A phone number to validate. */
interface PhoneInput {
	/** The parameter's display name. */
	parameter: string;
	value: unknown;
	/** ISO 3166-1 alpha-2 code of the country of numbers without a country code. */
	defaultCountry: string;
}

/**
 * Validates a phone number.
 *
 * @returns the number in E.164, in the spelling it came in, or an empty text if an issue was added
 */
export function validatePhone(
	issues: ValidationIssues,
	{ parameter, value, defaultCountry }: PhoneInput,
): string {
	const phone = normalizePhone(value, defaultCountry);
	if (phone.ok) return phone.e164;
	issues.add(parameter, phone.reason, phone.hint);
	return '';
}

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
