import { SEEDED } from '../../../tools/sandbox';
import { loadOptions, searchList } from '../harness';
import { useSandbox } from '../useSandbox';

const { sandbox } = useSandbox();

/** Many contacts more than one page holds. */
function addContacts(count: number): void {
	const model = sandbox.store.contacts.get(SEEDED.renata.contactId)!;
	for (let i = 0; i < count; i++) {
		const id = `more-${i}`;
		const phone_number = `+52155${String(10_000_000 + i)}`;
		sandbox.store.contacts.set(id, { ...model, id, phone_number, name: `Paciente ${i}` });
	}
}

describe('the contact picker', () => {
	test('shows name and number', async () => {
		const { results } = await searchList(sandbox, 'searchContacts');
		expect(results).toContainEqual({
			name: 'Juan Pérez (+5215512345678)',
			value: SEEDED.juan.contactId,
		});
	});

	test('shows the number alone if the person has no name', async () => {
		Object.assign(sandbox.store.contacts.get(SEEDED.juan.contactId)!, { name: null });
		const { results } = await searchList(sandbox, 'searchContacts', '5512345678');
		expect(results).toEqual([{ name: '+5215512345678', value: SEEDED.juan.contactId }]);
	});

	test('searches in Whaapy, not only in the page on the screen', async () => {
		addContacts(60);
		const { results } = await searchList(sandbox, 'searchContacts', 'paciente 59');
		expect(results.map(({ value }) => value)).toEqual(['more-59']);
	});

	test('shows all contacts, page by page, each once', async () => {
		addContacts(120);
		const seen: unknown[] = [];
		let token: string | undefined;
		let pages = 0;
		do {
			const page = await searchList(sandbox, 'searchContacts', undefined, token);
			seen.push(...page.results.map(({ value }) => value));
			token = page.paginationToken as string | undefined;
			pages += 1;
		} while (token !== undefined && pages < 10);
		expect(seen).toEqual([...sandbox.store.contacts.keys()]);
		expect(pages).toBeGreaterThan(1);
	});

	test('reads a list in the envelope "data" too', async () => {
		sandbox.faults.add({
			kind: 'json',
			body: { data: [{ id: 'a', wa_name: 'Ana', phone_number: '5215511112222' }] },
		});
		const { results } = await searchList(sandbox, 'searchContacts');
		expect(results).toEqual([{ name: 'Ana (5215511112222)', value: 'a' }]);
	});
});

describe('the conversation picker', () => {
	test('finds people by name or number, and shows both', async () => {
		const expected = [{ name: 'Juan Pérez (+5215512345678)', value: SEEDED.juan.conversationId }];
		for (const search of ['juan', '5512345678']) {
			const { results } = await searchList(sandbox, 'searchConversations', search);
			expect(results).toEqual(expected);
		}
	});

	test('shows all conversations, page by page, each once', async () => {
		const model = sandbox.store.conversations.get(SEEDED.juan.conversationId)!;
		for (let i = 0; i < 70; i++) {
			sandbox.store.conversations.set(`more-${i}`, { ...model, id: `more-${i}` });
		}
		const first = await searchList(sandbox, 'searchConversations');
		const token = first.paginationToken as string | undefined;
		const second = await searchList(sandbox, 'searchConversations', undefined, token);
		const seen = [...first.results, ...second.results].map(({ value }) => value);
		expect([...seen].sort()).toEqual([...sandbox.store.conversations.keys()].sort());
		expect(second.paginationToken).toBeUndefined();
	});
});

test('the funnel stage picker shows the stages in the order of the funnel', async () => {
	sandbox.store.stages.reverse();
	const stages = await loadOptions(sandbox, 'getFunnelStages');
	expect(stages.map(({ name }) => name)).toEqual([
		'Nuevo',
		'Interesado',
		'Cita agendada',
		'Paciente',
	]);
	expect(stages.map(({ value }) => value)).toEqual(
		[...sandbox.store.stages].reverse().map(({ id }) => id),
	);
});

