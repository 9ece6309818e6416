import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../tools/setup.cjs';

const examples = readdirSync(path.join(root, 'examples')).filter((name) => name.endsWith('.json'));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const pages = [
	'README.md',
	'docs/es/README.md',
	'docs/good-to-know.md',
	'docs/recipes.md',
	'docs/scale.md',
	'docs/scale-measurements.md',
	'examples/README.md',
];

test.each(pages)('every link of %s leads to a file', (file) => {
	const folder = path.dirname(path.join(root, file));
	const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
	expect(links.filter((link) => !existsSync(path.join(folder, link)))).toEqual([]);
});

test.each(['docs/es/README.md', 'examples/README.md'])('%s links every example', (file) => {
	const linked = [...read(file).matchAll(/([\w-]+\.json)\)/g)].map(([, name]) => name);
	expect(linked.sort()).toEqual(examples.sort());
});
