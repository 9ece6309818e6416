import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { testOperation } from '../testOperation';
import { byName, only, useSandbox } from '../useSandbox';
import { NEWCOMER, NEW_PHONE, newNumbers } from './cases';
import { newContact } from './newContact';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'contact',
	operation: 'create',
	output: 'raw',
});

test('sends the phone number alone if nothing else is set, and outputs the contact', async () => {
	const { items } = await run(newContact('1 (415) 555-2671'));
	expect(sandbox.requests).toHaveLength(1);
	expect(lastBody()).toEqual({ phone_number: NEW_PHONE });
	expect(items).toEqual([
		{
			json: expect.objectContaining({ phone_number: NEW_PHONE, source: 'api', country: 'MX' }),
			pairedItem: { item: 0 },
		},
	]);
});

test('sends all seventeen fields under the names of the API', async () => {
	const stage = sandbox.store.stages[2];
	const agent = [...sandbox.store.agents.keys()][0]!;
	const { items } = await run(
		newContact(NEW_PHONE, {
			name: 'Juan Pérez',
			email: ' juan@email.com ',
			avatarUrl: 'https://example.com/a.jpg',
			tags: ' cliente; premium ,, cliente',
			customFields: { row: [{ name: 'role', value: 'CEO' }] },
			externalIds: { row: [{ name: 'hubspot', value: 'abc123' }] },
			notes: 'Referido',
			funnelStageId: stage?.id,
			source: 'import',
			company: 'Acme Inc',
			address: 'Av. Reforma 123',
			city: 'Ciudad de México',
			state: 'CDMX',
			postalCode: '06600',
			country: 'mx',
			dealValue: 1999.5,
			assignedAgentId: agent,
		}),
	);
	expect(lastBody()).toEqual({
		phone_number: NEW_PHONE,
		name: 'Juan Pérez',
		email: 'juan@email.com',
		avatar_url: 'https://example.com/a.jpg',
		tags: ['cliente', 'premium'],
		custom_fields: { role: 'CEO' },
		external_ids: { hubspot: 'abc123' },
		notes: 'Referido',
		funnel_stage_id: stage?.id,
		source: 'import',
		company: 'Acme Inc',
		address: 'Av. Reforma 123',
		city: 'Ciudad de México',
		state: 'CDMX',
		postal_code: '06600',
		country: 'MX',
		deal_value: 1999.5,
		assigned_agent_id: agent,
	});
	expect(items[0]?.json).toMatchObject({ funnel_stage: { name: stage?.name } });
});

test("outputs the same fields as 'Get' if 'Output' is 'Simplified'", async () => {
	const { items } = await run({ ...newContact(NEW_PHONE, { name: 'Ana' }), output: 'simplified' });
	expect(items[0]?.json).toEqual({
		id: expect.any(String),
		phone_number: NEW_PHONE,
		name: 'Ana',
		email: null,
		tags: [],
		funnel_stage: null,
		custom_fields: {},
		notes: null,
		last_contact_at: null,
	});
});

test('leaves out empty fields and those whose expression finds nothing', async () => {
	const { items } = await run(
		newContact(NEW_PHONE, {
			name: '={{ $json.missing }}',
			email: '',
			avatarUrl: '={{ null }}',
			country: '  ',
			funnelStageId: '',
			assignedAgentId: '',
			dealValue: '={{ null }}',
			tags: '={{ [] }}',
			notes: '={{ "" }}',
			customFields: {
				row: [
					{ name: '', value: '' },
					{ name: 'a', value: '={{ $json.missing }}' },
					{ name: 'b', value: '' },
				],
			},
			externalIds: { json: [{ json: '' }] },
		}),
	);
	expect(items).toHaveLength(1);
	expect(lastBody()).toEqual({ phone_number: NEW_PHONE });
});

test.each([
	['={{ ["vip", 2024, " "] }}', ['vip', '2024']],
	['={{ ["Puebla, Pue."] }}', ['Puebla, Pue.']],
	['={{ 2024 }}', ['2024']],
	['uno,dos', ['uno', 'dos']],
])('reads the tags %j', async (tags, expected) => {
	await run(newContact(NEW_PHONE, { tags }));
	expect(lastBody().tags).toEqual(expected);
});

