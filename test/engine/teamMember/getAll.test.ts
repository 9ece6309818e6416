import { SEEDED_AGENTS } from '../../../tools/sandbox/seeded';
import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({ resource: 'teamMember', operation: 'getAll' });

test('outputs the people of the team, once for all items', async () => {
	const { items } = await run({}, { items: [{}, {}] });
	expect(items.map(({ json }) => json.id)).toEqual(Object.values(SEEDED_AGENTS));
	expect(items[0]?.json).toMatchObject({ name: 'María García', is_available: true });
	expect(sent()).toEqual(['GET /team/v1']);
});

test('outputs so many as the limit says, or all', async () => {
	expect((await run({ limit: 2 })).items).toHaveLength(2);
	expect((await run({ limit: 2, returnAll: true })).items).toHaveLength(3);
});

test('reads a list in the envelope "data" too', async () => {
	sandbox.faults.add({ kind: 'json', body: { data: [{ id: 'a' }] } });
	expect((await run()).items.map(({ json }) => json)).toEqual([{ id: 'a' }]);
});

testOperation('teamMember/getAll', {
	costs: { 'all items': [{}, { items: [{}, {}, {}] }] },
	tool: () => ({
		left: ['limit'],
		sends: 'GET /team/v1',
		answers: { name: 'Paula Íñiguez' },
	}),
});
