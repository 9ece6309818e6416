import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'funnelStage',
	operation: 'create',
});

test('adds a stage at the end, sending its name only', async () => {
	const { items } = await run({ name: ' Alta ' });
	expect(sent()).toEqual(['POST /funnel/v1/stages']);
	expect(lastBody()).toEqual({ name: 'Alta' });
	expect(items[0]?.json).toMatchObject({ name: 'Alta', position: 4, color: '#6366f1' });
});

test('sends color and position if they are given, 0 too', async () => {
	const { items } = await run({
		name: 'Alta',
		additionalFields: { color: '#10B981', position: 0 },
	});
	expect(lastBody()).toEqual({ name: 'Alta', color: '#10B981', position: 0 });
	expect(items[0]?.json).toMatchObject({ position: 0 });
});

test('tells everything that is wrong at once, without a request', async () => {
	const { error } = await run({
		name: 'x'.repeat(101),
		additionalFields: { color: 'red', position: -1 },
	});
	expect(error?.message).toBe("'Position', 'Name' and 'Color' cannot be used [item 0]");
	expect(error?.description).toContain("'Name' has 101 characters. Use 100 characters at most.");
	expect(error?.description).toContain("'Color' is not a color: 'red'");
	expect(sandbox.requests).toHaveLength(0);
});

test('is not sent twice when the connection breaks', async () => {
	sandbox.faults.add({ kind: 'after' });
	const { error } = await run({ name: 'Alta' });
	expect(error?.description).toContain('It may have been saved or sent all the same.');
	expect(sandbox.requests).toHaveLength(1);
});

testOperation('funnelStage/create', {
	costs: { 'a stage': [{ name: 'Alta' }] },
	tool: () => ({
		left: ['name', 'additionalFields.position'],
		knows: { 'Name of the stage': 'Revisión', 'Place in the funnel': 2 },
		sends: 'POST /funnel/v1/stages',
		body: { name: 'Revisión', position: 2 },
		answers: { name: 'Revisión' },
	}),
});
