import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { parse } from 'papaparse';
import { testOperation } from '../testOperation';
import { storageService } from '../message/files';
import { useSandbox } from '../useSandbox';

/** Contact → Export to File. */
const { sandbox, run, sent } = useSandbox({ resource: 'contact', operation: 'exportToFile' });

const text = async (item: INodeExecutionData | undefined) =>
	(await storageService().getAsBuffer(item!.binary!.data!)).toString();
const ids = async (item: INodeExecutionData | undefined) =>
	(await text(item))
		.split('\n')
		.filter(Boolean)
		.map((line) => (JSON.parse(line) as IDataObject).id);

test('writes all contacts, one request for each 100', async () => {
	const { items } = await run();
	expect(new Set(await ids(items[0]))).toEqual(new Set(sandbox.store.contacts.keys()));
	expect(items[0]?.json).toMatchObject({ count: sandbox.store.contacts.size, complete: true });
	expect(items[0]?.binary?.data?.fileName).toMatch(/^contacts_\d{4}-\d\d-\d\d\.ndjson$/);
	expect(sent()).toHaveLength(Math.ceil(sandbox.store.contacts.size / 100));
});

test('writes those that fit the filters only', async () => {
	const { items } = await run({ filters: { name: 'maria' } });
	const found = await ids(items[0]);
	expect(found.length).toBeGreaterThan(0);
	expect(found.length).toBeLessThan(sandbox.store.contacts.size);
});

test('has a column for each custom field of the account', async () => {
	const [contact] = [...sandbox.store.contacts.values()];
	contact!.custom_fields = { role: 'CEO', unlisted: 7 };
	sandbox.faults.add({
		kind: 'json',
		status: 200,
		match: ({ path }: { path: string }) => path.endsWith('/fields'),
		body: { fields: [{ key: 'role' }, { key: 'budget' }] },
	});
	const { items } = await run({ format: 'csv' });
	const { data, meta } = parse<Record<string, string>>((await text(items[0])).slice(1), {
		header: true,
		skipEmptyLines: true,
	});
	expect(meta.fields?.slice(-3)).toEqual(['role', 'budget', 'Other Custom Fields']);
	expect(data.find((row) => row['Contact ID'] === contact!.id)).toMatchObject({
		'Phone Number': contact!.phone_number,
		role: 'CEO',
		budget: '',
		'Other Custom Fields': '{"unlisted":7}',
	});
});

test('goes on where an earlier file ended', async () => {
	const model = [...sandbox.store.contacts.values()][0]!;
	for (let i = 0; i < 250; i++) {
		const id = `more-${i}`;
		sandbox.store.contacts.set(id, { ...model, id, phone_number: `+1415555${1000 + i}` });
	}
	let pages = 0;
	sandbox.faults.add({ kind: 'status', status: 403, match: () => ++pages === 3 });
	const first = (await run()).items[0];
	expect(first?.json).toMatchObject({ count: 200, complete: false });
	sandbox.faults.clear();
	const second = (await run({ options: { before: first?.json.before as string } })).items[0];
	expect(second?.json).toMatchObject({ complete: true, before: null });
	const joined = [...(await ids(first)), ...(await ids(second))];
	expect(joined).toHaveLength(sandbox.store.contacts.size);
	expect(new Set(joined).size).toBe(joined.length);
});

test('does not write everybody if a filter comes out empty', async () => {
	const { items, error } = await run({ filters: { name: '={{ $json.nothing }}' } });
	expect(items).toEqual([]);
	expect(error?.message).toBe("'Name' is empty, so it would let everybody through [item 0]");
	expect(sent()).toEqual([]);
});

testOperation('contact/exportToFile', {
	costs: {
		'all of over 1,000': [{ filters: {} }],
		'100 contacts as CSV': [{ format: 'csv', filters: { name: 'Mar' } }],
	},
	tool: () => ({
		sends: 'GET /contacts/v1?limit=100',
		answers: { complete: true },
	}),
});
