import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../../nodes/Whaapy/shared/guards';
import type { MenuEntry } from './leaveToModel';

// The editor shows these fields of a node that has not run yet, so that they can be dragged into the
// next one. They are of what the node puts out in the sandbox, whose answers are held to the contract.
// `WRITE_PREVIEWS=1 npm run test:engine -- contact/create` writes that of an operation anew, and with no
// path those of all.

const root = path.resolve(__dirname, '../../..');
/** Where n8n looks: by the version of the node, beside it. */
const FOLDER = 'nodes/Whaapy/__schema__/v1.0.0';

/** Fields whose names every business chooses for itself. */
const OWN_NAMES = /^(custom_?fields|external_?ids|metadata)$/i;

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
	version?: number;
}

/** Compares the preview of an operation, in the source and as it is shipped, to what it put out. */
export function expectPreview({ resource, operation }: MenuEntry, items: IDataObject[]): void {
	const file = path.join(FOLDER, resource, `${operation}.json`);
	const preview = { ...schemaOf(items, ''), version: 1 };
	if (process.env.WRITE_PREVIEWS) {
		mkdirSync(path.join(root, FOLDER, resource), { recursive: true });
		writeFileSync(path.join(root, file), `${JSON.stringify(preview, null, '\t')}\n`);
		return;
	}
	for (const place of [file, path.join('dist', file)]) {
		expect([place, read(place)]).toEqual([place, preview]);
	}
}

/** The previews that are there, as "resource/operation.json". */
export function previews(): string[] {
	const files = readdirSync(path.join(root, FOLDER), { recursive: true, encoding: 'utf8' });
	return files.filter((file) => file.endsWith('.json')).map((file) => file.replace(/\\/g, '/'));
}

function read(file: string): unknown {
	const place = path.join(root, file);
	return existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as unknown) : undefined;
}

/** The schema that several values of a field have in common; one that is always `null` is a text. */
function schemaOf(values: unknown[], name: string): Schema {
	const present = values.filter((value) => value !== null && value !== undefined);
	const [first] = present;
	if (Array.isArray(first)) {
		const inside = present.flat();
		return { type: 'array', items: schemaOf(inside, '') };
	}
	if (!isObject(first)) return { type: first === undefined ? 'string' : typeof first };
	if (OWN_NAMES.test(name)) return { type: 'object' };
	const objects = present.filter(isObject);
	const fields = [...new Set(objects.flatMap(Object.keys))];
	const properties = fields.map((field) => [
		field,
		schemaOf(
			objects.map((o) => o[field]),
			field,
		),
	]);
	return { type: 'object', properties: Object.fromEntries(properties) as Record<string, Schema> };
}
