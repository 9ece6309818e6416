import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({ resource: 'conversation', operation: 'getAll' });
const { juan, luis } = SEEDED;

function addConversations(count: number): void {
	const model = sandbox.store.conversations.get(juan.conversationId)!;
	for (let i = 0; i < count; i++) {
		sandbox.store.conversations.set(`more-${i}`, { ...model, id: `more-${i}` });
	}
}

const idsOf = (items: Array<{ json: { id?: unknown } }>) => items.map(({ json }) => json.id);

test('returns so many as the limit says, in one request', async () => {
	addConversations(120);
	const { items } = await run({ limit: 3 });
	expect(idsOf(items)).toEqual([...sandbox.store.conversations.keys()].slice(0, 3));
	expect(sent()).toEqual(['GET /conversations/v1?limit=3']);
});

test('a limit over one page asks the last page for the rest only', async () => {
	addConversations(200);
	const { items } = await run({ limit: 130 });
	expect(items).toHaveLength(130);
	expect(sent()).toEqual([
		'GET /conversations/v1?limit=100',
		expect.stringMatching(/^GET \/conversations\/v1\?limit=30&cursor=/),
	]);
});

test('returns all, each once, in pages of 100', async () => {
	addConversations(220);
	const { items } = await run({ returnAll: true });
	expect(idsOf(items)).toEqual([...sandbox.store.conversations.keys()]);
	expect(sandbox.requests).toHaveLength(3);
});

test.each<[INodeParameters, string, string[]]>([
	[{ search: ' luis ' }, 'search=luis&limit=50', [luis.conversationId]],
	[{ status: 'closed' }, 'status=closed&limit=50', [luis.conversationId]],
	[
		{ search: '5512345678', status: 'active' },
		'search=5512345678&status=active&limit=50',
		[juan.conversationId],
	],
])('lets Whaapy filter by %j', async (filters, query, ids) => {
	const { items } = await run({ filters });
	expect(idsOf(items)).toEqual(ids);
	expect(sent()).toEqual([`GET /conversations/v1?${query}`]);
});

test('an empty search filters nothing', async () => {
	const { items } = await run({ filters: { search: '={{ "" }}' } });
	expect(items).toHaveLength(sandbox.store.conversations.size);
});

test("outputs at most ten flat fields each, or all if 'Output' is 'Raw'", async () => {
	const { items } = await run({ filters: { search: 'Juan' } });
	expect(items[0]?.json).toMatchObject({ contactName: 'Juan Pérez', funnelStage: 'Interesado' });
	expect(Object.keys(items[0]?.json ?? {}).length).toBeLessThanOrEqual(10);
	const raw = await run({ filters: { search: 'Juan' }, output: 'raw' });
	expect(raw.items[0]?.json).toMatchObject({ contact: { customFields: { role: 'CEO' } } });
});

test('returns once what came twice because the list changed in between', async () => {
	const entry = (id: string) => ({ id, contactName: id });
	const page = (data: object[], next_cursor?: string) => ({
		data,
		pagination: { has_more: next_cursor !== undefined, next_cursor },
	});
	const first = page([entry('a'), entry('b')], 'x');
	sandbox.faults.add({ kind: 'json', body: first, times: 1 });
	sandbox.faults.add({ kind: 'json', body: page([entry('b'), entry('c')]), times: 1 });
	const { items } = await run({ returnAll: true });
	expect(idsOf(items)).toEqual(['a', 'b', 'c']);
});

test('ends with a message if the same page comes again and again', async () => {
	const pagination = { has_more: true, next_cursor: 'x' };
	sandbox.faults.add({ kind: 'json', body: { data: [{ id: 'a' }], pagination } });
	const { error } = await run({ returnAll: true });
	expect(error?.message).toBe(
		'Whaapy sent an empty page but has more, after 1 conversations were read [item 0]',
	);
	expect(sandbox.requests).toHaveLength(2);
});

test('refuses a status that is no choice without a request', async () => {
	const { error } = await run({ filters: { status: 'open' } });
	expect(error?.message).toBe('\'Status\' is "open", which is not one of the options [item 0]');
	expect(sandbox.requests).toHaveLength(0);
});

testOperation('conversation/getAll', {
	costs: { '100 conversations': [{ limit: 100 }], '200 conversations': [{ limit: 200 }] },
	tool: () => ({
		left: ['filters.search', 'limit'],
		knows: { 'in the name or phone number': 'Juan' },
		sends: 'GET /conversations/v1?search=Juan&limit=5',
		answers: { id: SEEDED.juan.conversationId },
	}),
});
