import { Contract, loadContract } from '../contract';
import { isObject, type Document, type Json } from '../contract/document';
import type { Answer } from './client';
import { findFields, type FieldFindings } from './fields';
import { fieldName } from './mask';
import type { Endpoint } from './plan';

/**
 * Holds answers of the live API to the contract. More fields are no deviation, even if a page shows
 * the whole record; fewer are one only if the contract says that every answer has them.
 */
export class Comparison {
	private readonly contract: Contract;

	constructor(document: Document) {
		this.contract = new Contract(withOpenAnswers(document), { strict: false });
	}

	/** No text in what it gives holds a value, or a name that could be one. */
	compare({ method, template, operation }: Endpoint, { status, body }: Answer): FieldFindings {
		const prefix = `${method} ${template} answer.`;
		const found = this.contract
			.checkAnswer({ method, path: template, status, body })
			.map((text) => readable(text.startsWith(prefix) ? text.slice(prefix.length) : text));
		const schema = operation.responses['200']?.content?.['application/json']?.schema;
		const isSuccess = status >= 200 && status < 300;
		const fields =
			schema && isSuccess ? findFields(schema, body) : { differs: [], more: [], lacks: [] };
		// A field under another name is one finding, not a missing one beside it.
		const told = new Set(fields.differs.map(placeOf));
		const differs = found.filter((text) => !(told.has(placeOf(text)) && /: missing$/.test(text)));
		return { ...fields, differs: [...new Set([...differs, ...fields.differs])] };
	}
}

let loaded: Comparison | undefined;

/** With the contract of `docs/whaapy-api.yaml`, read once per process. */
export function loadComparison(): Comparison {
	loaded ??= new Comparison(loadContract({ strict: false }).document);
	return loaded;
}

const placeOf = (text: string) => text.split(': ', 1)[0]!;

/** One text for all records of a list, with no name of a field that could be a value. */
function readable(text: string): string {
	const place = placeOf(text);
	const shown = place
		.replace(/\[\d+\]/g, '[]')
		.split('.')
		.map((segment) => segment.replace(/^[^[\]]+/, fieldName))
		.join('.');
	return (shown + text.slice(place.length)).replace(/\[\d+\]/g, '[]');
}

/** The contract without the places where an answer may have only the fields that it lists. */
function withOpenAnswers(document: Document): Document {
	const opened = new Map<Json, Json>();
	const open = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(open);
		if (!isObject(value)) return value;
		let copy = opened.get(value);
		if (!copy) {
			copy = Object.fromEntries(
				Object.entries(value)
					.filter(([key, entry]) => key !== 'additionalProperties' || entry !== false)
					.map(([key, entry]) => [key, open(entry)]),
			);
			opened.set(value, copy);
		}
		return copy;
	};
	const paths = Object.entries(document.paths).map(([template, item]) => [
		template,
		Object.fromEntries(
			Object.entries(item).map(([method, operation]) => [
				method,
				{ ...operation, responses: open(operation.responses) },
			]),
		),
	]);
	return { ...document, paths: Object.fromEntries(paths) as Document['paths'] };
}
