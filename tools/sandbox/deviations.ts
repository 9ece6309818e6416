import { isObject } from './respond';

/** An answer that differs from the documentation. */
export interface Deviation {
	/** Method and path as the routes have them, e.g. "GET /contacts/v1/:id"; all if left out. */
	endpoint?: string;
	/**
	 * `renamedField`: the other casing, or an underscore before it. `missingField`: not there.
	 * `wrongType`: text for a number and the like. `wrongEnvelope`: all within `result`.
	 * `unknownValue`: a text that no list has. `extraStatus`: 202 instead of 200 or 201.
	 */
	kind:
		| 'renamedField'
		| 'missingField'
		| 'wrongType'
		| 'wrongEnvelope'
		| 'unknownValue'
		| 'extraStatus';
	/** Which field of the record, of a list each one's; dots lead inwards; `id` if left out. */
	field?: string;
}

/** What the answers of the families have around their records. */
const ENVELOPES = [
	'data',
	'contact',
	'contacts',
	'stage',
	'stages',
	'agents',
	'tags',
	'fields',
	'note',
];

/** A field as another family of the API would write it. */
function otherCasing(name: string): string {
	const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
	if (camel !== name) return camel;
	const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	return snake === name ? `_${name}` : snake;
}

function wrongValue(value: unknown): unknown {
	if (typeof value === 'string') return 42;
	if (typeof value === 'object' && value !== null) return 'texto';
	return { value };
}

function changeField(record: unknown, kind: Deviation['kind'], path: string): unknown {
	if (Array.isArray(record)) return record.map((entry) => changeField(entry, kind, path));
	const [field = '', ...inner] = path.split('.');
	if (!isObject(record) || !(field in record)) return record;
	const { [field]: value, ...rest } = record;
	if (inner.length > 0) return { ...record, [field]: changeField(value, kind, inner.join('.')) };
	switch (kind) {
		case 'renamedField':
			return { ...rest, [otherCasing(field)]: value };
		case 'missingField':
			return rest;
		case 'wrongType':
			return { ...record, [field]: wrongValue(value) };
		case 'unknownValue':
			return { ...record, [field]: 'inesperado' };
		default:
			return record;
	}
}

/** The same answer with a deviation in it. */
export function deviate(answer: unknown, { kind, field = 'id' }: Deviation): unknown {
	if (kind === 'wrongEnvelope') return { result: answer };
	if (!isObject(answer)) return answer;
	const [outermost = ''] = field.split('.');
	const envelope = ENVELOPES.find((name) => typeof answer[name] === 'object');
	// A field beside the envelope, such as `meta`, can be named too.
	if (envelope === undefined || outermost in answer) return changeField(answer, kind, field);
	return { ...answer, [envelope]: changeField(answer[envelope], kind, field) };
}

/** The first deviation that is meant for an endpoint. */
export function deviationFor(deviations: Deviation[], endpoint: string): Deviation | undefined {
	return deviations.find((deviation) => (deviation.endpoint ?? endpoint) === endpoint);
}
