import { isObject } from '../contract/document';
import { fieldName } from './mask';

/** As deep as an envelope, its records and what is in them. */
const DEPTH = 3;

/** What an answer is made of, without its values: `{ tags: [text] }`. */
export function shapeOf(value: unknown, depth = DEPTH): string {
	if (Array.isArray(value)) {
		const shapes = [...new Set(value.map((entry) => shapeOf(entry, depth)))];
		return `[${shapes.join(' or ')}]`;
	}
	if (isObject(value)) {
		const fields = Object.entries(value);
		if (fields.length === 0) return '{}';
		// What a business names itself is not shown.
		if (depth === 0) return '{ … }';
		const shown = fields.map(([name, entry]) => `${fieldName(name)}: ${shapeOf(entry, depth - 1)}`);
		return `{ ${[...new Set(shown)].join(', ')} }`;
	}
	if (value === null) return 'null';
	return typeof value === 'string' ? 'text' : typeof value;
}
