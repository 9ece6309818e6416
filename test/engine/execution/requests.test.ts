import { readFileSync } from 'node:fs';
import path from 'node:path';
import { resources } from '../../../nodes/Whaapy/resources';
import { inMemory, PDF } from '../message/files';
import { useSandbox } from '../useSandbox';
import { accountCases } from './requestCases/account';
import { contactCases } from './requestCases/contacts';
import { conversationCases } from './requestCases/conversations';
import { fill } from './requestCases/fill';
import { messageCases } from './requestCases/messages';

const { sandbox, run, sent } = useSandbox();

const table = readFileSync(path.join(__dirname, '../../../docs/requests.md'), 'utf8')
	.split('\n')
	.filter((line) => line.startsWith('| '))
	.slice(2)
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.map((cells) => cells.slice(1, -1).join(': '));

const cases = [...accountCases, ...contactCases, ...conversationCases, ...messageCases];
const file = { data: inMemory(PDF, 'a.pdf', 'application/pdf') };

test('the table of docs/requests.md has a case for each row, and no other', () => {
	expect(cases.map(({ row }) => row)).toEqual(table);
});

test('the table has a row for every operation', () => {
	const names = resources.flatMap(({ name, operations }) =>
		operations.map((operation) => `${name}: ${operation.name}`),
	);
	const covered = new Set(cases.map(({ row }) => row.split(': ').slice(0, 2).join(': ')));
	expect([...covered].sort()).toEqual(names.sort());
});

test.each(cases)('$row', async ({ row, parameters, items, withoutFile }) => {
	const known = fill(sandbox, 1_000);
	const { error, items: output } = await run(
		typeof parameters === 'function' ? parameters(sandbox) : parameters,
		{
			items: (items ?? [{}]).map((json) => ({ ...known, ...json })),
			binary: withoutFile ? undefined : () => file,
		},
	);
	expect(error?.message).toBeUndefined();
	expect(output.length).toBeGreaterThan(0);
	expect(sent()).toHaveLength(Number(row.split(': ').at(-1)));
});
