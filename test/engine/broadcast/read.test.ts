import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';
import { addBroadcast, addRecipients, seenByModel } from './addBroadcast';

const { sandbox, run, sent } = useSandbox({ resource: 'broadcast' });

const addMany = (count: number) =>
	Array.from({ length: count }, (_, i) => addBroadcast(sandbox, { name: `Promo ${i}` }).id);

describe('get', () => {
	test('outputs the broadcast without its envelope', async () => {
		const { id } = addBroadcast(sandbox);
		const { items } = await run({ operation: 'get', broadcastId: byId(id) });
		expect(items[0]?.json).toMatchObject({ id, name: 'Promoción', status: 'draft' });
		expect(sent()).toEqual([`GET /broadcasts/${id}`]);
	});

	test('names an unknown ID', async () => {
		const { error } = await run({ operation: 'get', broadcastId: byId('nothing') });
		expect(error?.message).toBe("Whaapy has no broadcast with the ID 'nothing' [item 0]");
	});
});

test('getSummary outputs the counts as Whaapy names them', async () => {
	const broadcast = addBroadcast(sandbox);
	addRecipients(sandbox, broadcast, 2, 'read');
	const { items } = await run({ operation: 'getSummary', broadcastId: byId(broadcast.id) });
	expect(items[0]?.json).toMatchObject({ total: 2, read: 2, errors: 0 });
	expect(sent()).toEqual([`GET /broadcasts/${broadcast.id}/summary`]);
});

describe('getAll', () => {
	const getAll = { operation: 'getAll' };

	test('returns so many as the limit says, in one request', async () => {
		const ids = addMany(5);
		const { items } = await run({ ...getAll, limit: 2 });
		expect(items.map(({ json }) => json.id)).toEqual(ids.slice(0, 2));
		expect(sent()).toEqual(['GET /broadcasts?limit=2']);
	});

	test('returns all, each once, in pages of 100', async () => {
		const ids = addMany(230);
		const { items } = await run({ ...getAll, returnAll: true });
		expect(items.map(({ json }) => json.id)).toEqual(ids);
		expect(sent()).toEqual([
			'GET /broadcasts?limit=100',
			'GET /broadcasts?limit=100&offset=100',
			'GET /broadcasts?limit=100&offset=200',
		]);
	});

	test('lets Whaapy filter by status', async () => {
		addMany(2);
		const { id } = addBroadcast(sandbox, { status: 'completed' });
		const { items } = await run({ ...getAll, filters: { status: 'completed' } });
		expect(items.map(({ json }) => json.id)).toEqual([id]);
		expect(sent()).toEqual(['GET /broadcasts?status=completed&limit=50']);
	});

	test('returns once what a new broadcast pushed to the next page', async () => {
		const page = (names: string[], hasMore: boolean) => ({
			data: names.map((id) => ({ id })),
			meta: { hasMore },
		});
		sandbox.faults.add({ kind: 'json', body: page(['b', 'a'], true), times: 1 });
		sandbox.faults.add({ kind: 'json', body: page(['a', 'z'], false), times: 1 });
		const { items } = await run({ ...getAll, returnAll: true });
		expect(items.map(({ json }) => json.id)).toEqual(['b', 'a', 'z']);
		expect(sent()[1]).toBe('GET /broadcasts?limit=100&offset=2');
	});

	test('ends with a message if Whaapy sends the same page for every offset', async () => {
		sandbox.faults.add({ kind: 'json', body: { data: [{ id: 'a' }], meta: { hasMore: true } } });
		const { error } = await run({ ...getAll, returnAll: true });
		expect(error?.message).toBe(
			'Whaapy sent an empty page but has more, after 1 broadcasts were read [item 0]',
		);
		expect(sandbox.requests).toHaveLength(2);
	});

	test('asks on after a full page if Whaapy does not say whether there is more', async () => {
		const data = Array.from({ length: 100 }, (_, id) => ({ id }));
		sandbox.faults.add({ kind: 'json', body: { data }, times: 1 });
		sandbox.faults.add({ kind: 'json', body: { data: [] }, times: 1 });
		const { items } = await run({ ...getAll, returnAll: true });
		expect(items).toHaveLength(100);
		expect(sandbox.requests).toHaveLength(2);
	});
});

describe('getRecipients', () => {
	test('returns all recipients, in pages of 100', async () => {
		const broadcast = addBroadcast(sandbox);
		addRecipients(sandbox, broadcast, 130);
		const parameters = { operation: 'getRecipients', broadcastId: byId(broadcast.id) };
		const { items } = await run({ ...parameters, returnAll: true });
		expect(items).toHaveLength(130);
		expect(sandbox.requests).toHaveLength(2);
	});

	test('lets Whaapy filter by status and by name or number', async () => {
		const broadcast = addBroadcast(sandbox);
		addRecipients(sandbox, broadcast, 3);
		addRecipients(sandbox, broadcast, 3, 'errors');
		const { items } = await run({
			operation: 'getRecipients',
			broadcastId: byId(broadcast.id),
			filters: { status: 'errors', search: 'paciente 1' },
		});
		expect(items.map(({ json }) => json.id)).toEqual(['errors-1']);
		expect(sent()).toEqual([
			`GET /broadcasts/${broadcast.id}/recipients?status=errors&q=paciente%201&limit=50`,
		]);
	});

	test('reads a list under "recipients", and recipients without an ID', async () => {
		const recipients = [{ phoneNumber: '+5215511112222' }, { phoneNumber: '+5215511113333' }];
		sandbox.faults.add({ kind: 'json', body: { recipients } });
		const { items } = await run({ operation: 'getRecipients', broadcastId: byId('a') });
		expect(items.map(({ json }) => json)).toEqual(recipients);
	});
});

testOperation('broadcast/get', {
	costs: { 'by ID': [{ broadcastId: byId('draft') }] },
	tool: (sandbox) => {
		const { at, id, ...row } = seenByModel(sandbox, 'draft');
		return { ...row, sends: `GET ${at}`, answers: { id, status: 'draft' } };
	},
});

testOperation('broadcast/getAll', {
	costs: { '100 broadcasts': [{ limit: 100 }], '200 broadcasts': [{ limit: 200 }] },
	tool: (sandbox) => {
		const { id } = seenByModel(sandbox, 'draft');
		return {
			left: ['filters.status', 'limit'],
			knows: { 'with this status': 'draft' },
			sends: 'GET /broadcasts?status=draft&limit=5',
			answers: { id },
		};
	},
});

testOperation('broadcast/getSummary', {
	costs: { 'by ID': [{ broadcastId: byId('draft') }] },
	tool: (sandbox) => {
		const { at, left, knows } = seenByModel(sandbox, 'sending');
		return { left, knows, sends: `GET ${at}/summary`, answers: { total: 1, sent: 1 } };
	},
});

testOperation('broadcast/getRecipients', {
	costs: {
		'100 recipients': [{ broadcastId: byId('draft'), limit: 100 }],
		'200 recipients': [{ broadcastId: byId('draft'), limit: 200 }],
	},
	tool: (sandbox) => {
		const { at, knows } = seenByModel(sandbox, 'draft');
		return {
			left: ['broadcastId', 'limit'],
			knows,
			sends: `GET ${at}/recipients?limit=5`,
			answers: { name: 'Paciente 0' },
		};
	},
});
