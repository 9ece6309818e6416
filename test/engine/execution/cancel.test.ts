import { SEEDED } from '../../../tools/sandbox';
import { people, readEach } from '../people';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run, begin } = useSandbox(readEach);

test('stops waiting for a rate limit when the execution is cancelled, and sends nothing more', async () => {
	const paused = new Promise<void>((resolve) => {
		sandbox.faults.add({
			kind: 'json',
			status: 429,
			headers: { 'retry-after': '50' },
			body: {},
			match: () => {
				resolve();
				return true;
			},
		});
	});
	const { run: execution } = await begin(
		{ options: { maxConcurrentRequests: 1 } },
		{ items: people(5) },
	);
	await paused;
	execution.cancel();
	const { status } = await execution;
	expect(status).toBe('canceled');
	expect(sandbox.requests).toHaveLength(1);
});

test('stops reading pages when the execution is cancelled', async () => {
	const LONG = SEEDED.maria.conversationId;
	const getAll = {
		resource: 'message',
		operation: 'getAll',
		conversationId: byId(LONG),
		returnAll: true,
	};
	sandbox.addMessages(LONG, 5_000);
	sandbox.settings.latency = 5;
	const { run: execution } = await begin(getAll);
	const begun = new Promise<void>((resolve) => {
		sandbox.faults.add({
			kind: 'status',
			match: () => sandbox.requests.length >= 3 && (resolve(), false),
		});
	});
	await begun;
	execution.cancel();
	await execution;
	const before = sandbox.requests.length;
	expect(before).toBeLessThan(20);
	const { items } = await run({ ...getAll, returnAll: false, limit: 1 });
	expect(items).toHaveLength(1);
	expect(sandbox.requests).toHaveLength(before + 1);
});
