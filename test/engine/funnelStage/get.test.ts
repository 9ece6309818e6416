import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';
import { ofSecond, seenByModel } from './secondStage';

const { sandbox, run, sent } = useSandbox({ resource: 'funnelStage', operation: 'get' });

test('outputs the stage without its envelope', async () => {
	const { id } = sandbox.store.stages[2]!;
	const { items } = await run({ funnelStageId: byId(id) });
	expect(items[0]?.json).toMatchObject({ id, name: 'Cita agendada', position: 2 });
	expect(sent()).toEqual([`GET /funnel/v1/stages/${id}`]);
});

test.each([
	[{ data: { id: 'a' } }, { id: 'a' }],
	[
		{ id: 'a', name: 'Nuevo' },
		{ id: 'a', name: 'Nuevo' },
	],
])('takes the answer as it comes: %j', async (body, json) => {
	sandbox.faults.add({ kind: 'json', body });
	const { items } = await run({ funnelStageId: byId('a') });
	expect(items[0]?.json).toEqual(json);
});

test('names an unknown ID', async () => {
	const { error } = await run({ funnelStageId: byId('nothing') });
	expect(error?.message).toBe("Whaapy has no funnel stage with the ID 'nothing' [item 0]");
	expect(error?.description).toContain('From List');
});

testOperation('funnelStage/get', {
	costs: { 'by ID': [ofSecond()] },
	tool: (sandbox) => {
		const { id, at, ...row } = seenByModel(sandbox);
		return { ...row, sends: `GET ${at}`, answers: { id, name: 'Interesado' } };
	},
});
