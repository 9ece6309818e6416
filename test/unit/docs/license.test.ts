import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cache, root } from '../../../tools/setup.cjs';

const read = (...parts: string[]) => readFileSync(path.join(...parts), 'utf8');

/** The packages of which esbuild put something into dist, as the build that Jest runs wrote it down. */
function bundledPackages(): string[] {
	const { outputs } = JSON.parse(read(cache, 'bundle.json')) as {
		outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
	};
	const files = Object.values(outputs)
		.flatMap(({ inputs }) => Object.entries(inputs))
		.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
		.map(([file]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
	return [...new Set(files)].filter((name) => name !== undefined).sort();
}

/** The packages that LICENSE gives notice of, with the holder of the copyright. */
const notices = [...read(root, 'LICENSE').matchAll(/^(.+) - Copyright (?:\(c\) )?(.+)$/gm)].flatMap(
	([, names = '', holder = '']) => names.split(' and ').map((name) => ({ name, holder })),
);

test('LICENSE gives notice of what is in dist and of nothing else', () => {
	expect(notices.map(({ name }) => name).sort()).toEqual(bundledPackages());
});

test.each(notices)('the licence of $name is the MIT licence of $holder', ({ name, holder }) => {
	const folder = path.join(root, 'node_modules', name);
	expect(JSON.parse(read(folder, 'package.json'))).toHaveProperty('license', 'MIT');
	const files: Record<string, string> = {
		'client-zip': 'LICENSE.txt',
		'libphonenumber-js': 'LICENSE',
	};
	const file = files[name] ?? 'license';
	// Addresses aside, which either text may have.
	expect(read(folder, file)).toContain(holder.replace(/ <.*/, ''));
});
