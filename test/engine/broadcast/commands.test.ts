import type { Sandbox } from '../../../tools/sandbox';
import type { Broadcast } from '../../../tools/sandbox/types';
import { testOperation } from '../testOperation';
import { byId, only, useSandbox } from '../useSandbox';
import { addBroadcast, addRecipients, seenByModel } from './addBroadcast';

const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'broadcast' });

/** Each operation that sends one command: in which status, and where that leads. */
const commands: Array<[string, string, Broadcast['status'], Broadcast['status']]> = [
	['pause', 'pause', 'sending', 'paused'],
	['resume', 'resume', 'paused', 'sending'],
	['cancel', 'cancel', 'sending', 'cancelled'],
	['retryFailed', 'retry-failed', 'completed', 'sending'],
];

describe.each(commands)('%s', (operation, path, from, to) => {
	test('sends one request, and outputs the answer', async () => {
		const { id } = addBroadcast(sandbox, { status: from });
		const { items } = await run({ operation, broadcastId: byId(id) });
		expect(sent()).toEqual([`POST /broadcasts/${id}/${path}`]);
		expect(lastBody()).toBeUndefined();
		expect(items).toMatchObject([{ json: { id, status: to }, pairedItem: { item: 0 } }]);
	});

	test('is not sent twice when the connection breaks', async () => {
		const { id } = addBroadcast(sandbox, { status: from });
		sandbox.faults.add({ kind: 'after' });
		const { error } = await run({ operation, broadcastId: byId(id) });
		expect(error?.description).toContain('It may have been saved or sent all the same.');
		expect(sandbox.requests).toHaveLength(1);
	});

	test('names an unknown ID', async () => {
		const { error } = await run({ operation, broadcastId: byId('nothing') });
		expect(error?.message).toBe("Whaapy has no broadcast with the ID 'nothing' [item 0]");
		expect(error?.description).toContain('From List');
	});
});

test("passes on Whaapy's words if the broadcast is in no state for it", async () => {
	const { id } = addBroadcast(sandbox, { status: 'completed' });
	const { error } = await run({ operation: 'pause', broadcastId: byId(id) });
	expect(error?.description).toContain('La difusión está en estado completed');
});

describe('send', () => {
	const send = (id: string) => ({ operation: 'send', broadcastId: byId(id) });

	test('asks for the status first, and sends a draft', async () => {
		const broadcast = addBroadcast(sandbox);
		addRecipients(sandbox, broadcast, 1);
		const { items } = await run(send(broadcast.id));
		expect(sent()).toEqual([
			`GET /broadcasts/${broadcast.id}`,
			`POST /broadcasts/${broadcast.id}/send`,
		]);
		expect(lastBody()).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ id: broadcast.id, status: 'sending' });
	});

	test.each(['sending', 'completed', 'paused', 'cancelled', 'scheduled', 'failed'] as const)(
		'refuses what is %s, and sends nothing',
		async (status) => {
			const { id } = addBroadcast(sandbox, { status });
			const { error } = await run(send(id));
			// One that is being sent may have come to its end by the time it is asked for.
			expect(error?.message).toMatch(
				/^The broadcast 'Promoción' is no draft, its status is '\w+' \[item 0\]$/,
			);
			expect(error?.description).toContain('Nothing was sent.');
			expect(sent()).toEqual([`GET /broadcasts/${id}`]);
		},
	);

	test('refuses if Whaapy does not say the status', async () => {
		sandbox.faults.add({ kind: 'json', body: { data: { id: 'a' } } });
		const { error } = await run(send('a'));
		expect(error?.message).toBe(
			"Whaapy does not say whether the broadcast 'a' is a draft [item 0]",
		);
		expect(sandbox.requests).toHaveLength(1);
	});

	test.each([
		['under "broadcast"', { broadcast: { id: 'a', status: 'draft' } }],
		['without an envelope', { id: 'a', status: 'DRAFT' }],
	])('reads the status %s', async (_, body) => {
		sandbox.faults.add({ kind: 'json', body });
		await run(send('a'));
		expect(sent()).toEqual(['GET /broadcasts/a', 'POST /broadcasts/a/send']);
	});

	test('sends a broadcast once if two items name it', async () => {
		const broadcast = addBroadcast(sandbox);
		addRecipients(sandbox, broadcast, 50);
		const { items } = await run(send(broadcast.id), {
			items: [{}, {}],
			onError: 'continueRegularOutput',
		});
		expect(sent().filter((request) => request.startsWith('POST'))).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({ status: 'sending' });
		expect(items[1]?.json.error).toContain('is no draft');
	});

	test('is not sent twice when the connection breaks', async () => {
		const broadcast = addBroadcast(sandbox);
		addRecipients(sandbox, broadcast, 1);
		sandbox.faults.add({ kind: 'after', match: only('POST') });
		const { error } = await run(send(broadcast.id));
		expect(error?.description).toContain('It may have been saved or sent all the same.');
		expect(sandbox.requests).toHaveLength(2);
	});
});

describe('delete', () => {
	const remove = (id: string) => ({ operation: 'delete', broadcastId: byId(id) });

	test('deletes the broadcast', async () => {
		const { id } = addBroadcast(sandbox);
		const { items } = await run(remove(id));
		expect(items[0]?.json).toEqual({ id, deleted: true });
		expect(sent()).toEqual([`DELETE /broadcasts/${id}`]);
		expect(sandbox.store.broadcasts.size).toBe(0);
	});

	test('an unknown ID is told, not taken for success', async () => {
		const { error } = await run(remove('nothing'));
		expect(error?.message).toBe("Whaapy has no broadcast with the ID 'nothing' [item 0]");
	});
});

/** How a model uses a command, on a broadcast whose ID it has seen. */
const asTool =
	(path: string, status: Broadcast['status'], becomes: Broadcast['status']) =>
	(sandbox: Sandbox) => {
		const { at, id, ...use } = seenByModel(sandbox, status);
		return { ...use, sends: `POST ${at}/${path}`, answers: { id, status: becomes } };
	};

testOperation('broadcast/send', {
	costs: { 'a draft': [{ broadcastId: byId('draft') }] },
	tool: asTool('send', 'draft', 'sending'),
});

testOperation('broadcast/pause', {
	costs: { 'one that is sending': [{ broadcastId: byId('sending') }] },
	tool: asTool('pause', 'sending', 'paused'),
});

testOperation('broadcast/resume', {
	costs: { 'a paused one': [{ broadcastId: byId('paused') }] },
	tool: asTool('resume', 'paused', 'sending'),
});

testOperation('broadcast/cancel', {
	costs: { 'one that is sending': [{ broadcastId: byId('sending') }] },
	tool: asTool('cancel', 'sending', 'cancelled'),
});

testOperation('broadcast/retryFailed', {
	costs: { 'a completed one': [{ broadcastId: byId('completed') }] },
	tool: asTool('retry-failed', 'completed', 'sending'),
});

testOperation('broadcast/delete', {
	costs: { 'a draft': [{ broadcastId: byId('draft') }] },
	tool: (sandbox) => {
		const { at, id, ...row } = seenByModel(sandbox, 'draft');
		return { ...row, sends: `DELETE ${at}`, answers: { id, deleted: true } };
	},
	doneIfEmpty: { deleted: true },
});
