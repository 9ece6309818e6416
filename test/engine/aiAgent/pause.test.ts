import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'aiAgent', operation: 'pause' });

test('pauses the agent of the account for so many minutes', async () => {
	const { items } = await run({ minutes: 90 });
	expect(sent()).toEqual(['POST /agent/v1/pause']);
	expect(lastBody()).toEqual({ duration: 90 });
	expect(items[0]?.json).toMatchObject({ data: { pausedUntil: sandbox.store.agent.pausedUntil } });
});

test('refuses less than one minute without a request', async () => {
	const { error } = await run({ minutes: 0 });
	expect(error?.message).toBe("'Minutes' is 0 [item 0]");
	expect(sandbox.requests).toHaveLength(0);
});

testOperation('aiAgent/pause', {
	costs: { 'all items': [{ minutes: 30 }, { items: [{}, {}, {}] }] },
	tool: () => ({
		left: ['minutes'],
		sends: 'POST /agent/v1/pause',
		body: { duration: 30 },
		answers: { success: true },
	}),
});
