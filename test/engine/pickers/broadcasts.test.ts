import { addBroadcast } from '../broadcast/addBroadcast';
import { loadOptions, searchList } from '../harness';
import { useSandbox } from '../useSandbox';

const { sandbox } = useSandbox();

describe('the broadcast picker', () => {
	test('shows name and status', async () => {
		const { id } = addBroadcast(sandbox, { status: 'paused' });
		const { results } = await searchList(sandbox, 'searchBroadcasts');
		expect(results).toEqual([{ name: 'Promoción (paused)', value: id }]);
	});

	test('finds a broadcast that is on no first page', async () => {
		for (let i = 0; i < 130; i++) addBroadcast(sandbox, { name: `Promo ${i}` });
		const { results } = await searchList(sandbox, 'searchBroadcasts', ' PROMO 129');
		expect(results.map(({ name }) => name)).toEqual(['Promo 129 (draft)']);
	});

	test('says which permission the key lacks', async () => {
		sandbox.settings.scopes.delete('broadcasts:read');
		await expect(searchList(sandbox, 'searchBroadcasts')).rejects.toThrow(
			"The API key lacks the permission 'broadcasts:read'",
		);
	});
});

describe('the picker of what fills a variable', () => {
	const known = ['name', 'first_name', 'last_name', 'phone', 'email'].map(
		(field) => `contact.${field}`,
	);
	const load = async () => (await loadOptions(sandbox, 'getVariableSources')).map((o) => o.value);

	test("shows what is known of a contact, and what else the account's catalog names", async () => {
		expect(await load()).toEqual([...known, 'business.name', 'system.date']);
	});

	test.each([
		['of texts', { variables: ['contact.name', 'business.hours'] }, ['business.hours']],
		['by group', { data: { negocio: [{ variable: 'business.phone' }] } }, ['business.phone']],
		['that is empty', {}, []],
	])('reads a catalog %s', async (_, body, others) => {
		sandbox.faults.add({ kind: 'json', body });
		expect(await load()).toEqual([...known, ...others]);
	});

	test('shows what is known if the key may not read the catalog', async () => {
		sandbox.settings.scopes.delete('templates:read');
		expect(await load()).toEqual(known);
	});
});
