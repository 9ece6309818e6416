import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import type { RunOptions } from '../harness';
import { runNode } from '../harness';

const JUAN = '550e8400-e29b-41d4-a716-446655440000';
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ quiet: true });
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

async function run(parameters: INodeParameters, more: Partial<RunOptions> = {}) {
	return await runNode({
		account: sandbox,
		parameters: { resource: 'conversation', ...parameters },
		...more,
	});
}

const findByPhone = (phoneNumber: string, options: INodeParameters = {}) => ({
	operation: 'findByPhone',
	phoneNumber,
	options,
});
const getById = (value: string) => ({
	operation: 'get',
	conversationId: { __rl: true, mode: 'id', value },
});
const paths = () => sandbox.requests.map(({ path }) => path);

describe('Get', () => {
	test('gives the raw conversation, out of its envelope', async () => {
		const { items } = await run({ ...getById(JUAN), simplify: false });
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({
			id: JUAN,
			phoneNumber: '+5215512345678',
			settings: { aiEnabled: expect.any(Boolean) as boolean },
			stats: { totalMessages: expect.any(Number) as number },
		});
	});

	test('simplified, gives at most ten flat fields', async () => {
		const { items } = await run(getById(JUAN));
		const json = items[0]?.json ?? {};
		expect(Object.keys(json).length).toBeLessThanOrEqual(10);
		expect(json).toMatchObject({ id: JUAN, contactName: 'Juan Pérez', status: 'active' });
		expect(json.funnelStage === null || typeof json.funnelStage === 'string').toBe(true);
	});

	test('says which ID is not known, and what to try', async () => {
		const { error } = await run(getById('11111111-2222-3333-4444-555555555555'));
		expect(error?.message).toBe(
			"Whaapy has no conversation with the ID '11111111-2222-3333-4444-555555555555' [item 0]",
		);
		expect(error?.description).toContain('Conversación no encontrada');
		expect(error?.description).toContain('Find by Phone');
		expect(error).toMatchObject({ httpCode: '404' });
	});

	test.each([
		'={{ "" }}',
		'   ',
		'..',
		'../contacts/v1',
		'a/b',
		'a\\b',
		'a?limit=1',
		'a#b',
		'%2e%2e',
		'á',
	])('refuses the ID %j before any request', async (id) => {
		const { error } = await run(getById(id));
		expect(error?.message).toMatch(/^'Conversation' is (empty|not an ID: '.*') \[item 0\]$/);
		expect(error?.description).toContain('e.g. 550e8400');
		expect(sandbox.requests).toHaveLength(0);
	});
});

