import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resources } from '../../../nodes/Whaapy/resources';
import { EVENTS } from '../../../nodes/Whaapy/delivery/events';
import { root } from '../../../tools/setup.cjs';

const examples = readdirSync(path.join(root, 'examples')).filter((name) => name.endsWith('.json'));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe.each(['README.md', 'docs/es/README.md'])('%s', (file) => {
	const text = read(file);

	test.each(resources)('lists the operations of $name', ({ name, operations }) => {
		const row = text.split('\n').find((line) => line.startsWith(`| ${name} `));
		const listed = row?.split('|')[2]?.trim().split(', ') ?? [];
		expect(listed.sort()).toEqual(operations.map((operation) => operation.name).sort());
	});

	test('names every event and no other', () => {
		const [table = ''] = /\*\*Whaapy Trigger\*\*[^:]*:\n\n((?:\|.*\n)+)/.exec(text)?.slice(1) ?? [];
		const named = table
			.split('\n')
			.slice(2, -1)
			.flatMap((row) => row.split('|')[2]?.split(',') ?? [])
			.map((event) => event.trim());
		expect(named.sort()).toEqual(EVENTS.map(({ name }) => name).sort());
	});
});

const pages = ['README.md', 'docs/es/README.md', 'docs/good-to-know.md', 'examples/README.md'];

test.each(pages)('every link of %s leads to a file', (file) => {
	const folder = path.dirname(path.join(root, file));
	const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
	expect(links.filter((link) => !existsSync(path.join(folder, link)))).toEqual([]);
});

test.each(['docs/es/README.md', 'examples/README.md'])('%s links every example', (file) => {
	const linked = [...read(file).matchAll(/([\w-]+\.json)\)/g)].map(([, name]) => name);
	expect(linked.sort()).toEqual(examples.sort());
});
