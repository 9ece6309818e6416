import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { load } from 'js-yaml';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from '../setup.cjs';

// Makes the types of the API from the contract: `npm run contract`.

const CONTRACT = path.join(root, 'docs/whaapy-api.yaml');
export const TYPES = path.join(root, 'nodes/Whaapy/api/whaapyApi.ts');
const WORDS = path.join(root, 'nodes/Whaapy/shared/pathWords.ts');

const BANNER = `// Generated from docs/whaapy-api.yaml by "npm run contract". Change the contract, not this file.
// An answer can hold more, less and other things than its type says.

`;

/** The text that the file with the types should have. */
export async function generateTypes() {
	const document = withoutConditions(load(await readFile(CONTRACT, 'utf8')));
	const silent = true;
	return BANNER + astToString(await openapiTS(document, { silent }));
}

/** The text that the file with the words of the paths should have. */
async function generateWords() {
	const { paths } = load(await readFile(CONTRACT, 'utf8'));
	const segments = Object.keys(paths).flatMap((path) => path.split('/'));
	const words = [...new Set(segments)].filter((word) => /^[a-z]/.test(word)).sort();
	return `// Generated from docs/whaapy-api.yaml by "npm run contract". Change the contract, not this file.

/** The words of the API's paths: in the place of an ID, they lead to another endpoint. */
export const PATH_WORDS: ReadonlySet<string> = new Set([
${words.map((word) => `\t'${word}',\n`).join('')}]);
`;
}

/** Whether the files have the types and the words of the contract as it is now. */
export async function typesAreCurrent() {
	const files = [
		[TYPES, await generateTypes()],
		[WORDS, await generateWords()],
	];
	const current = files.map(async ([file, text]) => {
		return (await readFile(file, 'utf8').catch(() => '')) === text;
	});
	return (await Promise.all(current)).every(Boolean);
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
	await writeFile(WORDS, await generateWords());
	console.log(`Wrote ${[TYPES, WORDS].map((file) => path.relative(root, file)).join(' and ')}`);
}