describe('Find by Phone', () => {
	test('sends the number as it is spelled, and asks once', async () => {
		const { items } = await run(findByPhone('521 55 1234 5678'));
		expect(items[0]?.json).toMatchObject({ id: JUAN, contactName: 'Juan Pérez' });
		expect(paths()).toEqual(['/conversations/v1/by-phone/%2B5215512345678']);
	});

	test('finds the conversation under the other spelling, with one more request', async () => {
		const { items } = await run(findByPhone('(55) 1234-5678'));
		expect(items[0]?.json).toMatchObject({ id: JUAN, phoneNumber: '+5215512345678' });
		expect(paths()).toEqual([
			'/conversations/v1/by-phone/%2B525512345678',
			'/conversations/v1/by-phone/%2B5215512345678',
		]);
	});

	test('keeps to the given spelling where the user wants it', async () => {
		const { error } = await run(findByPhone('+525512345678', { tryOtherSpellings: false }));
		expect(error?.message).toBe('Whaapy has no conversation with +525512345678 [item 0]');
		expect(sandbox.requests).toHaveLength(1);
	});

	test('names both spellings when neither is known, after two requests', async () => {
		const { error } = await run(findByPhone('+525599999999'));
		expect(error?.message).toBe(
			'Whaapy has no conversation with +525599999999 or +5215599999999 [item 0]',
		);
		expect(error?.description).toContain(
			'Whaapy says: Conversación no encontrada para este número de teléfono',
		);
		expect(error).toMatchObject({ httpCode: '404' });
		expect(sandbox.requests).toHaveLength(2);
	});

	test.each([null, []])('takes %j for the answer that there is none', async (data) => {
		sandbox.faults.add({ kind: 'json', status: 200, body: { data } });
		const { error } = await run(findByPhone('+14155552671'));
		expect(error?.message).toBe('Whaapy has no conversation with +14155552671 [item 0]');
	});

	test("does not take a gateway's 404 for the answer that there is none", async () => {
		const body = { message: 'no Route matched with those values' };
		sandbox.faults.add({ kind: 'json', status: 404, body });
		const { error } = await run(findByPhone('+14155552671', { whenNotFound: 'emptyItem' }));
		expect(error).toMatchObject({ httpCode: '404' });
	});

	test('gives an empty item instead, where the user wants it', async () => {
		const { items } = await run(findByPhone('+14155552671', { whenNotFound: 'emptyItem' }));
		expect(items).toEqual([{ json: {}, pairedItem: { item: 0 } }]);
	});

	test('reads national numbers of another country', async () => {
		const { items } = await run(
			findByPhone('(11) 98765-4321', { defaultCountry: 'BR', whenNotFound: 'emptyItem' }),
		);
		expect(items).toHaveLength(1);
		expect(paths()[0]).toBe('/conversations/v1/by-phone/%2B5511987654321');
	});

	test.each([
		[
			'CALL NOW',
			"'Phone Number' holds 'C', which is no part of a phone number: 'CALLNOW' [item 0]",
		],
		['={{ "" }}', "'Phone Number' is empty [item 0]"],
		['={{ null }}', "'Phone Number' is empty [item 0]"],
		['={{ { a: 1 } }}', "'Phone Number' must be a text, but it is an object [item 0]"],
		['12', "'Phone Number' has 2 digits, too few for a phone number: '12' [item 0]"],
	])('refuses %j before any request, with an example', async (phone, message) => {
		const { error } = await run(findByPhone(phone));
		expect(error?.message).toBe(message);
		expect(error?.description).toContain('+5215512345678');
		expect(sandbox.requests).toHaveLength(0);
	});
});

describe('many items', () => {
	const phones = ['+5215512345678', 'nonsense', '+14155552671', '5215512345678'];
	const items = phones.map((phone) => ({ phone }));
	const parameters = findByPhone('={{ $json.phone }}');

	test('with "On Error: Continue" each item has its place, and says why it failed', async () => {
		const result = await run(parameters, { items, onError: 'continueRegularOutput' });
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
			{ item: 3 },
		]);
		const [first, second, third, fourth] = result.items.map(({ json }) => json);
		expect(first).toMatchObject({ id: JUAN });
		expect(fourth).toMatchObject({ id: JUAN });
		expect(second).toEqual({
			error: "'Phone Number' holds 'n', which is no part of a phone number: 'nonsense' [item 1]",
			message: expect.stringContaining('+5215512345678') as string,
			details: { httpCode: null },
		});
		expect(third).toMatchObject({
			error: 'Whaapy has no conversation with +14155552671 [item 2]',
			details: { httpCode: '404' },
		});
	});

	test('with an error branch the good ones and the bad ones part ways', async () => {
		const result = await run(parameters, { items, onError: 'continueErrorOutput' });
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
		expect(result.errorItems.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				phone: 'nonsense',
				error: expect.stringContaining('[item 1]') as string,
			}),
			expect.objectContaining({
				phone: '+14155552671',
				error: expect.stringContaining('[item 2]') as string,
			}),
		]);
	});

	test('otherwise the first that fails ends the run and is the one named', async () => {
		const { error } = await run(parameters, { items });
		expect(error?.message).toContain('[item 1]');
	});
});

test.each([
	[{ maxConcurrentRequests: 0 }, "'Max Concurrent Requests' is 0 [item 0]"],
	[{ maxConcurrentRequests: 101 }, "'Max Concurrent Requests' is 101 [item 0]"],
	[{ timeout: '={{ "soon" }}' }, '\'Timeout\' must be a number, but it is "soon" [item 0]'],
	[
		{ whenNotFound: '={{ "ignore" }}' },
		'\'When Not Found\' is "ignore", which is no choice [item 0]',
	],
	[
		{ tryOtherSpellings: '={{ "yes" }}' },
		'\'Try Other Spellings\' must be true or false, but it is "yes" [item 0]',
	],
])('the option %j is refused by its name', async (options, message) => {
	const { error } = await run(findByPhone('+5215512345678', options));
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});
