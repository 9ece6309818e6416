import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({ resource: 'template', operation: 'getAll' });

/** Many templates more than one page holds. */
function addTemplates(count: number): void {
	const [model] = [...sandbox.store.templates.values()];
	for (let i = 0; i < count; i++) {
		sandbox.store.templates.set(`more-${i}`, { ...model!, id: `more-${i}` });
	}
}

test('returns the templates as Whaapy has them, in one request', async () => {
	const { items } = await run();
	expect(sent()).toEqual(['GET /templates/v1?limit=50']);
	expect(items).toHaveLength(sandbox.store.templates.size - 1);
	expect(items.find(({ json }) => json.name === 'cita')?.json).toEqual({
		id: expect.any(String) as string,
		name: 'cita',
		category: 'UTILITY',
		language: 'es_MX',
		status: 'APPROVED',
		content: '{{1}}, tu cita quedó agendada a las {{2}}.',
		variables: ['{{1}}', '{{2}}'],
		components: [
			{
				type: 'BODY',
				text: '{{1}}, tu cita quedó agendada a las {{2}}.',
				example: { body_text: [['Juan', '10:00']] },
			},
		],
		createdAt: '2026-01-02T15:00:00Z',
		updatedAt: '2026-01-03T09:30:00Z',
	});
});

test('returns those of a status', async () => {
	const { items } = await run({ filters: { status: 'PENDING' } });
	expect(sent()).toEqual(['GET /templates/v1?status=PENDING&limit=100']);
	expect(items.map(({ json }) => json.name)).toEqual(['bienvenida_convenio']);
});

test('returns those of a status even if Whaapy does not filter', async () => {
	const data = ['APPROVED', 'PENDING'].map((status) => ({ id: status, status }));
	sandbox.faults.add({ kind: 'json', body: { data } });
	const { items } = await run({ filters: { status: 'PENDING' } });
	expect(items.map(({ json }) => json.id)).toEqual(['PENDING']);
});

test("returns as many as 'Limit' says", async () => {
	const { items } = await run({ limit: 3 });
	expect(sent()).toEqual(['GET /templates/v1?limit=3']);
	expect(items).toHaveLength(3);
});

test('returns the templates of all pages', async () => {
	addTemplates(150);
	const { items } = await run({ returnAll: true });
	expect(sandbox.requests).toHaveLength(2);
	expect(new Set(items.map(({ json }) => json.id)).size).toBe(sandbox.store.templates.size - 1);
});

test("reads as many pages as 'Limit' needs", async () => {
	addTemplates(250);
	const { items } = await run({ limit: 120 });
	expect(sandbox.requests).toHaveLength(2);
	expect(items).toHaveLength(120);
});

const full = Array.from({ length: 100 }, (_, i) => ({ id: `t${i}`, name: `t${i}` }));
test('takes exactly 100 templates without a word on pages for all of them', async () => {
	sandbox.faults.add({ kind: 'json', body: { data: full } });
	const { items, error } = await run({ returnAll: true });
	expect(error).toBeUndefined();
	expect(items).toHaveLength(100);
});

test.each([
	{ pagination: { has_more: true } },
	{ pagination: { total: 101 } },
	{ page: 1, total_pages: 2 },
])('tells that there are more if Whaapy says so, but not where: %j', async (more) => {
	sandbox.faults.add({ kind: 'json', body: { data: full, ...more } });
	const { error } = await run({ returnAll: true });
	expect(error?.message).toContain('has more templates but does not say where they begin');
});

testOperation('template/getAll', {
	costs: { '100 templates': [{ limit: 100 }], '200 templates': [{ limit: 200 }] },
	tool: () => ({
		left: ['limit'],
		sends: 'GET /templates/v1?limit=5',
		answers: { name: 'hello_world' },
	}),
});
