import { MARK, NOBODYS_PHONE, NOWHERE } from '../../../tools/live/writes';
import { exitCode } from '../../../tools/live/report';
import type { FaultRule } from '../../../tools/sandbox';
import { useSandbox } from '../sandbox/client';
import { checkSandbox, differing, rowOf, tryWrites } from './run';

const { sandbox, call } = useSandbox();

/** Everything in the account that a run could leave behind. */
const account = () => {
	const { contacts, webhooks } = sandbox().store;
	return structuredClone({ contacts: [...contacts.values()], webhooks: [...webhooks.values()] });
};

const on = (method: string, path: RegExp, rule: Omit<FaultRule, 'match'>) =>
	sandbox().faults.add({
		...rule,
		match: (request: { method: string; path: string }) =>
			request.method === method && path.test(request.path),
	});

const changes = () =>
	sandbox()
		.requests.filter(({ method, path }) => method !== 'GET' && path !== '/contacts/v1/search')
		.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}$/, '{id}')}`);

const CONTACT = ['POST /contacts/v1', 'PATCH /contacts/v1/{id}', 'DELETE /contacts/v1/{id}'];
const WEBHOOK = ['POST /user-webhooks', 'PATCH /user-webhooks/{id}', 'DELETE /user-webhooks/{id}'];

test('creates, changes and deletes one contact and one webhook, and leaves nothing', async () => {
	const before = account();
	const report = await checkSandbox(sandbox(), { write: true });
	expect(changes()).toEqual([...CONTACT, ...WEBHOOK]);
	expect(report.writes).toHaveLength(11);
	expect(differing(report)).toEqual({});
	expect(exitCode(report)).toBe(0);
	expect(account()).toEqual(before);
});

test('names them so that they are recognised, with a number and an address of nobody', async () => {
	await tryWrites(sandbox());
	const bodies = sandbox().requests.filter(({ method }) => method === 'POST' || method === 'PATCH');
	expect(bodies.map(({ body }) => body)).toEqual(
		expect.arrayContaining([
			{ phone_number: NOBODYS_PHONE, name: MARK },
			{ name: MARK, url: NOWHERE, events: ['broadcast.failed'] },
		]),
	);
	expect(new URL(NOWHERE).hostname).toMatch(/\.example$/);
});

test.each<[string, RegExp, Omit<FaultRule, 'match'>]>([
	// It is created, and nobody learns its id.
	['POST', /^\/contacts\/v1$/, { kind: 'after' }],
	['POST', /^\/user-webhooks$/, { kind: 'truncate' }],
	['PATCH', /./, { kind: 'status', status: 500 }],
	['PATCH', /./, { kind: 'reset' }],
	['GET', /^\/contacts\/v1\/[0-9a-f-]{36}$/, { kind: 'html' }],
	['DELETE', /^\/contacts/, { kind: 'status', status: 503, times: 2 }],
	['DELETE', /^\/user-webhooks/, { kind: 'reset', times: 1 }],
	['DELETE', /./, { kind: 'after', times: 1 }],
])('leaves nothing if %s %s fails: %j', async (method, path, rule) => {
	const before = account();
	on(method, path, rule);
	const report = await tryWrites(sandbox());
	expect(account()).toEqual(before);
	expect(report.leftBehind).toBe(false);
	expect(report.writes.some(({ result }) => result === 'not reachable')).toBe(true);
	expect(exitCode(report)).toBe(2);
});

test.each(['wrongEnvelope', 'missingField', 'extraStatus'] as const)(
	'leaves nothing if the answers to a creation have a %s, and tells it',
	async (kind) => {
		const before = account();
		sandbox().settings.deviations = [
			{ endpoint: 'POST /contacts/v1', kind },
			{ endpoint: 'POST /user-webhooks', kind },
		];
		const report = await tryWrites(sandbox());
		expect(account()).toEqual(before);
		expect(Object.keys(differing(report))).toEqual(['POST /contacts/v1', 'POST /user-webhooks']);
		expect(exitCode(report)).toBe(1);
	},
);

test.each([...CONTACT, ...WEBHOOK])('leaves nothing if it is stopped at %s', async (endpoint) => {
	const before = account();
	const stop = new AbortController();
	await tryWrites(sandbox(), {
		signal: stop.signal,
		onProgress: (asked) => asked === endpoint && stop.abort(),
	});
	expect(stop.signal.aborted).toBe(true);
	expect(account()).toEqual(before);
});

test.each(CONTACT)('removes what a killed run left if it is stopped at %s', async (endpoint) => {
	const before = account();
	await call('POST', '/user-webhooks', { name: MARK, url: NOWHERE, events: ['broadcast.failed'] });
	const stop = new AbortController();
	const onProgress = (asked: string) => asked === endpoint && stop.abort();
	await tryWrites(sandbox(), { signal: stop.signal, onProgress });
	expect(account()).toEqual(before);
	expect(changes().filter((made) => made.includes('/user-webhooks'))).toEqual([
		'POST /user-webhooks',
		'DELETE /user-webhooks/{id}',
	]);
});

test('is stopped by an exception of its own, and leaves nothing', async () => {
	const before = account();
	const run = tryWrites(sandbox(), {
		onProgress: (asked) => {
			if (asked === 'PATCH /contacts/v1/{id}') throw new Error('its own');
		},
	});
	await expect(run).rejects.toThrow('its own');
	expect(account()).toEqual(before);
});

test('removes what a killed run left, and nothing of others', async () => {
	const before = account();
	await call('POST', '/contacts/v1', { phone_number: NOBODYS_PHONE, name: `${MARK}, changed` });
	await call('POST', '/user-webhooks', { name: MARK, url: NOWHERE, events: ['broadcast.failed'] });
	const report = await tryWrites(sandbox());
	expect(differing(report)).toEqual({});
	expect(account()).toEqual(before);
});

test('does not touch a contact of somebody who uses the same number', async () => {
	await call('POST', '/contacts/v1', { phone_number: NOBODYS_PHONE, name: 'Ana' });
	const before = account();
	const report = await tryWrites(sandbox());
	expect(account()).toEqual(before);
	expect(rowOf(report, 'POST /contacts/v1').details).toEqual(['status: 409 instead of a success']);
});

test('creates nothing if it could not find it again', async () => {
	on('POST', /search$/, { kind: 'status', status: 403, body: {} });
	const report = await tryWrites(sandbox());
	expect(changes()).toEqual(WEBHOOK);
	expect(report.notes).toEqual(['Nothing was created: cannot find out which contact is its own.']);
});

test('tells what it could not remove', async () => {
	on('DELETE', /^\/user-webhooks/, { kind: 'status', status: 500 });
	const report = await tryWrites(sandbox());
	expect(report.leftBehind).toBe(true);
	expect(report.notes).toEqual([expect.stringContaining(MARK)]);
	expect(exitCode(report)).toBe(2);
});

test.each<[string, object]>([
	['another record beside it', { owner: { id: 'stranger' }, contact: { name: MARK } }],
	['another record instead of it', { contact: { id: 'stranger', name: 'Ana' } }],
	['an id that is a path', { contact: { id: '..', name: MARK } }],
	['an id that is empty', { contact: { id: '', name: MARK } }],
])('touches nothing that is not its own if a new contact is answered with %s', async (_, body) => {
	const before = account();
	on('POST', /^\/contacts\/v1$/, { kind: 'json', body });
	await tryWrites(sandbox());
	expect(changes().filter((made) => made.includes('/contacts'))).toEqual(['POST /contacts/v1']);
	expect(account()).toEqual(before);
});

test('removes nothing whose id in the list is none', async () => {
	const contacts = [
		{ id: '..', name: MARK },
		{ id: 'a/b', name: MARK },
	];
	on('POST', /^\/contacts\/v1\/search$/, { kind: 'json', body: { contacts } });
	await tryWrites(sandbox());
	expect(changes().filter((made) => made.startsWith('DELETE /contacts'))).toEqual([
		'DELETE /contacts/v1/{id}',
	]);
});
