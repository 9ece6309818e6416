import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import type { RunOptions } from '../harness';
import { only, useSandbox } from '../useSandbox';
import { AT, newNumbers } from './cases';
import { newContact } from './newContact';

const JUAN = SEEDED.juan.contactId;
const NEW_PHONE = '+14155552671';
const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'contact',
	operation: 'upsert',
	output: 'raw',
});

async function upsert(
	phoneNumber: string,
	fields: INodeParameters = {},
	options: INodeParameters = {},
	more: Partial<RunOptions> = {},
) {
	return await run(newContact(phoneNumber, fields, options), more);
}

const methods = () => sandbox.requests.map(({ method }) => method);
const juan = () => sandbox.store.contacts.get(JUAN) as Contact;
const refuseOnce = (body: unknown) =>
	sandbox.faults.add({ kind: 'json', status: 409, body, times: 1, match: only('POST') });

test('creates a contact in one request if the number has only one spelling', async () => {
	const { items } = await upsert(NEW_PHONE, { name: 'Ana', tags: 'vip' });
	expect(sent()).toEqual(['POST /contacts/v1']);
	expect(items[0]?.json).toMatchObject({
		phone_number: NEW_PHONE,
		name: 'Ana',
		tags: ['vip'],
		created: true,
	});
});

test('updates the given fields of the contact that has the number, never the number itself', async () => {
	const before = { ...juan() };
	const { items } = await upsert(SEEDED.juan.phone, {
		city: 'León',
		name: '',
		tags: 'vip',
		customFields: { row: [{ name: 'role', value: 'CTO' }] },
	});
	expect(sent()).toEqual(['POST /contacts/v1/search', `PATCH /contacts/v1/${JUAN}`]);
	expect(lastBody()).toEqual({
		city: 'León',
		add_tags: ['vip'],
		custom_fields: { role: 'CTO' },
	});
	expect(items[0]?.json).toEqual({
		...before,
		city: 'León',
		tags: ['cliente', 'premium', 'vip'],
		custom_fields: { company: 'Acme Inc', role: 'CTO', contract_value: 50000 },
		updated_at: expect.any(String),
		created: false,
	});
});

test("replaces the tags if 'Replace Tags' is on", async () => {
	await upsert(SEEDED.juan.phone, { tags: 'vip' }, { replaceTags: true });
	expect(lastBody()).toEqual({ tags: ['vip'] });
});

test('changes nothing if only the number is given, and outputs the contact', async () => {
	const before = { ...juan() };
	const { items } = await upsert(SEEDED.juan.phone);
	expect(methods()).toEqual(['POST', 'GET']);
	expect(items[0]?.json).toEqual({ ...before, created: false });
});

test('reads the ID of the existing contact if the 409 nests it', async () => {
	refuseOnce({ error: { code: 'duplicate_contact', existing_contact_id: JUAN } });
	const { items } = await upsert(NEW_PHONE, { city: 'León' });
	expect(items[0]?.json).toMatchObject({ id: JUAN, city: 'León', created: false });
});

test('does not guess which contact exists if the 409 has no ID', async () => {
	refuseOnce({ error: 'duplicate_contact', message: 'Ya existe' });
	const { error } = await upsert(NEW_PHONE, { city: 'León' });
	expect(error?.message).toBe(
		"A contact with this phone number already exists, but Whaapy's answer does not say which [item 0]",
	);
	expect(error?.description).toContain("use the operation 'Update' with its ID");
	expect(error?.description).toContain('Ya existe');
	expect(methods()).toEqual(['POST']);
});

test.each(['..', '.', '../x', 'a/b', 2 ** 53, 1.5, -1])(
	'does not use the unsafe ID %s of a 409',
	async (id) => {
		refuseOnce({ error: 'duplicate_contact', message: 'Ya existe', existing_contact_id: id });
		const { error } = await upsert(NEW_PHONE, { city: 'León' });
		expect(error?.message).toContain("Whaapy's answer does not say which");
		expect(sent()).toEqual(['POST /contacts/v1']);
	},
);

