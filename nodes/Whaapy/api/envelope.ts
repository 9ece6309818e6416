import { isObject } from './response';

/** The field that an answer must have, or those of which it must have one; none: any will do. */
export type Envelope = string | readonly string[] | undefined;

/** Whether an answer is an object with an envelope that holds a thing or a list. */
export function holdsSomething(body: unknown, envelope: Envelope): boolean {
	if (!isObject(body)) return false;
	const held = fields(envelope).map((name) => body[name]);
	return held.length === 0 || held.some((value) => typeof value === 'object' && value !== null);
}

/** Whether an answer has an envelope and says that nothing is in it, and no other that holds anything. */
export function holdsNothing(body: unknown, envelope: Envelope): boolean {
	if (!isObject(body)) return false;
	const held = fields(envelope).flatMap((name) => (name in body ? [body[name]] : []));
	return held.length > 0 && held.every(isNothing);
}

function fields(envelope: Envelope): readonly string[] {
	return typeof envelope === 'string' ? [envelope] : (envelope ?? []);
}

function isNothing(value: unknown): boolean {
	return value === null || (Array.isArray(value) && value.length === 0);
}
