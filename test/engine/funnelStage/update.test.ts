import type { INodeParameters } from 'n8n-workflow';
import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';
import { ofSecond, seenByModel } from './secondStage';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'funnelStage',
	operation: 'update',
});

const update = (updateFields: INodeParameters) => ({
	funnelStageId: byId(sandbox.store.stages[0]!.id),
	updateFields,
});

test('sends only the fields that were added', async () => {
	const { items } = await run(update({ color: '#000000' }));
	const { id } = sandbox.store.stages[0]!;
	expect(sent()).toEqual([`PATCH /funnel/v1/stages/${id}`]);
	expect(lastBody()).toEqual({ color: '#000000' });
	expect(items[0]?.json).toMatchObject({ id, name: 'Nuevo', color: '#000000' });
});

test.each<[INodeParameters, string]>([
	[{}, "'Update Fields' is empty [item 0]"],
	[{ name: '={{ "" }}' }, "'Name' is empty [item 0]"],
	[{ color: '={{ "" }}' }, "'Color' is empty [item 0]"],
])('refuses %j without a request', async (updateFields, message) => {
	const { error } = await run(update(updateFields));
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});

test('names an unknown ID', async () => {
	const { error } = await run({ ...update({ name: 'Alta' }), funnelStageId: byId('nothing') });
	expect(error?.message).toBe("Whaapy has no funnel stage with the ID 'nothing' [item 0]");
});

testOperation('funnelStage/update', {
	costs: { 'by ID': [ofSecond({ updateFields: { name: 'Alta' } })] },
	tool: (sandbox) => {
		const { id, at, knows } = seenByModel(sandbox);
		return {
			left: ['funnelStageId', 'updateFields.name'],
			knows: { 'Name of the stage': 'Revisión', ...knows },
			sends: `PATCH ${at}`,
			body: { name: 'Revisión' },
			answers: { id, name: 'Revisión' },
		};
	},
});