test.each(['gone', 4711])('names the contact %p if it was deleted in between', async (id) => {
	refuseOnce({ error: 'duplicate_contact', existing_contact_id: id });
	const { error } = await upsert(NEW_PHONE, { city: 'León' });
	expect(error?.message).toBe(`Whaapy has no contact with the ID '${id}' [item 0]`);
});

describe('if an answer is lost', () => {
	const loseOnce = (method: string) =>
		sandbox.faults.add({ kind: 'after', times: 1, match: only(method) });
	const timesSent = (method: string) => methods().filter((name) => name === method).length;

	test('creates one contact, and says that nobody knows whether it is new', async () => {
		loseOnce('POST');
		const { items, error } = await upsert(NEW_PHONE, { name: 'Ana', notes: 'Referida' });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ name: 'Ana', created: null });
		const stored = [...sandbox.store.contacts.values()].filter(
			({ phone_number }) => phone_number === NEW_PHONE,
		);
		expect(stored).toEqual([expect.objectContaining({ name: 'Ana', notes: 'Referida' })]);
	});

	test('says that a contact is new if the first attempt was not applied', async () => {
		sandbox.faults.add({ kind: 'reset', times: 1, match: only('POST') });
		const { items } = await upsert(NEW_PHONE, { name: 'Ana' });
		expect(items[0]?.json).toMatchObject({ name: 'Ana', created: true });
		expect(timesSent('POST')).toBe(2);
	});

	test('says that a contact is not new if a rate limit was all that was in the way', async () => {
		sandbox.faults.add({ kind: 'status', status: 429, times: 1, match: only('POST') });
		const { items } = await upsert(SEEDED.juan.phone, { city: 'León' });
		expect(items[0]?.json).toMatchObject({ city: 'León', created: false });
	});

	test('repeats an update', async () => {
		loseOnce('PATCH');
		const { items } = await upsert(SEEDED.juan.phone, { city: 'León', tags: 'vip' });
		expect(items[0]?.json).toMatchObject({ city: 'León', created: false });
		expect(timesSent('PATCH')).toBe(2);
		expect(juan().tags.filter((tag) => tag === 'vip')).toHaveLength(1);
	});

	test.each(['POST', 'PATCH'])('repeats no %s that may add notes', async (method) => {
		loseOnce(method);
		const phone = method === 'POST' ? NEW_PHONE : SEEDED.juan.phone;
		const { error } = await upsert(phone, { notes: 'Llamó' }, { addNotesOnUpdate: true });
		expect(error?.description).toContain('It may have been saved or sent all the same');
		expect(timesSent(method)).toBe(1);
	});
});

test('saves each of 100 contacts while one answer in ten is lost', async () => {
	sandbox.faults.add({ kind: 'after', probability: 0.05 });
	sandbox.faults.add({ kind: 'reset', probability: 0.05 });
	const items = Array.from({ length: 100 }, (_, row) => ({ phone: `+1415555${1000 + row}`, row }));
	const { items: saved, error } = await upsert(
		'={{ $json.phone }}',
		{ name: '={{ "Row " + $json.row }}' },
		{},
		{ items },
	);
	expect(error).toBeUndefined();
	expect(saved.map(({ json }) => json.name)).toEqual(items.map(({ row }) => `Row ${row}`));
	const phones = [...sandbox.store.contacts.values()].map(({ phone_number }) => phone_number);
	expect(phones.filter((phone) => phone.startsWith('+1415555'))).toHaveLength(100);
});

test('reads a contact list that has an empty envelope beside it', async () => {
	const { phone, contactId: id } = SEEDED.juan;
	sandbox.faults.add({
		kind: 'json',
		status: 200,
		body: { contacts: [{ id, phone_number: phone }], data: null },
		match: ({ method, path }: { method: string; path: string }) =>
			method === 'POST' && path === '/contacts/v1/search',
	});
	const { items } = await upsert('+525512345678', { city: 'León' });
	expect(items[0]?.json).toMatchObject({ id, created: false });
});

