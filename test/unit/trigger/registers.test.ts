/** @jest-environment node */
import type { WhaapyClient } from '../../../nodes/Whaapy/api/client';
import { findWaiting } from '../../../nodes/Whaapy/trigger/registers';

const MINUTE = 60_000;
const url = 'https://n8n.example.com/webhook/id/webhook';
const trigger = { id: 't', name: 'n8n', url: `${url}?questions=open`, events: ['*'] };

/** An account whose webhooks a test may change, and what was changed there. */
function account(name: string) {
	const changes: unknown[] = [];
	const webhooks: Array<Record<string, unknown>> = [trigger];
	const client = {
		account: name,
		get: async () => webhooks,
		patch: async (_: string, { body }: { body: unknown }) => void changes.push(body),
		delete: async (_: string, { path }: { path: unknown }) => void changes.push(path),
	} as unknown as WhaapyClient;
	const message = { data: { conversation_id: 'c1' }, phone: undefined, url };
	return { changes, webhooks, comes: async () => await findWaiting(client, message) };
}

beforeEach(() => void jest.useFakeTimers({ now: Date.parse('2026-01-29T12:00:00Z') }));
afterEach(() => void jest.useRealTimers());
const pass = (minutes: number) => jest.advanceTimersByTime(minutes * MINUTE);

test('the trigger is told no more of questions ten minutes after it saw the last one', async () => {
	const { changes, webhooks, comes } = account('one');
	webhooks.push({
		id: 'r',
		name: 'n8n waits: c2',
		url: 'https://n8n.example.com/w/1/n?signature=s',
	});
	await comes();
	webhooks.pop();
	pass(9);
	await comes();
	expect(changes).toEqual([]);
	pass(2);
	await comes();
	expect(changes).toEqual([{ url }]);
});

test('a question in between begins the ten minutes anew', async () => {
	const { changes, webhooks, comes } = account('two');
	await comes();
	pass(9);
	webhooks.push({
		id: 'r',
		name: 'n8n waits: c2',
		url: 'https://n8n.example.com/w/1/n?signature=s',
	});
	await comes();
	webhooks.pop();
	pass(9);
	await comes();
	expect(changes).toEqual([]);
});

test('a register is kept two minutes longer than the run waits', async () => {
	const { changes, webhooks, comes } = account('three');
	const until = '2026-01-29T12:10:00Z';
	const waits = { url: 'https://n8n.example.com/w/1/n?signature=s' };
	webhooks.push({ ...waits, id: 'r', name: `n8n waits: c1 until ${until}` });
	pass(11);
	expect(await comes()).toMatchObject([{ who: ['c1'] }]);
	expect(changes).toEqual([]);
	pass(2);
	expect(await comes()).toEqual([]);
	expect(changes).toEqual([{ id: 'r' }]);
});

test('of several questions, the one asked last comes first, in whatever order they are listed', async () => {
	const { webhooks, comes } = account('four');
	const waits = { name: 'n8n waits: c1', url: 'https://n8n.example.com/w/1/n?signature=s' };
	webhooks.push({ ...waits, id: 'last', createdAt: '2026-01-29T11:00:00Z' });
	webhooks.push({ ...waits, id: 'first', createdAt: '2026-01-29T10:00:00Z' });
	expect((await comes()).map(({ webhook }) => webhook.id)).toEqual(['last', 'first']);
});
