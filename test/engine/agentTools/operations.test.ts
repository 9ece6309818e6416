import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { leavesOf, menu, plain } from './leaveToModel';
import { previews } from './previews';

const folder = path.resolve(__dirname, '..');
const names = menu.map(({ resource, operation }) => `${resource}/${operation}`);

test('each operation is tested as every operation is, in one place', () => {
	const tested = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => readFileSync(path.join(folder, file), 'utf8'))
		.flatMap((text) => [...text.matchAll(/^testOperation\('([^']+)'/gm)])
		.map(([, name]) => name);
	expect(tested.sort()).toEqual([...names].sort());
});

test('n8n finds no preview of what the node cannot do', () => {
	const known = names.map((name) => `${name}.json`);
	expect(previews().filter((file) => !known.includes(file))).toEqual([]);
});

test('no two tools read alike to a model', () => {
	const actions = menu.map(({ action }) => action);
	expect(actions).toEqual([...new Set(actions)]);
});

describe.each(menu)('the parameters of $resource/$operation', (entry) => {
	const leaves = leavesOf(entry);

	test('each say what belongs into them, in words that an expression can hold', () => {
		const unfit = leaves.filter(({ property: { description = '' } }) => {
			return plain(description).trim() === '' || /^Choose from|\{\{|\}\}/.test(description);
		});
		expect(unfit.map(({ path }) => path)).toEqual([]);
	});

	// n8n gives the model one value for both, or refuses the tool.
	test('have keys of their own, which n8n takes', () => {
		const keys = leaves.map(({ key }) => key);
		expect(keys).toEqual([...new Set(keys)]);
		expect(keys.filter((key) => !/^[\w-]{1,63}$/.test(key))).toEqual([]);
	});
});
