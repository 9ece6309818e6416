import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({ resource: 'funnelStage', operation: 'getAll' });

const names = ['Nuevo', 'Interesado', 'Cita agendada', 'Paciente'];

test('outputs the stages in the order of the funnel, once for all items', async () => {
	sandbox.store.stages.reverse();
	const { items } = await run({}, { items: [{}, {}] });
	expect(items.map(({ json }) => json.name)).toEqual(names);
	expect(items[0]?.json).toMatchObject({ position: 0, contact_count: 2 });
	expect(items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	expect(sent()).toEqual(['GET /funnel/v1/stages']);
});

test('outputs so many as the limit says, or all', async () => {
	expect((await run({ limit: 2 })).items).toHaveLength(2);
	expect((await run({ limit: 2, returnAll: true })).items).toHaveLength(4);
});

test('reads a list in the envelope "data" too', async () => {
	sandbox.faults.add({ kind: 'json', body: { data: [{ id: 'a', name: 'Nuevo' }] } });
	const { items } = await run();
	expect(items.map(({ json }) => json)).toEqual([{ id: 'a', name: 'Nuevo' }]);
});

testOperation('funnelStage/getAll', {
	costs: { 'all items': [{}, { items: [{}, {}, {}] }] },
	tool: () => ({
		left: ['limit'],
		sends: 'GET /funnel/v1/stages',
		answers: { name: 'Interesado' },
	}),
});
