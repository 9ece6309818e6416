import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({ resource: 'template', operation: 'sync' });

test('syncs once for all items, and passes on what Whaapy answers', async () => {
	const { items } = await run({}, { items: [{}, {}, {}] });
	expect(sent()).toEqual(['POST /templates/v1/sync']);
	expect(items).toEqual([
		{
			json: { success: true, data: { synced: sandbox.store.templates.size } },
			pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
		},
	]);
});

test('tries again when the connection breaks, because a repetition changes nothing', async () => {
	sandbox.faults.add({ kind: 'after', times: 1 });
	const { items } = await run();
	expect(items[0]?.json).toMatchObject({ success: true });
	expect(sandbox.requests).toHaveLength(2);
});

testOperation('template/sync', {
	costs: { 'all items': [{}, { items: [{}, {}, {}] }] },
	tool: () => ({ sends: 'POST /templates/v1/sync', answers: { success: true } }),
});
