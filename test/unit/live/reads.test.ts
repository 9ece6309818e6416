import { readDocument } from '../../../tools/contract';
import { endpointName, endpointsOf, isRead } from '../../../tools/live/plan';
import { asJson, asText, exitCode } from '../../../tools/live/report';
import { useSandbox } from '../sandbox/client';
import { addBroadcastAndWebhook, checkSandbox, differing, fakeTime, rowOf } from './run';

const { sandbox } = useSandbox();
const reads = endpointsOf(readDocument()).filter(isRead).map(endpointName);

beforeEach(() => addBroadcastAndWebhook(sandbox()));

test('asks every read of the contract, and all of a sandbox agree', async () => {
	const report = await checkSandbox(sandbox());
	expect(report.reads.map(({ endpoint, result }) => `${endpoint} ${result}`)).toEqual(
		reads.map((endpoint) => `${endpoint} agrees`),
	);
	expect(reads).toContain('GET /messages/{id}/media');
	expect(exitCode(report)).toBe(0);
});

test('changes nothing', async () => {
	sandbox().requests.length = 0;
	await checkSandbox(sandbox());
	const sent = sandbox().requests.map(({ method, path }) => `${method} ${path}`);
	expect(sent.filter((request) => !request.startsWith('GET '))).toEqual([
		'POST /contacts/v1/search',
	]);
});

test('starts no more than 60 requests in any minute', async () => {
	const { clock, sleep } = fakeTime();
	const starts: number[] = [];
	const match = () => {
		starts.push(clock());
		return false;
	};
	sandbox().faults.add({ kind: 'reset', match });
	await checkSandbox(sandbox(), { clock, sleep, write: true });
	const gaps = starts.slice(1).map((start, index) => start - starts[index]!);
	expect(gaps.length).toBeGreaterThan(30);
	expect(Math.min(...gaps)).toBe(1000);
});

test('waits as long as a 429 says, and asks again', async () => {
	const { clock, sleep } = fakeTime();
	const waits: number[] = [];
	const match = ({ path }: { path: string }) => path === '/team/v1';
	sandbox().faults.add({
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '37' },
		match,
		times: 1,
	});
	const report = await checkSandbox(sandbox(), {
		clock,
		sleep: (ms) => {
			waits.push(ms);
			return sleep(ms);
		},
	});
	expect(waits).toContain(37_000);
	expect(rowOf(report, 'GET /team/v1').result).toBe('agrees');
	expect(report.variants).toContainEqual({ question: 'Retry-After with a 429', shows: 'there' });
});

test('tells which permission is missing, and what that leaves unasked', async () => {
	sandbox().settings.scopes.delete('templates:read');
	const report = await checkSandbox(sandbox());
	expect(rowOf(report, 'GET /templates/v1')).toMatchObject({
		result: 'not allowed',
		details: ['needs templates:read'],
	});
	expect(rowOf(report, 'GET /templates/v1/{id}')).toMatchObject({
		result: 'not asked',
		details: ['no template is known'],
	});
	expect(exitCode(report)).toBe(0);
});

test.each([
	['messages:read', 'needs messages:read (the contract has conversations:read)', 1],
	['inbound_messages:read', 'needs inbound_messages:read (the contract has conversations:read)', 1],
	[
		'conversations:read, messages:read',
		'needs conversations:read, messages:read (the contract has conversations:read)',
		1,
	],
	['conversations:read', 'needs conversations:read', 0],
	['all of them', 'needs conversations:read, by the contract', 0],
])('tells of a 403 that names %s', async (scopes, details, code) => {
	const body = { error: 'forbidden', message: `Missing required scopes: ${scopes}` };
	const match = ({ path }: { path: string }) => path.endsWith('/messages');
	sandbox().faults.add({ kind: 'status', status: 403, body, match });
	const report = await checkSandbox(sandbox());
	expect(rowOf(report, 'GET /conversations/v1/{id}/messages')).toMatchObject({
		result: 'not allowed',
		details: [details],
	});
	expect(exitCode(report)).toBe(code);
});