describe('a phone number that Whaapy has under its other spelling', () => {
	test.each([
		['+525512345678', SEEDED.juan],
		['+5215587654321', SEEDED.maria],
		['+5491123456789', SEEDED.sofia],
		['+5511987654321', SEEDED.joao],
	])('updates the contact of %s and creates no second one', async (phone, person) => {
		const count = sandbox.store.contacts.size;
		const { items } = await upsert(phone, { city: 'León' });
		expect(items[0]?.json).toMatchObject({
			id: person.contactId,
			phone_number: person.phone,
			city: 'León',
			created: false,
		});
		expect(methods()).toEqual(['POST', 'PATCH']);
		expect(sandbox.store.contacts.size).toBe(count);
	});

	test('updates the contact with the given spelling if both exist', async () => {
		const twin = { ...juan(), id: 'twin', phone_number: '+525512345678' };
		sandbox.store.contacts.set('twin', twin);
		const { items } = await upsert('+525512345678', { city: 'León' });
		expect(items[0]?.json).toMatchObject({ id: 'twin', created: false });
	});

	test("creates a second contact if 'Also Try +521 / +52 (MX, AR, BR)' is off", async () => {
		const { items } = await upsert('+525512345678', {}, { tryOtherSpellings: false });
		expect(items[0]?.json).toMatchObject({ phone_number: '+525512345678', created: true });
		expect(methods()).toEqual(['POST']);
	});
});

test('writes one person in the order of the items, under any spelling', async () => {
	// The first request is refused once and comes back after the others, unless they wait for it.
	sandbox.faults.add({
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '0' },
		times: 1,
		match: only('POST'),
	});
	const items = [
		{ phone: '+525500000001', name: 'uno' },
		{ phone: '+5215500000001', name: 'dos' },
		{ phone: 'nonsense', name: 'tres' },
		{ phone: '55 0000 0001', name: 'cuatro' },
		{ phone: '+525500000002', name: 'cinco' },
	];
	const result = await upsert(
		'={{ $json.phone }}',
		{ name: '={{ $json.name }}' },
		{},
		{ items, onError: 'continueRegularOutput' },
	);
	expect(result.items.map(({ json }) => [json.name, json.created])).toEqual([
		['uno', true],
		['dos', false],
		[undefined, undefined],
		['cuatro', false],
		['cinco', true],
	]);
	expect(sandbox.store.contactByPhone('+525500000001')?.name).toBe('cuatro');
	expect(sandbox.store.contactByPhone('+5215500000001')).toBeUndefined();
});

test('writes the next item of the same number after one that failed', async () => {
	sandbox.faults.add({
		kind: 'status',
		status: 403,
		times: 1,
		match: only('POST'),
	});
	const items = [{ name: 'uno' }, { name: 'dos' }];
	const result = await upsert(
		NEW_PHONE,
		{ name: '={{ $json.name }}' },
		{ maxConcurrentRequests: 1 },
		{ items, onError: 'continueRegularOutput' },
	);
	expect(result.items.map(({ json }) => json)).toEqual([
		expect.objectContaining({ error: expect.stringContaining('[item 0]') as string }),
		expect.objectContaining({ name: 'dos', created: true }),
	]);
});

test('imports 100 contacts with 10% duplicates and 1% invalid numbers', async () => {
	sandbox.store.contacts.clear();
	const items = Array.from({ length: 100 }, (_, i) => {
		if (i % 100 === 50) return { phone: `bad ${i}`, row: i };
		// Every tenth row repeats the one five rows earlier, in turn under its other spelling.
		const person = String(i % 10 === 9 ? i - 5 : i).padStart(8, '0');
		return { phone: i % 20 === 19 ? `52155${person}` : `+5255${person}`, row: i };
	});
	const result = await upsert(
		'={{ $json.phone }}',
		{ customFields: { row: [{ name: 'row', value: '={{ $json.row }}' }] } },
		{},
		{ items, onError: 'continueRegularOutput' },
	);

	expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(
		items.map((_, item) => ({ item })),
	);
	const outcome = ({ json }: { json: IDataObject }) =>
		json.error ? 'bad' : json.created ? 'created' : 'updated';
	expect(result.items.map(outcome)).toEqual(
		items.map((_, i) => (i % 100 === 50 ? 'bad' : i % 10 === 9 ? 'updated' : 'created')),
	);
	const stored = [...sandbox.store.contacts.values()];
	const wanted = items.flatMap(({ phone, row }): Array<[string, number]> =>
		row % 100 === 50 || row % 10 === 9 ? [] : [[phone, row % 10 === 4 ? row + 5 : row]],
	);
	expect(stored).toHaveLength(89);
	expect(
		new Map(stored.map(({ phone_number, custom_fields }) => [phone_number, custom_fields.row])),
	).toEqual(new Map(wanted));
});

