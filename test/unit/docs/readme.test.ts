import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resources } from '../../../nodes/Whaapy/resources';
import { EVENTS } from '../../../nodes/Whaapy/delivery/events';
import { root } from '../../../tools/setup.cjs';

const examples = readdirSync(path.join(root, 'examples'));

describe.each(['README.md', 'README.es.md'])('%s', (file) => {
	const text = readFileSync(path.join(root, file), 'utf8');

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

	test('links every example and no other', () => {
		const linked = [...text.matchAll(/\(examples\/([^)]+\.json)\)/g)].map(([, name]) => name);
		expect(linked.sort()).toEqual([...examples].sort());
	});
});
