import { ExecuteContext } from 'n8n-core';
import { holdHandOver, later } from './deliveries';
import type { TinyN8n } from './tinyN8n';
import { names, useTrigger } from './useTrigger';

const { sandbox, activeN8n, createContact, onlyDelivery, deliver, secretAtWhaapy, deduplication } =
	useTrigger();

test('a copy that another process receives, or this one after a restart, ends at the trigger', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	n8n.restart();
	expect(await deliver(onlyDelivery())).toBe(200);
	n8n.restart();
	expect(await deliver(onlyDelivery())).toBe(200);
	expect(names(n8n)).toEqual(['Ana']);
	expect(n8n.endedAtTrigger).toBe(2);
});

/** Two processes receive the same delivery; the one that received it first hands it over last. */
async function deliverToTwoProcesses(n8n: TinyN8n, beforeTheLast = () => {}): Promise<void> {
	await createContact('Ana');
	const copy = later(onlyDelivery(), secretAtWhaapy(), 'whd_next');
	const { isReached, release } = holdHandOver(n8n);
	const first = deliver(copy);
	await isReached;
	n8n.restart();
	expect(await deliver(copy)).toBe(200);
	beforeTheLast();
	release();
	expect(await first).toBe(200);
}

/** Another process writes what it read before the last entries were there. */
function overwriteEntries(): void {
	const { rows } = deduplication();
	rows.set([...rows.keys()].at(-1)!, ['of another process']);
}

test('of copies that two processes receive at the same instant, one worker runs one', async () => {
	const n8n = await activeN8n();
	await deliverToTwoProcesses(n8n);
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
	expect(n8n.endedAtTrigger).toBe(1);
});

test('items look the same whether or not their delivery is remembered', async () => {
	const remembering = await activeN8n();
	const forgetting = await activeN8n({ parameters: { options: { ignoreDuplicates: false } } });
	await createContact('Ana');
	expect(remembering.executions).toEqual(forgetting.executions);
	expect(remembering.executions).toHaveLength(1);
	expect(Object.keys(remembering.executions[0]?.items[0] ?? {})).toEqual(
		Object.keys(forgetting.executions[0]?.items[0] ?? {}),
	);
});

test("a process does not ask what was processed if 'Ignore Duplicates' is off", async () => {
	const rows = deduplication().rows.size;
	await activeN8n({ parameters: { options: { ignoreDuplicates: false } } });
	await createContact('Ana');
	expect(deduplication().rows.size).toBe(rows);
});

test('test runs start on each copy, and the active workflow still gets its own', async () => {
	const n8n = await activeN8n({ parameters: { options: { verifySignature: false } } });
	await n8n.listen();
	await createContact('Ana');
	const tested = sandbox.store.deliveries.find(({ url }) => url === n8n.testUrl);
	await n8n.listen();
	expect(await deliver(tested!)).toBe(200);
	expect(names(n8n, 'manual')).toEqual(['Ana', 'Ana']);
	expect(names(n8n)).toEqual(['Ana']);
});

test('a run that begins again, because its worker died, gets its item again', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	n8n.restart();
	await n8n.repeatLastRun();
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
	expect(n8n.endedAtTrigger).toBe(0);
});

test('asks again if two processes make the first entry at the same time', async () => {
	const n8n = await activeN8n();
	deduplication().failures = 1;
	await createContact('Ana');
	n8n.restart();
	expect(await deliver(onlyDelivery())).toBe(200);
	expect(names(n8n)).toEqual(['Ana']);
	expect(n8n.endedAtTrigger).toBe(1);
});

test('starts the workflow, and logs it, if the store cannot be asked', async () => {
	const n8n = await activeN8n();
	const warn = jest.fn<void, [string]>();
	const logger = jest.spyOn(ExecuteContext.prototype, 'logger', 'get');
	logger.mockReturnValue({ warn } as never);
	deduplication().failures = 2;
	await createContact('Ana');
	expect(names(n8n)).toEqual(['Ana']);
	logger.mockRestore();
	expect(warn.mock.lastCall?.[0]).toMatch(/could not ask n8n .* The database is locked/);
});

test('what another process overwrote is recorded again with the next delivery', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	overwriteEntries();
	await deliver(later(onlyDelivery(), secretAtWhaapy(), 'whd_next'));
	n8n.restart();
	expect(await deliver(onlyDelivery())).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
	expect(n8n.endedAtTrigger).toBe(1);
});

test('a worker knows its latest deliveries even if another process overwrote their entries', async () => {
	const n8n = await activeN8n();
	await deliverToTwoProcesses(n8n, overwriteEntries);
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
	expect(n8n.endedAtTrigger).toBe(1);
});

test('remembers the last 1,000 deliveries for other processes', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const [row] = [...deduplication().rows.values()].slice(-1);
	// Three entries for each delivery: its ID, the digest of its body, and that with the ID of its run.
	while (row!.length < 2_997) row!.push(`another ${row!.length}`);
	await deliver(later(onlyDelivery(), secretAtWhaapy(), 'whd_next'));
	expect([...deduplication().rows.values()].at(-1)).toHaveLength(3_000);
	n8n.restart();
	await deliver(onlyDelivery());
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
	expect(n8n.endedAtTrigger).toBe(1);
	expect([...deduplication().rows.values()].at(-1)).toHaveLength(3_000);
});
