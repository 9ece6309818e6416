import type { IDataObject } from 'n8n-workflow';
import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byName, byPhone, useSandbox } from '../useSandbox';
import { AT, one } from './cases';

const JUAN = SEEDED.juan.contactId;
const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'contact',
	operation: 'update',
	output: 'raw',
});

const update = (id: string, updateFields = {}) => ({ contactId: byId(id), updateFields });
const juan = () => sandbox.store.contacts.get(JUAN) as Contact;

test('sends the given fields only, and outputs the contact', async () => {
	const before = { ...juan() };
	const { items } = await run(update(JUAN, { company: 'Nueva', country: 'ar' }));
	expect(sandbox.requests.map(({ method, body }) => ({ method, body }))).toEqual([
		{ method: 'PATCH', body: { company: 'Nueva', country: 'AR' } },
	]);
	expect(items[0]?.json).toEqual({
		...before,
		company: 'Nueva',
		country: 'AR',
		updated_at: expect.any(String),
	});
});

test('adds and removes single tags', async () => {
	await run(update(JUAN, { addTags: 'vip, cliente', removeTags: '={{ ["premium"] }}' }));
	expect(lastBody()).toEqual({ add_tags: ['vip', 'cliente'], remove_tags: ['premium'] });
	expect(juan().tags).toEqual(['cliente', 'vip']);
});

test('merges custom fields and external IDs into the existing ones', async () => {
	const row = [{ name: 'role', value: 'CTO' }];
	await run(update(JUAN, { customFields: { row }, externalIds: { row } }));
	expect(juan().custom_fields).toEqual({
		company: 'Acme Inc',
		role: 'CTO',
		contract_value: 50000,
	});
	expect(juan().external_ids).toEqual({ hubspot: 'abc123', salesforce: 'xyz789', role: 'CTO' });
});

test('clears a field that is added and left empty, and skips one whose expression finds nothing', async () => {
	await run(
		update(JUAN, {
			company: '',
			tags: '',
			addTags: '',
			name: '={{ $json.missing }}',
			email: '={{ null }}',
			customFields: { row: [{ name: 'role', value: '' }] },
		}),
	);
	expect(lastBody()).toEqual({ company: '', tags: [], custom_fields: { role: '' } });
});

test('adds a note, and sends none that is empty', async () => {
	await run(update(JUAN, { notes: 'Prefiere llamadas', city: 'León' }));
	expect(lastBody()).toEqual({ notes: 'Prefiere llamadas', city: 'León' });
	await run(update(JUAN, { notes: '', city: 'León' }));
	expect(lastBody()).toEqual({ city: 'León' });
});

test.each([
	['email', 'Email'],
	['country', 'Country'],
	['avatarUrl', 'Avatar URL'],
	['funnelStageId', 'Funnel Stage'],
])('refuses an empty %s, because Whaapy cannot clear it', async (name, label) => {
	const { error } = await run(update(JUAN, { [name]: '', city: 'León' }));
	expect(error?.message).toBe(`'${label}' is empty [item 0]`);
	expect(error?.description).toContain('remove the field');
	expect(sandbox.requests).toHaveLength(0);
});

test.each([[{}], [{ addTags: ' , ' }], [{ name: '={{ null }}', customFields: {} }]])(
	'refuses %j, because it changes nothing',
	async (fields) => {
		const { error } = await run(update(JUAN, fields));
		expect(error?.message).toBe("'Update Fields' is empty [item 0]");
		expect(error?.description).toBe('Add at least one field to change.');
		expect(sandbox.requests).toHaveLength(0);
	},
);

test('changes the stage alone, by its name', async () => {
	const stage = sandbox.store.stages[3]!;
	const funnelStageId = { __rl: true, mode: 'name', value: stage.name };
	await run(update(JUAN, { funnelStageId }));
	expect(lastBody()).toEqual({ funnel_stage_id: stage.id });
});

test('leaves the stage as it is if its expression finds nothing', async () => {
	const funnelStageId = { __rl: true, mode: 'name', value: '={{ $json.missing }}' };
	await run(update(JUAN, { funnelStageId, city: 'León' }));
	expect(lastBody()).toEqual({ city: 'León' });
});

test('names an invalid contact ID together with an invalid field', async () => {
	const { error } = await run(update('a/b', { email: 'x' }));
	expect(error?.message).toBe("'Contact' and 'Email' cannot be used [item 0]");
});

test('names the unknown ID', async () => {
	const { error } = await run(update('nobody', { name: 'Ana' }));
	expect(error?.message).toBe("Whaapy has no contact with the ID 'nobody' [item 0]");
});

test('updates one contact in the order of the items', async () => {
	// The first is refused once and comes back after the others, unless they wait for it.
	sandbox.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, times: 1 });
	const items = ['uno', 'dos', 'tres'].map((name) => ({ name }));
	await run(update(JUAN, { name: '={{ $json.name }}' }), { items });
	expect(sandbox.requests.map(({ body }) => (body as IDataObject).name)).toEqual([
		'uno',
		'uno',
		'dos',
		'tres',
	]);
});

test('sends a deal value of 0, and assigns the contact to nobody', async () => {
	await run(update(JUAN, { dealValue: 0, assignedAgentId: '' }));
	expect(lastBody()).toEqual({ deal_value: 0, assigned_agent_id: null });
});

test('finds the contact by phone, in one request more', async () => {
	const { items } = await run({
		contactId: byPhone('+525512345678'),
		updateFields: { city: 'León' },
		output: 'simplified',
	});
	expect(sent()).toEqual(['POST /contacts/v1/search', `PATCH /contacts/v1/${JUAN}`]);
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
});

testOperation('contact/update', {
	costs: {
		...one({ updateFields: { city: 'León' } }),
		'by ID, stage by name': [
			{ contactId: JUAN, updateFields: { funnelStageId: byName('Interesado') } },
		],
	},
	tool: () => ({
		left: ['contactId', 'updateFields.name', 'updateFields.dealValue', 'updateFields.addTags'],
		sends: `PATCH ${AT}`,
		body: { name: 'Ana Torres', add_tags: ['vip', 'nuevo'] },
		answers: { id: SEEDED.juan.contactId, name: 'Ana Torres' },
	}),
});