test.each<[string, INodeParameters, IDataObject]>([
	[
		'rows, in which text stays text and an expression keeps its type',
		{
			row: [
				{ name: 'typed', value: '50000' },
				{ name: 'number', value: '={{ 50000 }}' },
				{ name: 'yes', value: '={{ true }}' },
				{ name: 'list', value: '={{ ["a", 1] }}' },
			],
		},
		{ typed: '50000', number: 50000, yes: true, list: ['a', 1] },
	],
	[
		'rows with a name that was picked',
		{ row: [{ name: { __rl: true, mode: 'list', value: 'role' }, value: 'CEO' }] },
		{ role: 'CEO' },
	],
	[
		'a JSON text',
		{ json: [{ json: '{"role": "CEO", "value": 50000}' }] },
		{ role: 'CEO', value: 50000 },
	],
	[
		'an expression that gives an object',
		{ json: [{ json: '={{ $json.custom }}' }] },
		{ value: 1.5 },
	],
	[
		'both, of which the row wins',
		{ json: [{ json: '{"a": 1, "b": 2}' }], row: [{ name: 'b', value: 'row' }] },
		{ a: 1, b: 'row' },
	],
])('reads custom fields and external IDs as %s', async (_, value, expected) => {
	const items = [{ custom: { value: 1.5 } }];
	await run(newContact(NEW_PHONE, { customFields: value, externalIds: value }), { items });
	expect(lastBody()).toMatchObject({ custom_fields: expected, external_ids: expected });
});

test.each([
	[{ email: 'juan' }, "'Email' is not an email address: 'juan'", 'juan@ejemplo.com'],
	[{ country: 'México' }, "'Country' is not a two-letter country code: 'México'", 'MX'],
	[{ avatarUrl: 'ftp://a/b' }, "'Avatar URL' is not a web address: 'ftp://a/b'", 'https://'],
	[{ name: '={{ {} }}' }, "'Name' must be a text, but it is an object", 'Juan Pérez'],
	[{ name: '={{ NaN }}' }, "'Name' is NaN", 'Juan Pérez'],
	[
		{ customFields: { row: [{ name: 'age', value: '={{ NaN }}' }] } },
		"'Custom Fields' has no number in 'age': NaN",
		'give null',
	],
	[{ tags: '={{ [{}] }}' }, "'Tags' must be a text, but it is an object", 'one field'],
	[
		{ customFields: { json: [{ json: '{role: CEO}' }] } },
		"'Custom Fields' is not a JSON object: '{role: CEO}'",
		'{"role": "CEO"',
	],
	[
		{ externalIds: { json: [{ json: '["abc123"]' }] } },
		"'External IDs' is not a JSON object: '[\"abc123\"]'",
		'braces',
	],
	[
		{ externalIds: { json: [{ json: '{"meta": 12345678901234567890}' }] } },
		"'External IDs' has a number in 'meta' that is too long to stay exact",
		'as text',
	],
	[
		{ customFields: { row: [{ name: ' ', value: 'CEO' }] } },
		"'Custom Fields' has a value without a name: 'CEO'",
		'name',
	],
	[
		{
			customFields: {
				row: [
					{ name: 'role', value: 'CEO' },
					{ name: 'role', value: 'CTO' },
				],
			},
		},
		"'Custom Fields' has the name 'role' twice",
		'Remove one',
	],
])('refuses %j without a request', async (fields, message, hint) => {
	const { error } = await run(newContact(NEW_PHONE, fields));
	expect(error?.message).toBe(`${message} [item 0]`);
	expect(error?.description).toContain(hint);
	expect(sandbox.requests).toHaveLength(0);
});

test('names every invalid field in one message', async () => {
	const { error } = await run(
		newContact('={{ $json.phone }}', {
			name: '={{ [] }}',
			email: 'juan@',
			country: 'Mexico',
			customFields: { json: [{ json: 'x' }] },
		}),
		{ items: [{ phone: '12' }] },
	);
	expect(error?.message).toBe(
		"'Phone Number', 'Name', 'Custom Fields', 'Email' and 'Country' cannot be used [item 0]",
	);
	expect(error?.description?.split('\n')).toEqual([
		expect.stringContaining("'Phone Number' has 2 digits, too few for a phone number: '12'. "),
		expect.stringContaining("'Name' must be a text, but it is a list. "),
		expect.stringContaining("'Custom Fields' is not a JSON object: 'x'. "),
		"'Email' is not an email address: 'juan@'. Use a value such as juan@ejemplo.com.",
		"'Country' is not a two-letter country code: 'Mexico'. Use a value such as MX.",
	]);
	expect(sandbox.requests).toHaveLength(0);
});

