import type { INodeParameters } from 'n8n-workflow';
import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byName, only, useSandbox } from '../useSandbox';

const { juan, maria } = SEEDED;
const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'contact', operation: 'getAll' });

const picked = (value: string) => ({ __rl: true, mode: 'list', value });
const contactOf = (id: string) => sandbox.store.contacts.get(id) as Contact;

/** Contacts beside the seeded ones; every second one has the tag "par". */
function addContacts(count: number, more: Partial<Contact> = {}) {
	for (let i = 0; i < count; i++) {
		const id = `more-${i}`;
		const tags = i % 2 === 0 ? ['par'] : [];
		const phone_number = `+1415555${1000 + i}`;
		const name = `Persona ${i}`;
		sandbox.store.contacts.set(id, {
			...contactOf(juan.contactId),
			...{ id, name, phone_number, tags, source: 'import' },
			...more,
		});
	}
}

async function idsFor(filters: INodeParameters, more: INodeParameters = {}) {
	const { items } = await run({ filters, ...more });
	return items.map(({ json }) => json.id);
}

test('outputs the most used fields of each contact, one item for each, in one request', async () => {
	const { items } = await run({ limit: 2 });
	expect(sent()).toEqual(['GET /contacts/v1?limit=2']);
	expect(items).toHaveLength(2);
	expect(Object.keys(items[0]!.json)).toEqual([
		'id',
		'phone_number',
		'name',
		'email',
		'tags',
		'funnel_stage',
		'custom_fields',
		'notes',
		'last_contact_at',
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
});

test("outputs the raw contacts if 'Output' is 'Raw'", async () => {
	const { items } = await run({ output: 'raw', limit: 1 });
	expect(items[0]?.json).toEqual([...sandbox.store.contacts.values()][0]);
});

test("reads all pages for 'Return All', 100 contacts in a request", async () => {
	addContacts(250);
	const { items } = await run({ returnAll: true });
	expect(items.map(({ json }) => json.id)).toEqual([...sandbox.store.contacts.keys()]);
	expect(sandbox.requests).toHaveLength(3);
});

test('asks the list for what it can filter and sort', async () => {
	const stage = contactOf(juan.contactId).funnel_stage!.id;
	const filters = { search: 'juan', tags: ['cliente'], funnelStageId: stage, source: 'api' };
	contactOf(juan.contactId).source = 'api';
	expect(await idsFor(filters, { options: { sort: 'createdDescending' } })).toEqual([
		juan.contactId,
	]);
	expect(sandbox.requests.map(({ path, query }) => ({ path, query }))).toEqual([
		{
			path: '/contacts/v1',
			query: {
				search: 'juan',
				tags: 'cliente',
				funnel_stage_id: stage,
				source: 'api',
				sort_by: 'created_at',
				sort_order: 'desc',
				limit: '100',
			},
		},
	]);
});

test('asks the documented search for number, name and email, together with tags', async () => {
	const filters = { phoneNumber: '55 1234 5678', name: 'juan', email: '@email', tags: ['cliente'] };
	expect(await idsFor(filters)).toEqual([juan.contactId]);
	expect(sent()).toEqual(['POST /contacts/v1/search']);
	expect(lastBody()).toEqual({
		filters: {
			phone_number: { contains: '5512345678' },
			name: { contains: 'juan' },
			email: { contains: '@email' },
			tags: { all: ['cliente'] },
		},
		limit: 50,
	});
});

test.each([
	['+52 55 1234 5678', '5512345678'],
	['5215512345678', '5512345678'],
	['1234', '1234'],
	['+1 (415) 555-10', '141555510'],
	['https://wa.me/14155552671?text=5', '14155552671'],
])('looks for the phone number %s by the digits %s', async (phoneNumber, digits) => {
	await idsFor({ phoneNumber });
	expect(lastBody().filters).toEqual({ phone_number: { contains: digits } });
});

test('finds the contacts of a stage by its name', async () => {
	const stage = sandbox.store.stages[3]!;
	const inStage = [...sandbox.store.contacts.values()].filter(
		({ funnel_stage }) => funnel_stage?.id === stage.id,
	);
	const funnelStageId = { __rl: true, mode: 'name', value: stage.name.toUpperCase() };
	expect(inStage).not.toHaveLength(0);
	expect((await idsFor({ funnelStageId })).sort()).toEqual(inStage.map(({ id }) => id).sort());
	expect(sent()).toEqual([
		'GET /funnel/v1/stages',
		`GET /contacts/v1?funnel_stage_id=${stage.id}&limit=100`,
	]);
});

test('refuses a phone number without digits', async () => {
	const { error } = await run({ filters: { phoneNumber: 'Juan' } });
	expect(error?.message).toBe("'Phone Number' has no digits: 'Juan' [item 0]");
	expect(sandbox.requests).toHaveLength(0);
});

test.each([
	['5.21551E+12', "'Phone Number' was shortened by a spreadsheet: '5.21551E+12' [item 0]"],
	[
		'MX.13491208655302741918',
		"'Phone Number' is the ID of a WhatsApp user without phone number: 'MX.13491208655302741918' [item 0]",
	],
])('refuses %s, whose digits are no part of a number', async (phoneNumber, message) => {
	const { error } = await run({ filters: { phoneNumber } });
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});

describe('filters that no endpoint combines', () => {
	test('are applied to what the search finds, and no contact is missed', async () => {
		addContacts(250);
		const stage = sandbox.store.stages[3]!;
		for (const i of [3, 149, 240]) {
			contactOf(`more-${i}`).funnel_stage = { id: stage.id, name: stage.name };
		}
		contactOf('more-240').source = 'manual';
		const filters = { name: 'persona', funnelStageId: stage.id, source: 'import' };
		expect(await idsFor(filters, { limit: 2 })).toEqual(['more-3', 'more-149']);
		expect(sandbox.requests).toHaveLength(2);
	});

	test("are applied to what Whaapy's own search finds", async () => {
		addContacts(3);
		expect(await idsFor({ search: 'persona', email: 'nobody@' })).toEqual([]);
		expect(await idsFor({ search: '5551', name: 'PERSONA 2' })).toEqual(['more-2']);
		expect(sent().every((request) => request.startsWith('GET'))).toBe(true);
	});

	test('find a tag that has a comma in it', async () => {
		addContacts(2, { tags: ['Puebla, Pue.'] });
		expect(await idsFor({ tags: '={{ ["Puebla, Pue."] }}' })).toEqual(['more-0', 'more-1']);
		expect(lastBody().filters).toEqual({ tags: { all: ['Puebla, Pue.'] } });
		expect(await idsFor({ tags: '={{ ["Puebla, Pue."] }}', search: 'Persona 1' })).toEqual([
			'more-1',
		]);
	});
});

test('outputs only contacts that fit if the list does not know the filters', async () => {
	const contacts = [
		{ id: 'a', tags: ['vip'], source: 'api', funnel_stage: { id: 's', name: 'S' } },
		{ id: 'b', tags: [], source: 'api', funnel_stage: { id: 's', name: 'S' } },
		{ id: 'c', tags: ['vip'], source: 'import', funnel_stage: { id: 's', name: 'S' } },
		{ id: 'd', tags: ['vip'], source: 'api', funnel_stage: null },
		{ id: 'e' },
	];
	sandbox.faults.add({ kind: 'json', body: { contacts } });
	expect(await idsFor({ tags: ['VIP'], source: 'api', funnelStageId: picked('s') })).toEqual([
		'a',
		'e',
	]);
});

test('reads on until it has enough of those that fit, each once', async () => {
	const page = (ids: string[], has_more: boolean) => ({
		kind: 'json' as const,
		times: 1,
		body: {
			contacts: ids.map((id) => ({ id, source: id.slice(0, 3) })),
			pagination: { has_more, next_cursor: has_more ? 'x' : null },
		},
	});
	sandbox.faults.add(page(['api-1', 'web-1'], true));
	sandbox.faults.add(page(['api-1', 'api-2', 'api-3'], false));
	expect(await idsFor({ source: 'api' }, { limit: 2 })).toEqual(['api-1', 'api-2']);
	expect(sandbox.requests.map(({ query }) => query.limit)).toEqual(['100', '100']);
});

describe('Sort', () => {
	let model: Contact;
	beforeEach(() => {
		model = contactOf(juan.contactId);
		sandbox.store.contacts.clear();
	});
	const people = (...names: Array<string | null>) => {
		const dates = ['2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z', '2026-01-01T00:00:00Z'];
		for (const [i, name] of names.entries()) {
			sandbox.store.contacts.set(`p${i}`, {
				...model,
				id: `p${i}`,
				phone_number: `+1415555000${i}`,
				name,
				last_contact_at: dates[i] ?? null,
				created_at: dates[i] ?? '2026-02-01T00:00:00Z',
			});
		}
	};

	test('lets the documented search sort by the last contact', async () => {
		people('a', 'b', 'c');
		const options = { sort: 'lastContactDescending' };
		expect(await idsFor({}, { options, limit: 2 })).toEqual(['p1', 'p0']);
		expect(lastBody()).toEqual({
			filters: {},
			sort: { field: 'last_contact_at', order: 'desc' },
			limit: 2,
		});
	});

	test('sorts here by what the endpoint that filters cannot sort by, and cuts then', async () => {
		people('Ana B', 'Ana C', 'Ana A');
		const options = { sort: 'nameDescending' };
		expect(await idsFor({ name: 'ana' }, { options, limit: 2 })).toEqual(['p1', 'p0']);
		expect(lastBody()).toEqual({ filters: { name: { contains: 'ana' } }, limit: 100 });
		const byContact = { options: { sort: 'lastContactAscending' } };
		expect(await idsFor({ search: 'ana' }, byContact)).toEqual(['p2', 'p0', 'p1']);
	});

	test('puts contacts without a value last', async () => {
		people('Ana B', 'Ana C', 'Ana A', 'Ana D');
		for (const sort of ['lastContactAscending', 'lastContactDescending']) {
			expect((await idsFor({ search: 'ana' }, { options: { sort } })).at(-1)).toBe('p3');
		}
	});
});

test('ends with a message if Whaapy sends the same contacts again and again', async () => {
	sandbox.faults.add({
		kind: 'json',
		body: {
			contacts: [{ id: 'a' }],
			pagination: { has_more: true, next_cursor: 'x' },
		},
		match: only('GET'),
	});
	const { error } = await run({ returnAll: true });
	expect(error?.message).toContain('after 1 contacts were read');
	expect(sandbox.requests).toHaveLength(2);
});

test('finds people of each item', async () => {
	const items = [juan, maria].map(({ phone }) => ({ phone }));
	const result = await run({ filters: { phoneNumber: '={{ $json.phone }}' } }, { items });
	expect(result.items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
		[juan.contactId, { item: 0 }],
		[maria.contactId, { item: 1 }],
	]);
});

const EMPTY = '={{ $json.empty }}';
test.each([
	['Email', { email: EMPTY }],
	['Funnel Stage', { funnelStageId: picked(EMPTY) }],
	['Name', { name: '={{ $json.nothing }}' }],
	['Name', { name: '={{ null }}' }],
	['Phone Number', { phoneNumber: '= {{ $json.empty }}' }],
	['Search', { search: '={{ "\u200b" }}' }],
	['Source', { source: EMPTY }],
	['Tag Names or IDs', { tags: '={{ [] }}' }],
	['Tag Names or IDs', { tags: '={{ "[]" }}' }],
	['Tag Names or IDs', { tags: '={{ [""] }}' }],
])(
	"does not let everybody through if the filter '%s' comes out empty: %j",
	async (name, filters) => {
		const { items, error } = await run({ filters }, { items: [{ empty: '' }] });
		expect(items).toEqual([]);
		expect(error?.message).toBe(`'${name}' is empty, so it would let everybody through [item 0]`);
		expect(sent()).toEqual([]);
	},
);

test('a filter in which nothing was typed yet is none', async () => {
	const filters = { email: '', name: ' ', tags: [], funnelStageId: picked('') };
	const { error } = await run({ filters, limit: 2 });
	expect(error).toBeUndefined();
	expect(sent()).toEqual(['GET /contacts/v1?limit=2']);
});

testOperation('contact/getAll', {
	costs: {
		'100 contacts': [{ limit: 100 }],
		'1,000 contacts': [{ limit: 1_000 }],
		'100 contacts of a stage by name': [
			{ limit: 100, filters: { funnelStageId: byName('Interesado') } },
		],
	},
	tool: () => ({
		left: ['filters.search', 'limit'],
		knows: { 'search box': 'Juan' },
		sends: 'GET /contacts/v1?search=Juan&limit=5',
		answers: { id: SEEDED.juan.contactId, name: 'Juan Pérez' },
	}),
});
