import type { INode } from 'n8n-workflow';
import { Complaints } from './issues';
import { isId } from '../shared/id';
import { normalizePhone } from '../phone/normalizePhone';
import { cut } from '../api/summarizeBody';

const ID_HINT =
	"Use the 'id' that another Whaapy node gives, e.g. 550e8400-e29b-41d4-a716-446655440000.";

/**
 * An ID; what is none, see {@link isId}, is refused before anything is sent.
 *
 * @param parameter the parameter's display name
 * @returns the ID; empty after a complaint
 */
export function readId(complaints: Complaints, parameter: string, value: string): string {
	const id = value.trim();
	if (isId(id)) return id;
	complaints.add(parameter, id === '' ? 'is empty' : `is not an ID: '${cut(id, 60)}'`, ID_HINT);
	return '';
}

/**
 * A phone number in E.164, in the spelling it came in.
 *
 * @param parameter the parameter's display name
 * @param defaultCountry ISO alpha-2 code for numbers without a country code
 * @returns the number; empty after a complaint
 */
export function readPhone(
	complaints: Complaints,
	parameter: string,
	value: unknown,
	defaultCountry = 'MX',
): string {
	const phone = normalizePhone(value, defaultCountry);
	if (phone.ok) return phone.e164;
	complaints.add(parameter, phone.reason, phone.hint);
	return '';
}

/**
 * {@link readId} where the ID is all there is to check.
 *
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkId(node: INode, itemIndex: number, parameter: string, value: string): string {
	const complaints = new Complaints(node, itemIndex);
	const id = readId(complaints, parameter, value);
	complaints.throwIfAny();
	return id;
}

/**
 * {@link readPhone} where the number is all there is to check.
 *
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkPhone(
	node: INode,
	itemIndex: number,
	parameter: string,
	value: unknown,
	defaultCountry?: string,
): string {
	const complaints = new Complaints(node, itemIndex);
	const phone = readPhone(complaints, parameter, value, defaultCountry);
	complaints.throwIfAny();
	return phone;
}