test('sends notes for a new contact, and adds them to an existing one only if asked to', async () => {
	await upsert(NEW_PHONE, { notes: 'Referida' });
	expect(lastBody()).toEqual({ phone_number: NEW_PHONE, notes: 'Referida' });
	await upsert(SEEDED.juan.phone, { notes: 'Llamó hoy', city: 'León' });
	expect(lastBody()).toEqual({ city: 'León' });
	await upsert(SEEDED.juan.phone, { notes: 'Llamó hoy' }, { addNotesOnUpdate: true });
	expect(lastBody()).toEqual({ notes: 'Llamó hoy' });
});

test.each([
	['a new Mexican number', '+525500000000', ['POST /contacts/v1/search', 'POST /contacts/v1']],
	[
		'a known Mexican number',
		SEEDED.juan.phone,
		['POST /contacts/v1/search', `PATCH /contacts/v1/${JUAN}`],
	],
	['a new number with one spelling', NEW_PHONE, ['POST /contacts/v1']],
])('costs as few requests as possible for %s', async (_, phone, requests) => {
	await upsert(phone, { city: 'León' });
	expect(sent()).toEqual(requests);
});

test.each(['+525500000000', NEW_PHONE])(
	'costs one request for %s again in the same run, under any spelling',
	async (phone) => {
		const items = ['uno', 'dos', 'tres'].map((name) => ({ name }));
		await upsert(phone, { name: '={{ $json.name }}' }, {}, { items });
		expect(methods().slice(-2)).toEqual(['PATCH', 'PATCH']);
		expect(methods()).toHaveLength(phone === NEW_PHONE ? 3 : 4);
	},
);

test('updates the contact that somebody else has created in between', async () => {
	const path = '/contacts/v1/search';
	const body = { contacts: [], pagination: { has_more: false } };
	sandbox.faults.add({
		kind: 'json',
		body,
		match: (request: { path: string }) => request.path === path,
	});
	const { items } = await upsert(SEEDED.juan.phone, { city: 'León' });
	expect(items[0]?.json).toMatchObject({ id: JUAN, city: 'León', created: false });
	expect(methods()).toEqual(['POST', 'POST', 'PATCH']);
});

test("outputs ten fields at most if 'Output' is 'Simplified', and whether the contact is new", async () => {
	const { items } = await run({ phoneNumber: SEEDED.juan.phone, output: 'simplified' });
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
		'created',
	]);
});

testOperation('contact/upsert', {
	costs: {
		...newNumbers,
		'known number with one spelling': [
			{ phoneNumber: '+14155551000', additionalFields: { city: 'León' } },
		],
		'known number with two spellings, under either': [
			{ phoneNumber: '+525512345678', additionalFields: { city: 'León' } },
		],
		'the same known number in 10 items of a run': [
			{ phoneNumber: SEEDED.juan.phone, additionalFields: { city: '={{ $json.city }}' } },
			{ items: Array.from({ length: 10 }, (_, i) => ({ city: `León ${i}` })) },
		],
	},
	tool: () => ({
		left: ['phoneNumber', 'additionalFields.company', 'additionalFields.city'],
		sends: `PATCH ${AT}`,
		body: { company: 'Acme', city: 'Toluca' },
		answers: { id: SEEDED.juan.contactId },
	}),
});
