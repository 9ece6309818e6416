import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'funnelStage',
	operation: 'reorder',
});

const rows = (ids: string[]) => ({ stageIds: { stage: ids.map((stageId) => ({ stageId })) } });
const idsNow = () => sandbox.store.stages.map(({ id }) => id);

test('puts the named stages first, and leaves the others as they are', async () => {
	const [first, second, third, fourth] = idsNow() as [string, string, string, string];
	const { items } = await run(rows([fourth, second]), { items: [{}, {}] });
	expect(sent()).toEqual(['GET /funnel/v1/stages', 'PATCH /funnel/v1/stages/reorder']);
	expect(lastBody()).toEqual({ stage_ids: [fourth, second, first, third] });
	expect(items.map(({ json }) => json.id)).toEqual([fourth, second, first, third]);
});

test.each([
	['no stage', [], "'Stages' is empty [item 0]"],
	['the same stage twice', ['a', 'a'], "'Stages' holds a stage twice: 'a' [item 0]"],
	['a row without a stage', [''], "'Stages' is empty [item 0]"],
])('refuses %s without a request', async (_, ids, message) => {
	const { error } = await run(rows(ids));
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});

test('refuses an unknown stage, and changes nothing', async () => {
	const { error } = await run(rows(['nothing']));
	expect(error?.message).toBe(
		"'Stages' holds an ID that is no stage of the funnel: 'nothing' [item 0]",
	);
	expect(sent()).toEqual(['GET /funnel/v1/stages']);
});

testOperation('funnelStage/reorder', {
	costs: {
		'all items': [
			({ store }) => ({ stageIds: { stage: [{ stageId: store.stages[2]!.id }] } }),
			{ items: [{}, {}, {}] },
		],
	},
	tool: ({ store }) => ({
		left: ['stageIds.stage[0].stageId'],
		knows: { 'Choose from the list': store.stages[3]!.id },
		sends: 'PATCH /funnel/v1/stages/reorder',
		body: { stage_ids: [3, 0, 1, 2].map((index) => store.stages[index]!.id) },
		answers: { id: store.stages[3]!.id },
	}),
});