describe('the funnel stage', () => {
	const named = (mode: string, value: string) => ({ funnelStageId: { __rl: true, mode, value } });

	test('is looked up once in a run by its name, whatever the case and accents', async () => {
		const stage = sandbox.store.stages[1]!;
		stage.name = 'Diagnóstico';
		const items = ['+14155552671', '+14155552672'].map((phone) => ({ phone }));
		await run(newContact('={{ $json.phone }}', named('name', '={{ " diagnostico" }}')), { items });
		expect(sent().sort()).toEqual([
			'GET /funnel/v1/stages',
			'POST /contacts/v1',
			'POST /contacts/v1',
		]);
		expect(lastBody().funnel_stage_id).toBe(stage.id);
	});

	test('may be a name in place of an ID, and an ID that is no UUID', async () => {
		sandbox.store.stages[0]!.id = 'stage-1';
		await run(newContact(NEW_PHONE, named('id', 'stage-1')));
		expect(lastBody().funnel_stage_id).toBe('stage-1');
		const { name, id } = sandbox.store.stages[1]!;
		await run(newContact('+14155552672', { funnelStageId: name }));
		expect(lastBody().funnel_stage_id).toBe(id);
	});

	test('that nobody knows is told with the stages there are, and nothing is created', async () => {
		const { error } = await run(newContact(NEW_PHONE, named('name', 'Ganado en Marte')));
		expect(error?.message).toBe(
			"'Funnel Stage' is no stage of the funnel: 'Ganado en Marte' [item 0]",
		);
		for (const { name } of sandbox.store.stages) expect(error?.description).toContain(name);
		expect(sent()).toEqual(['GET /funnel/v1/stages']);
	});

	test('is not guessed if two have the name', async () => {
		sandbox.store.stages[1]!.name = sandbox.store.stages[0]!.name;
		const { error } = await run(
			newContact(NEW_PHONE, named('name', sandbox.store.stages[0]!.name)),
		);
		expect(error?.message).toContain("'Funnel Stage' is the name of 2 stages");
		expect(error?.description).toContain("'From List'");
	});

	test('that is not chosen, or whose expression finds nothing, is not sent', async () => {
		await run(newContact(NEW_PHONE, named('list', '')));
		await run(newContact('+14155552672', named('name', '={{ $json.missing }}')));
		expect(sandbox.requests.map(({ body }) => Object.keys(body as IDataObject))).toEqual([
			['phone_number'],
			['phone_number'],
		]);
	});
});

test('passes on a validation answer of Whaapy, field by field', async () => {
	const funnelStageId = { __rl: true, mode: 'list', value: 'unknown' };
	const { error } = await run(newContact(NEW_PHONE, { funnelStageId }));
	expect(error?.message).toBe('Whaapy did not accept the values it was sent [item 0]');
	expect(error?.description).toContain('Funnel Stage ID: Etapa del funnel no encontrada');
});

test('does not retry if the answer is lost, and says that the contact may have been saved', async () => {
	sandbox.faults.add({ kind: 'after', match: only('POST') });
	const { error } = await run(newContact(NEW_PHONE));
	expect(error?.description).toContain('It may have been saved or sent all the same');
	expect(sent()).toEqual(['POST /contacts/v1']);
	expect(sandbox.store.contactByPhone(NEW_PHONE)).toBeDefined();
});

test('creates the other contacts if one item is invalid and "On Error" is "Continue"', async () => {
	const items = [{ email: 'a@b.co' }, { email: 'nobody' }];
	const parameters = newContact('={{ "+1415555267" + $itemIndex }}', {
		email: '={{ $json.email }}',
	});
	const result = await run(parameters, { items, onError: 'continueRegularOutput' });
	expect(result.items.map(({ json }) => json)).toEqual([
		expect.objectContaining({ email: 'a@b.co', phone_number: '+14155552670' }),
		expect.objectContaining({ error: "'Email' is not an email address: 'nobody' [item 1]" }),
	]);
});

testOperation('contact/create', {
	costs: {
		...newNumbers,
		'new number with one spelling, stage by name': [
			{
				phoneNumber: '+573001234567',
				additionalFields: { funnelStageId: byName('Interesado') },
			},
		],
	},
	tool: () => ({
		left: [
			'phoneNumber',
			'name',
			'email',
			'tags',
			'additionalFields.customFields.row[0].name',
			'additionalFields.customFields.row[0].value',
		],
		knows: { ...NEWCOMER, 'The field, one that': 'role', 'typed in': 'CEO' },
		sends: 'POST /contacts/v1',
		body: {
			phone_number: NEW_PHONE,
			name: 'Ana Torres',
			email: 'ana@example.com',
			tags: ['vip', 'nuevo'],
			custom_fields: { role: 'CEO' },
		},
		answers: { name: 'Ana Torres', phone_number: NEW_PHONE },
	}),
});
