import type { INode } from 'n8n-workflow';
import { inputError } from './errors';
import { normalizePhone } from './phone';

/**
 * An ID that is one path segment and nothing else.
 *
 * The pages call IDs UUIDs and show others in their examples, so the form is not held to UUIDs; but
 * what could change the path (`..`, a slash, `?`) is refused before anything is sent.
 *
 * @param parameter the parameter's display name
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkId(node: INode, itemIndex: number, parameter: string, value: string): string {
	const id = value.trim();
	const hint =
		"Use the 'id' that another Whaapy node gives, e.g. 550e8400-e29b-41d4-a716-446655440000.";
	if (id === '') throw inputError(node, itemIndex, parameter, 'is empty', hint);
	if (/^[A-Za-z0-9_~:.-]{1,200}$/.test(id) && !/^\.+$/.test(id)) return id;
	const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
	throw inputError(node, itemIndex, parameter, `is not an ID: '${shown}'`, hint);
}

/**
 * A phone number in E.164, in the spelling it came in.
 *
 * @param parameter the parameter's display name
 * @param defaultCountry ISO alpha-2 code for numbers without a country code
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkPhone(
	node: INode,
	itemIndex: number,
	parameter: string,
	value: unknown,
	defaultCountry = 'MX',
): string {
	const phone = normalizePhone(value, defaultCountry);
	if (phone.ok) return phone.e164;
	throw inputError(node, itemIndex, parameter, phone.reason, phone.hint);
}
