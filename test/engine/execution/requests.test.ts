import { resources } from '../../../nodes/Whaapy/resources';
import { inMemory, PDF } from '../message/files';
import { useSandbox } from '../useSandbox';
import { accountCases } from './requestCases/account';
import { contactCases } from './requestCases/contacts';
import { conversationCases } from './requestCases/conversations';
import { fill } from './requestCases/fill';
import { messageCases } from './requestCases/messages';

const { sandbox, run, sent } = useSandbox();

/** Every case that an operation declares, with the requests that it says. */
const declared = new Map<string, number>(
	resources.flatMap(({ name, operations }) =>
		operations.flatMap((operation) =>
			Object.entries(operation.api.costs).map(
				([label, count]) => [`${name}: ${operation.name}: ${label}`, count] as const,
			),
		),
	),
);

const cases = [...accountCases, ...contactCases, ...conversationCases, ...messageCases];
const file = { data: inMemory(PDF, 'a.pdf', 'application/pdf') };

test('each case that an operation declares is measured, and no other', () => {
	expect(cases.map(({ row }) => row).sort()).toEqual([...declared.keys()].sort());
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
	expect(sent()).toHaveLength(declared.get(row)!);
});
