import type { ValidationIssues } from '../../parameters/issues';
import { refuseInPlaceOfId } from '../../parameters/validate';
import { truncate } from '../../shared/text';

/**
 * Validates the ID of a message that goes into a body: Whaapy's, or WhatsApp's, which may hold
 * characters that no ID in a path may.
 *
 * @param parameter the parameter's display name
 * @returns the ID, or an empty text if an issue was added
 */
export function validateMessageId(
	issues: ValidationIssues,
	parameter: string,
	value: string,
): string {
	const id = value.trim();
	if (refuseInPlaceOfId(issues, { parameter, value: id })) return '';
	if (/^[\w.:~+/=-]{1,500}$/.test(id)) return id;
	issues.add(
		parameter,
		id === '' ? 'is empty' : `is not the ID of a message: '${truncate(id, 60)}'`,
		"Use the 'id' or the 'wamid' of a message, e.g. 550e8400-e29b-41d4-a716-446655440000.",
	);
	return '';
}
