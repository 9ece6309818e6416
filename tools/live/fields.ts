import { isObject, type Json } from '../contract/document';
import { fieldName } from './mask';

export interface FieldFindings {
	/** Fields that have another name than in the contract, and forms that only a guess had. */
	differs: string[];
	/** Fields that the contract does not have. */
	more: string[];
	/** Fields that the source shows and no record has; the contract lets an answer lack them. */
	lacks: string[];
}

/** What all records at one place have, against what the contract has there. */
interface Place {
	known: Map<string, Json[]>;
	shown: Set<string>;
	/** Whether any name may be a field, as in custom fields. */
	free: boolean;
	present: Set<string>;
	extras: Set<string>;
}

/**
 * What an answer has more, less and under another name. The schemas do not refuse these, because
 * answers may have more fields and lack some.
 *
 * @param schema dereferenced, as `readDocument` gives it
 */
export function findFields(schema: Json, body: unknown): FieldFindings {
	const places = new Map<string, Place>();
	visit([schema], body, 'body', places);
	const findings: FieldFindings = { differs: [], more: [], lacks: [] };
	for (const [path, place] of places) judge(path, place, findings);
	return findings;
}

function visit(schemas: Json[], value: unknown, path: string, places: Map<string, Place>): void {
	const all = schemas.flatMap(alternatives);
	if (Array.isArray(value)) {
		const items = all.map((schema) => schema.items).filter(isObject);
		for (const entry of value) visit(items, entry, `${path}[]`, places);
	}
	if (!isObject(value)) return;
	let place = places.get(path);
	if (!place) {
		place = newPlace(all);
		places.set(path, place);
	}
	for (const [name, child] of Object.entries(value)) {
		const found = place.known.get(name);
		if (!found) {
			if (!place.free) place.extras.add(name);
			continue;
		}
		place.present.add(name);
		visit(found, child, `${path}.${name}`, places);
	}
}

/** A schema with all the forms that it allows. */
function alternatives(schema: Json): Json[] {
	const forms = [schema.anyOf, schema.oneOf, schema.allOf].filter(Array.isArray).flat();
	return [schema, ...forms.filter(isObject).flatMap(alternatives)];
}

function newPlace(schemas: Json[]): Place {
	const known = new Map<string, Json[]>();
	for (const { properties } of schemas) {
		if (!isObject(properties)) continue;
		for (const [name, schema] of Object.entries(properties)) {
			if (isObject(schema)) known.set(name, [...(known.get(name) ?? []), schema]);
		}
	}
	const free =
		known.size === 0 ||
		schemas.some(({ additionalProperties: more }) => more === true || isObject(more));
	const shown = new Set(schemas.flatMap((schema) => schema['x-shown']).filter(isText));
	return { known, shown, free, present: new Set(), extras: new Set() };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Where lists tell what comes after them. */
const PAGING = new Set(['pagination', 'meta']);

/** Without casing and underscores: how two families of the API write one name. */
const folded = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function judge(path: string, place: Place, findings: FieldFindings): void {
	const { known, shown, present, extras } = place;
	const absent = [...known.keys()].filter((name) => !present.has(name));
	const renamed = new Set<string>();
	for (const extra of extras) {
		const name = absent.find((one) => folded(one) === folded(extra));
		if (name === undefined) {
			findings.more.push(`${path}.${fieldName(extra)}`);
		} else {
			renamed.add(name);
			findings.differs.push(`${path}.${name}: missing; there is ${fieldName(extra)}`);
		}
	}
	const isGuess = [...known.values()].flat().every((schema) => schema['x-unconfirmed'] === true);
	if (known.size > 0 && isGuess && present.size + renamed.size === 0 && extras.size > 0) {
		const names = [...known.keys()].join(', ');
		findings.differs.push(`${path}: has none of the presumed fields (${names})`);
	}
	const lacking = [...shown].filter((name) => !present.has(name) && !renamed.has(name));
	for (const name of lacking) {
		// Without it nobody can tell whether a list is whole.
		if (PAGING.has(name)) findings.differs.push(`${path}.${name}: missing`);
		else findings.lacks.push(`${path}.${name}`);
	}
}