test('the funnel stage picker reads a list in the envelope "stages", without positions', async () => {
	sandbox.faults.add({ kind: 'json', body: { stages: [{ id: 'a', name: 'Nuevo' }] } });
	expect(await loadOptions(sandbox, 'getFunnelStages')).toEqual([{ name: 'Nuevo', value: 'a' }]);
});

test('the funnel stage list finds stages by a part of their name, whatever the case and accents', async () => {
	const { results } = await searchList(sandbox, 'searchFunnelStages', ' CÍTA');
	expect(results.map(({ name }) => name)).toEqual(['Cita agendada']);
});

test('a contact can be moved to every stage and out of the funnel', async () => {
	const search = async (text?: string) =>
		(await searchList(sandbox, 'searchMoveTargets', text)).results;
	const out = { name: 'Out of the Funnel', value: 'none' };
	const stages = (await searchList(sandbox, 'searchFunnelStages')).results;
	expect(await search()).toEqual([...stages, out]);
	expect(await search('out')).toEqual([out]);
	expect(stages).not.toContainEqual(out);
});

/** A picker that shows nothing looks like an account without data; it must say what is wrong. */
describe.each([
	['searchContacts', 'contacts:read', async () => await searchList(sandbox, 'searchContacts')],
	[
		'searchConversations',
		'conversations:read',
		async () => await searchList(sandbox, 'searchConversations'),
	],
	[
		'searchFunnelStages',
		'funnels:read',
		async () => await searchList(sandbox, 'searchFunnelStages'),
	],
	['getFunnelStages', 'funnels:read', async () => await loadOptions(sandbox, 'getFunnelStages')],
])('%s', (method, scope, load) => {
	test('says that the key is wrong', async () => {
		const account = { url: sandbox.url, key: 'wha_wrong' };
		const wrong = method === 'getFunnelStages' ? loadOptions : searchList;
		await expect(wrong(account, method)).rejects.toThrow('Whaapy did not accept the API key');
	});

	test('says which permission the key lacks', async () => {
		sandbox.settings.scopes.delete(scope);
		await expect(load()).rejects.toThrow(`The API key lacks the permission '${scope}'`);
	});

	test('is empty if Whaapy answers null', async () => {
		sandbox.faults.add({ kind: 'json', body: { data: null } });
		const shown = await load();
		expect('results' in shown ? shown.results : shown).toEqual([]);
	});

	test('gives up after three attempts, and does not point to options that it does not read', async () => {
		sandbox.faults.add('429');
		const reason = await load().catch((error: Error & { description?: string }) => error);
		expect(sandbox.requests).toHaveLength(3);
		expect(reason).toMatchObject({ message: 'Whaapy is still rate limiting this API key' });
		expect(reason).not.toMatchObject({ description: expect.stringContaining('Options') as string });
	});

	test('says that the answer has no list', async () => {
		sandbox.faults.add({ kind: 'json', body: { ok: true } });
		await expect(load()).rejects.toThrow("Whaapy's answer lacks what its documentation promises");
	});
});

describe('where Whaapy does not search, accents and case do not matter', () => {
	const NAME = 'Cotización Ágil';
	test.each([
		['searchTemplates', { data: [{ id: 'a', name: NAME }] }],
		['searchApprovedTemplates', { data: [{ id: 'a', name: NAME, status: 'APPROVED' }] }],
		['searchBroadcasts', { data: [{ id: 'a', name: NAME }] }],
		['searchFunnelStages', { stages: [{ id: 'a', name: NAME }] }],
		['searchMoveTargets', { stages: [{ id: 'a', name: NAME }] }],
		['searchCustomFields', { fields: [{ key: NAME }] }],
		['searchWebhooks', { data: [{ id: 'a', name: NAME, url: 'https://example.com' }] }],
	])('%s', async (method, body) => {
		sandbox.faults.add({ kind: 'json', body, times: 2 });
		const { results } = await searchList(sandbox, method, ' COTIZACION agil ');
		expect(results).toHaveLength(1);
		expect((await searchList(sandbox, method, 'otra')).results).toEqual([]);
	});
});
