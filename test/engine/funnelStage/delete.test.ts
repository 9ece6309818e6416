import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';
import { ofSecond, seenByModel } from './secondStage';

const { sandbox, run, sent } = useSandbox({ resource: 'funnelStage', operation: 'delete' });

test('deletes the stage', async () => {
	const { id } = sandbox.store.stages[1]!;
	const { items } = await run({ funnelStageId: byId(id) });
	expect(items[0]?.json).toEqual({ id, deleted: true });
	expect(sent()).toEqual([`DELETE /funnel/v1/stages/${id}`]);
	expect(sandbox.store.stages.map(({ name }) => name)).not.toContain('Interesado');
});

test('an unknown ID is told, not taken for success', async () => {
	const { error } = await run({ funnelStageId: byId('nothing') });
	expect(error?.message).toBe("Whaapy has no funnel stage with the ID 'nothing' [item 0]");
	expect(error).toMatchObject({ httpCode: '404' });
});

test('refuses what is no ID without a request', async () => {
	const { error } = await run({ funnelStageId: byId('../contacts') });
	expect(error?.message).toBe("'Funnel Stage' is not an ID: '../contacts' [item 0]");
	expect(sandbox.requests).toHaveLength(0);
});

testOperation('funnelStage/delete', {
	costs: { 'by ID': [ofSecond()] },
	tool: (sandbox) => {
		const { id, at, ...row } = seenByModel(sandbox);
		return { ...row, sends: `DELETE ${at}`, answers: { id, deleted: true } };
	},
	doneIfEmpty: { deleted: true },
});
