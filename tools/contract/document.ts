import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';

export type Json = Record<string, unknown>;

export interface Parameter {
	name: string;
	in: 'path' | 'query' | 'header';
	required?: boolean;
	schema: Json;
}

export interface Content {
	content?: Record<string, { schema: Json }>;
}

/** One operation, or one delivery, with everything that it refers to put in its place. */
export interface Operation {
	operationId: string;
	'x-source': 'documented' | 'observed' | 'vendor';
	'x-scopes'?: string[];
	'x-scopes-source'?: 'documented' | 'observed' | 'vendor' | 'presumed';
	security?: unknown[];
	parameters?: Parameter[];
	requestBody?: Content & { required?: boolean };
	responses: Record<string, Content>;
}

export interface Document {
	/** By path template, then by method in lower case. */
	paths: Record<string, Record<string, Operation>>;
	/** By event; each has a `post`. */
	webhooks: Record<string, { post: Operation }>;
	components: {
		schemas: Record<string, Json>;
		examples: Record<string, { value: unknown }>;
	};
}

export const CONTRACT_FILE = path.resolve(__dirname, '../../docs/whaapy-api.yaml');

export const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads the contract and replaces each `$ref` by what it refers to, so that a place in a schema is a
 * place in one tree.
 *
 * @throws Error if the file is no YAML, or if a reference leads nowhere
 */
export function readDocument(file = CONTRACT_FILE): Document {
	const root = load(readFileSync(file, 'utf8'));
	const referred = new Map<string, Json>();
	const dereference = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(dereference);
		if (!isObject(value)) return value;
		const { $ref, ...own } = value;
		const entries = Object.entries(own).map(([key, entry]) => [key, dereference(entry)]);
		const beside: Json = Object.fromEntries(entries);
		if (typeof $ref !== 'string') return beside;
		let target = referred.get($ref);
		if (!target) {
			target = dereference(resolve($ref, root)) as Json;
			referred.set($ref, target);
		}
		// One object for all that refer to it, so that its schema is compiled once.
		return entries.length === 0 ? target : merge(target, beside);
	};
	return dereference(root) as Document;
}

function resolve($ref: string, root: unknown): Json {
	const found = $ref
		.replace(/^#\//, '')
		.split('/')
		.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), root);
	if (!isObject(found)) throw new Error(`The contract refers to ${$ref}, which it does not have`);
	return found;
}

/** What stands beside a `$ref` adds to the lists of fields, and replaces anything else. */
function merge(target: Json, beside: Json): Json {
	const merged: Json = { ...target, ...beside };
	for (const list of ['required', 'x-shown']) {
		const both = [target[list], beside[list]].filter(Array.isArray).flat();
		if (both.length > 0) merged[list] = [...new Set(both)];
	}
	return merged;
}
