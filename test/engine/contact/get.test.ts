import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byPhone, only, useSandbox } from '../useSandbox';
import { AT, JUAN_BY_PHONE, one } from './cases';

const JUAN = SEEDED.juan.contactId;
const { sandbox, run, sent } = useSandbox({ resource: 'contact', operation: 'get' });

const get = (id: string, output = 'simplified') => ({ contactId: byId(id), output });
const juan = () => sandbox.store.contacts.get(JUAN) as Contact;

test('outputs the raw contact with its conversations', async () => {
	const { items } = await run(get(JUAN, 'raw'));
	expect(items[0]?.json).toEqual({
		...juan(),
		conversations: [
			{ id: SEEDED.juan.conversationId, status: 'active', last_message_at: expect.any(String) },
		],
	});
});

test("outputs the ten most used fields if 'Output' is 'Simplified'", async () => {
	const { items } = await run(get(JUAN));
	expect(items[0]?.json).toEqual({
		id: JUAN,
		phone_number: '+5215512345678',
		name: 'Juan Pérez',
		email: 'juan@email.com',
		tags: ['cliente', 'premium'],
		funnel_stage: 'Interesado',
		custom_fields: juan().custom_fields,
		notes: juan().notes,
		last_contact_at: expect.any(String),
		conversations: [SEEDED.juan.conversationId],
	});
});

test('passes on a contact with missing fields and a list of notes', async () => {
	const contact = { id: 'x', first_name: 'Ana', notes: [{ text: 'Hola' }] };
	sandbox.faults.add({ kind: 'json', body: { contact } });
	const raw = await run(get('x', 'raw'));
	expect(raw.items[0]?.json).toEqual({ ...contact, conversations: [] });
	const simplified = await run(get('x'));
	expect(simplified.items[0]?.json).toEqual({
		id: 'x',
		notes: contact.notes,
		conversations: [],
	});
});

test('names the unknown ID, and what to try', async () => {
	const { error } = await run(get('nobody'));
	expect(error?.message).toBe("Whaapy has no contact with the ID 'nobody' [item 0]");
	expect(error?.description).toContain('Contacto no encontrado');
	expect(error?.description).toContain("'By Phone'");
});

describe('by phone', () => {
	const byNumber = (value: string, options = {}) => ({ contactId: byPhone(value), options });

	test.each([
		['+525512345678', '5512345678', SEEDED.juan],
		['+5491123456789', '1123456789', SEEDED.sofia],
		['+5511987654321', '87654321', SEEDED.joao],
		['55 8765 4321', '5587654321', SEEDED.maria],
	])('finds the contact of %s by the digits of all spellings', async (phone, digits, person) => {
		const { items } = await run(byNumber(phone));
		expect(items[0]?.json.id).toBe(person.contactId);
		expect(sent()).toEqual(['POST /contacts/v1/search', `GET /contacts/v1/${person.contactId}`]);
		expect(sandbox.requests[0]?.body).toEqual({
			filters: { phone_number: { contains: digits } },
			limit: 100,
		});
	});

	test('looks the same number up once in a run', async () => {
		const items = ['+525512345678', '+5215512345678', '55 1234 5678'].map((phone) => ({ phone }));
		await run(byNumber('={{ $json.phone }}'), { items });
		expect(sent().filter((request) => request.startsWith('POST'))).toHaveLength(1);
		expect(sandbox.requests).toHaveLength(4);
	});

	test('takes the contact with the given spelling if both have one', async () => {
		sandbox.store.contacts.set('twin', { ...juan(), id: 'twin', phone_number: '+525512345678' });
		const { items } = await run(byNumber('+525512345678'));
		expect(items[0]?.json.id).toBe('twin');
	});

	test('names both spellings if Whaapy has neither', async () => {
		const { error } = await run(byNumber('+525599999999'));
		expect(error?.message).toBe(
			'Whaapy has no contact with +525599999999 or +5215599999999 [item 0]',
		);
		expect(error?.description).toContain("'Default Country'");
		expect(error).toMatchObject({ httpCode: '404' });
		expect(sandbox.requests).toHaveLength(1);
	});

	test("holds to the given spelling if 'Also Try +521 / +52 (MX, AR, BR)' is off", async () => {
		const { error } = await run(byNumber('+525512345678', { tryOtherSpellings: false }));
		expect(error?.message).toBe('Whaapy has no contact with +525512345678 [item 0]');
	});

	test('uses the list if the search is not allowed, and asks the search once', async () => {
		sandbox.faults.add({ kind: 'status', status: 403, body: {}, match: only('POST') });
		const phones = ['+525512345678', SEEDED.maria.phone].map((phone) => ({ phone }));
		const options = { maxConcurrentRequests: 1 };
		const { items } = await run(byNumber('={{ $json.phone }}', options), { items: phones });
		expect(items.map(({ json }) => json.id)).toEqual([JUAN, SEEDED.maria.contactId]);
		expect(sent()).toEqual([
			'POST /contacts/v1/search',
			'GET /contacts/v1?search=5512345678&limit=100',
			`GET /contacts/v1/${JUAN}`,
			'GET /contacts/v1?search=5587654321&limit=100',
			`GET /contacts/v1/${SEEDED.maria.contactId}`,
		]);
	});

	test('uses the list if the search does not filter', async () => {
		const other = { ...juan(), id: 'other', phone_number: '+14155550000' };
		sandbox.faults.add({
			kind: 'json',
			body: { contacts: [other], pagination: { has_more: true, next_cursor: 'x' } },
			match: only('POST'),
		});
		const { items } = await run(byNumber('+525512345678'));
		expect(items[0]?.json.id).toBe(JUAN);
	});

	test('says which permission the key lacks', async () => {
		sandbox.settings.scopes.delete('contacts:read');
		const { error } = await run(byNumber('+525512345678'));
		expect(error?.message).toBe("The API key lacks the permission 'contacts:read' [item 0]");
	});

	test('refuses an invalid number without a request', async () => {
		const { error } = await run(byNumber('12'));
		expect(error?.message).toContain("'Contact' has 2 digits, too few for a phone number");
		expect(sandbox.requests).toHaveLength(0);
	});
});

test("outputs the fields that 'Output' selects, of the simplified contact and of the raw one", async () => {
	const [field, value] = Object.entries(juan().custom_fields ?? {})[0]!;
	const stage = juan().funnel_stage as { id: string };
	const { items } = await run({
		contactId: byId(JUAN),
		output: 'selectedFields',
		outputFields: `name, funnel_stage, custom_fields.${field},created_at, funnel_stage.id, no.such, __proto__.constructor`,
	});
	expect(items[0]?.json).toEqual({
		name: 'Juan Pérez',
		funnel_stage: 'Interesado',
		[`custom_fields.${field}`]: value,
		created_at: juan().created_at,
		'funnel_stage.id': stage.id,
		'no.such': null,
		'__proto__.constructor': null,
	});
});

test.each(['', ' , '])("says so if 'Fields' names none (%j)", async (outputFields) => {
	const { error } = await run({ contactId: byId(JUAN), output: 'selectedFields', outputFields });
	expect(error?.message).toBe("'Fields' is empty [item 0]");
	expect(sent()).toEqual([]);
});

testOperation('contact/get', {
	costs: {
		...one(),
		'the same number in 10 items of a run': [
			{ contactId: JUAN_BY_PHONE },
			{ items: Array.from({ length: 10 }, () => ({})) },
		],
	},
	tool: () => ({
		left: ['contactId'],
		sends: `GET ${AT}`,
		answers: { id: SEEDED.juan.contactId, name: 'Juan Pérez' },
	}),
});