test('its exit code says that a key was revoked midway', async () => {
	const match = ({ path }: { path: string }) => path.startsWith('/templates');
	sandbox().faults.add({ kind: 'status', status: 401, body: {}, match });
	const report = await checkSandbox(sandbox());
	expect(rowOf(report, 'GET /contacts/v1').result).toBe('agrees');
	expect(rowOf(report, 'GET /templates/v1').result).toBe('not allowed');
	expect(exitCode(report)).toBe(2);
});

test('tells that a key is wrong, and that nothing could be compared', async () => {
	const report = await checkSandbox({ ...sandbox(), key: 'wha_wrong', url: sandbox().url });
	expect(new Set(report.reads.map(({ result }) => result))).toEqual(
		new Set(['not allowed', 'not asked']),
	);
	expect(exitCode(report)).toBe(2);
});

test('tells what is not reachable, and why', async () => {
	const on = (wanted: string) => ({
		match: ({ path }: { path: string }) => path === wanted,
	});
	sandbox().faults.add({ kind: 'status', status: 503, ...on('/team/v1') });
	sandbox().faults.add({ kind: 'reset', ...on('/broadcasts') });
	const report = await checkSandbox(sandbox());
	expect(rowOf(report, 'GET /team/v1').details).toEqual(['status 503']);
	expect(rowOf(report, 'GET /broadcasts')).toMatchObject({
		result: 'not reachable',
		details: [expect.stringMatching(/^no connection/)],
	});
	expect(differing(report)).toEqual({});
	expect(exitCode(report)).toBe(2);
});

test('follows no redirect, which could take the key elsewhere', async () => {
	const match = ({ path }: { path: string }) => path === '/team/v1';
	sandbox().faults.add({ kind: 'redirect', location: '/funnel/v1/stages', match });
	const report = await checkSandbox(sandbox());
	expect(differing(report)['GET /team/v1']).toContain('status: 302 instead of a success');
});

test('fetches no file from a place that is not Whaapy', async () => {
	const { conversations } = sandbox().store;
	const [conversation] = conversations.values();
	const message = {
		id: 'm',
		conversationId: conversation!.id,
		content: null,
		messageType: 'image',
		direction: 'inbound',
		status: 'read',
		sentByAi: false,
		mediaUrl: 'http://192.0.2.1/messages/m/media?token=t',
		timestamp: '2026-01-01T00:00:00Z',
		createdAt: '2026-01-01T00:00:00Z',
	};
	const match = ({ path }: { path: string }) => path.endsWith('/messages');
	const body = { data: [message], meta: { hasMore: false, oldestMessageId: 'm' } };
	sandbox().faults.add({ kind: 'json', body, match });
	const report = await checkSandbox(sandbox());
	expect(rowOf(report, 'GET /messages/{id}/media')).toMatchObject({
		result: 'not asked',
		details: ['no file of a message is known'],
	});
	// It looked into three conversations for one.
	expect(sandbox().requests.filter(match)).toHaveLength(3);
});

test('shows no name, number, text, id or key of the business', async () => {
	const { store, key } = sandbox();
	const report = await checkSandbox(sandbox(), { write: true });
	const output = asText(report, key) + asJson(report, key);
	const secrets = new Set<string>([key]);
	const collect = (value: unknown): void => {
		if (typeof value === 'string') secrets.add(value);
		else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
	};
	for (const {
		id,
		name,
		email,
		phone_number,
		notes,
		company,
		address,
		city,
	} of store.contacts.values()) {
		collect([id, name, email, phone_number, phone_number.slice(1), notes, company, address, city]);
	}
	for (const { custom_fields, external_ids } of store.contacts.values()) {
		collect([Object.keys(custom_fields), custom_fields, external_ids]);
	}
	for (const { id, content } of [...store.messages.values()].flat()) collect([id, content]);
	collect([...store.agents.values()].map(({ id, name, email }) => [id, name, email]));
	collect(
		[...store.templates.values()].map(({ id, components }) => [
			id,
			components.map(({ text }) => text),
		]),
	);
	collect([...store.webhooks.values()].map(({ id, secret, url }) => [id, secret, url]));
	collect([...store.broadcasts.values()].map(({ id, name }) => [id, name]));
	// The name of a custom field that is also that of a documented one.
	secrets.delete('company');
	expect(secrets.size).toBeGreaterThan(50);
	expect([...secrets].filter((secret) => output.includes(secret))).toEqual([]);
});
