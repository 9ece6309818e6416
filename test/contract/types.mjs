import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { load } from 'js-yaml';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from '../setup.cjs';

// Makes the types of the API from the contract: `npm run contract`.

const CONTRACT = path.join(root, 'docs/whaapy-api.yaml');
export const TYPES = path.join(root, 'nodes/Whaapy/api/whaapyApi.ts');

const BANNER = `// Generated from docs/whaapy-api.yaml by "npm run contract". Change the contract, not this file.
// An answer can hold more, less and other things than its type says.

`;

/** The text that the file with the types should have. */
export async function generateTypes() {
	const document = withoutConditions(load(await readFile(CONTRACT, 'utf8')));
	const silent = true;
	return BANNER + astToString(await openapiTS(document, { silent }));
}

/** Whether the file has the types of the contract as it is now. */
export async function typesAreCurrent() {
	return (await readFile(TYPES, 'utf8').catch(() => '')) === (await generateTypes());
}

/** Alternatives that only say which fields are required have no type: each would be `unknown`. */
function withoutConditions(value) {
	if (Array.isArray(value)) return value.map(withoutConditions);
	if (typeof value !== 'object' || value === null) return value;
	const kept = Object.entries(value).filter(([, entry]) => !isConditions(entry));
	return Object.fromEntries(kept.map(([key, entry]) => [key, withoutConditions(entry)]));
}

const isConditions = (value) =>
	Array.isArray(value) &&
	value.length > 0 &&
	value.every((entry) => {
		const keys = Object.keys(entry ?? {});
		return keys.length > 0 && keys.every((key) => ['required', 'if', 'then'].includes(key));
	});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	await writeFile(TYPES, await generateTypes());
	console.log(`Wrote ${path.relative(root, TYPES)}`);
}
