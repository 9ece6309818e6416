import { useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'aiAgent', operation: 'pause' });

const items = [{ minutes: 5 }, { minutes: 10 }, { minutes: 15 }];
const forAll = [{ item: 0 }, { item: 1 }, { item: 2 }];
const minutes = '={{ $json.minutes }}';

test('what acts on the whole account runs once, for the first item, and stands for all', async () => {
	const result = await run({ minutes }, { items });
	expect(sent()).toEqual(['POST /agent/v1/pause']);
	expect(lastBody()).toEqual({ duration: 5 });
	expect(result.items).toEqual([
		{ json: expect.objectContaining({ success: true }) as object, pairedItem: forAll },
	]);
});

test('one that cannot be done ends the run', async () => {
	const { error } = await run({ minutes: '={{ 0 }}' }, { items });
	expect(error?.message).toBe("'Minutes' is 0 [item 0]");
});

test.each([
	['continueRegularOutput', 'items'],
	['continueErrorOutput', 'errorItems'],
] as const)('told once for all items with %s', async (onError, branch) => {
	sandbox.settings.scopes.delete('agent:write');
	const result = await run({ minutes }, { items, onError });
	expect(result.error).toBeUndefined();
	expect(result[branch]).toHaveLength(1);
	expect(result[branch][0]).toMatchObject({
		json: { error: "The API key lacks the permission 'agent:write' [item 0]" },
		pairedItem: forAll,
	});
	expect(sandbox.requests).toHaveLength(1);
});
