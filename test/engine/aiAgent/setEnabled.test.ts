import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'aiAgent',
	operation: 'setEnabled',
});

test.each([true, false])('turns the agent of the account on or off: %s', async (enabled) => {
	sandbox.store.agent.enabled = !enabled;
	const { items } = await run({ enabled });
	expect(sent()).toEqual(['POST /agent/v1/toggle']);
	expect(lastBody()).toEqual({ enabled });
	expect(sandbox.store.agent.enabled).toBe(enabled);
	expect(items[0]?.json).toMatchObject({ success: true, data: { enabled } });
});

test('tries again when the connection breaks, because a repetition changes nothing', async () => {
	sandbox.faults.add({ kind: 'after', times: 1 });
	const { items } = await run({ enabled: false });
	expect(items[0]?.json).toMatchObject({ success: true });
	expect(sandbox.requests).toHaveLength(2);
});

testOperation('aiAgent/setEnabled', {
	costs: { 'all items': [{ enabled: false }, { items: [{}, {}, {}] }] },
	tool: () => ({
		left: ['enabled'],
		sends: 'POST /agent/v1/toggle',
		body: { enabled: false },
		answers: { success: true },
	}),
});
