import type { IDataObject } from 'n8n-workflow';
import { testOperation } from '../testOperation';
import { loadOptions, searchList } from '../harness';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({ resource: 'contact' });

const outputOf = async (operation: string, items?: IDataObject[]) =>
	(await run({ operation }, { items })).items.map(({ json }) => json);

test('Get Tags outputs an item for each tag, once for all input items', async () => {
	const tags = await outputOf('getTags', [{}, {}, {}]);
	expect(tags).toContainEqual({ name: 'premium' });
	expect(sent()).toEqual(['GET /contacts/v1/tags']);
});

test('Get Custom Fields outputs an item for each field, as Whaapy has it', async () => {
	const fields = await outputOf('getFields', [{}, {}]);
	expect(fields).toContainEqual({ key: 'role', name: 'role', type: 'string' });
	expect(sent()).toEqual(['GET /contacts/v1/fields']);
});

// No page documents the answers, so every likely form is read.
test.each<[unknown, IDataObject[]]>([
	[{ tags: [{ id: 1, name: 'vip' }] }, [{ id: 1, name: 'vip' }]],
	[{ data: ['vip'] }, [{ name: 'vip' }]],
	[{ data: { tags: ['vip'] } }, [{ name: 'vip' }]],
	[['vip'], [{ name: 'vip' }]],
	[{ tags: [] }, []],
	[{ total: 3 }, [{ total: 3 }]],
])('Get Tags reads %j', async (body, expected) => {
	sandbox.faults.add({ kind: 'json', body });
	expect(await outputOf('getTags')).toEqual(expected);
});

test('the tag picker shows the tags', async () => {
	sandbox.faults.add({ kind: 'json', body: { tags: ['vip', { name: 'web' }, { id: 7 }] } });
	expect(await loadOptions(sandbox, 'getKnownTags')).toEqual([
		{ name: 'vip', value: 'vip' },
		{ name: 'web', value: 'web' },
	]);
});

test('the picker of custom fields shows the names that contain what is typed', async () => {
	const { results } = await searchList(sandbox, 'searchCustomFields', 'ROL');
	expect(results).toEqual([{ name: 'role', value: 'role' }]);
});

test('the picker of team members shows their names, and the choice of nobody, which is the default', async () => {
	const members = await loadOptions(sandbox, 'getTeamMembers');
	expect(members).toEqual([
		{ name: 'Nobody', value: '' },
		...[...sandbox.store.agents.values()].map(({ id, name }) => ({ name, value: id })),
	]);
});

testOperation('contact/getTags', {
	costs: { 'all items': [{}, { items: [{}, {}, {}] }] },
	tool: () => ({ sends: 'GET /contacts/v1/tags', answers: { name: 'premium' } }),
});

testOperation('contact/getFields', {
	costs: { 'all items': [{}, { items: [{}, {}, {}] }] },
	tool: () => ({ sends: 'GET /contacts/v1/fields', answers: { name: 'role' } }),
});
