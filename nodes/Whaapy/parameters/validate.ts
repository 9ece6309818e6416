import { normalizePhone } from '../phone/normalizePhone';
import { isId } from '../shared/id';
import { truncate } from '../shared/text';
import type { ValidationIssues } from './issues';

/**
 * Validates an ID, see {@link isId}.
 *
 * @param parameter the parameter's display name
 * @returns the ID, or an empty text if an issue was added
 */
export function validateId(issues: ValidationIssues, parameter: string, value: string): string {
	const id = value.trim();
	if (isId(id)) return id;
	issues.add(
		parameter,
		id === '' ? 'is empty' : `is not an ID: '${truncate(id, 60)}'`,
		"Use the 'id' that another Whaapy node gives, e.g. 550e8400-e29b-41d4-a716-446655440000.",
	);
	return '';
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
