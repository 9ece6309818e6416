import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { SEEDED_SEGMENTS } from '../../../tools/sandbox/seeded';
import { testOperation } from '../testOperation';
import { REFUSED_TEXTS } from '../message/refusedTexts';
import { byId, useSandbox } from '../useSandbox';
import { addBroadcast, seenByModel } from './addBroadcast';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'broadcast',
	operation: 'addRecipients',
	broadcastId: byId('={{ $json.broadcast ?? "b" }}'),
	phoneNumber: '={{ $json.phone }}',
});
const { juan, maria, jose } = SEEDED;

beforeEach(() => void addBroadcast(sandbox, { id: 'b' }));

const CSV = 'POST /broadcasts/b/recipients/csv';
const phones = () => (sandbox.store.recipients.get('b') ?? []).map((one) => one.phoneNumber);
const many = (count: number) =>
	Array.from({ length: count }, (_, i) => ({ phone: `+1415555${2000 + i}` }));
const continues = { onError: 'continueRegularOutput' as const };

describe('the input items', () => {
	test('one goes out with its parameters', async () => {
		const { items } = await run(
			{ templateParameters: ['Juan', '={{ $json.hour }}'] },
			{ items: [{ phone: '521 55 1234 5678', hour: '10:00' }] },
		);
		expect(sent()).toEqual([CSV]);
		expect(lastBody()).toEqual({
			recipients: [{ phoneNumber: juan.phone, templateParameters: ['Juan', '10:00'] }],
		});
		expect(items).toEqual([
			{
				json: {
					broadcastId: 'b',
					phoneNumber: juan.phone,
					added: true,
					answer: { added: 1, total: 1 },
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test('1,000 go out in 10 requests, in their order, each with an output of its own', async () => {
		const items = many(1000);
		const result = await run({}, { items });
		expect(sent()).toEqual(Array(10).fill(CSV));
		expect(phones()).toEqual(items.map(({ phone }) => phone));
		expect(result.items.map(({ json, pairedItem }) => [json.phoneNumber, pairedItem])).toEqual(
			items.map(({ phone }, item) => [phone, { item }]),
		);
	});

	test('without parameters send none, so that the mapping of the broadcast counts', async () => {
		await run({}, { items: [{ phone: maria.phone }] });
		expect(lastBody()).toEqual({ recipients: [{ phoneNumber: maria.phone }] });
	});

	test('add a person once whom two of them name, in whatever spelling', async () => {
		const items = [{ phone: juan.phone }, { phone: maria.phone }, { phone: '+525512345678' }];
		const result = await run({}, { items });
		expect(phones()).toEqual([juan.phone, maria.phone]);
		expect(result.items[2]?.json).toEqual({
			broadcastId: 'b',
			phoneNumber: '+525512345678',
			added: false,
			sameAsItem: 0,
		});
	});

	test('go to the broadcast that each of them names', async () => {
		addBroadcast(sandbox, { id: 'c' });
		const items = ['b', 'c', 'b'].map((broadcast, i) => ({ broadcast, ...many(3)[i] }));
		await run({}, { items });
		expect(sent().sort()).toEqual([CSV, 'POST /broadcasts/c/recipients/csv']);
		expect(phones()).toHaveLength(2);
	});

	test('that are invalid are told one by one, and the others are added', async () => {
		const items = [{ phone: juan.phone }, { phone: '12' }, { phone: maria.phone }];
		const result = await run({}, { items, ...continues });
		expect(phones()).toEqual([juan.phone, maria.phone]);
		expect(result.items[1]?.json.error).toContain("'Phone Number' has 2 digits");
	});

	test('that are invalid end the run before anybody is added', async () => {
		const { error } = await run({}, { items: [...many(150), { phone: '12' }] });
		expect(error?.message).toContain('[item 150]');
		expect(sandbox.requests).toHaveLength(0);
	});

	test('with a parameter without text are refused', async () => {
		const { error } = await run({ templateParameters: ['Juan', ' '] }, { items: many(1) });
		expect(error?.message).toBe("'Template Parameters' has no text for {{2}} [item 0]");
		expect(sandbox.requests).toHaveLength(0);
	});
});

describe('a parameter that WhatsApp would refuse is told for its item, and the others are added', () => {
	test.each(REFUSED_TEXTS)('%j', async (name, reason) => {
		const [first, second, third] = many(3);
		const items = [
			{ ...first, name: 'Ana' },
			{ ...second, name },
			{ ...third, name: 'x'.repeat(1024) },
		];
		const templateParameters = ['10:00', '={{ $json.name }}'];
		const result = await run({ templateParameters }, { items, ...continues });
		expect(result.items[1]?.json.error).toBe(`'Template Parameters' ${reason} [item 1]`);
		expect(phones()).toEqual([first?.phone, third?.phone]);
	});
});

describe('a row that Whaapy refuses', () => {
	test('is found among the others and told for its item, and the others are added', async () => {
		const items = many(100);
		sandbox.store.refusedRecipients.add(items[37]!.phone);
		const result = await run({}, { items, ...continues });
		expect(phones()).toEqual(items.map(({ phone }) => phone).filter((_, i) => i !== 37));
		const failed = result.items.filter(({ json }) => json.error !== undefined);
		expect(failed).toHaveLength(1);
		expect(failed[0]).toMatchObject({
			json: {
				error: 'Whaapy did not accept the values it was sent [item 37]',
				message: expect.stringContaining('Número inválido') as string,
			},
			pairedItem: { item: 37 },
		});
		expect(sent()[1]).toBe('GET /broadcasts/b');
		expect(sandbox.requests.length).toBeLessThanOrEqual(16);
	});

	test.each<[string, IDataObject]>([
		['errors', { errors: [{ phoneNumber: maria.phone, message: 'Sin WhatsApp' }] }],
		[
			'data.invalidRows',
			{ data: { invalidRows: [{ phone: '525587654321', reason: 'Sin WhatsApp' }] } },
		],
		['rejected', { success: true, rejected: [maria.phone] }],
	])('is told if the answer of success lists it under %s', async (_, body) => {
		sandbox.faults.add({ kind: 'json', body });
		const items = [{ phone: juan.phone }, { phone: maria.phone }, { phone: jose.phone }];
		const result = await run({}, { items, ...continues });
		expect(sent()).toEqual([CSV]);
		expect(result.items.map(({ json }) => json.added ?? json.error)).toEqual([
			true,
			`Whaapy did not add ${maria.phone} to the broadcast [item 1]`,
			true,
		]);
	});

	test('does not count as refused if it was skipped', async () => {
		sandbox.faults.add({ kind: 'json', body: { added: 0, skipped: [juan.phone] } });
		const { items } = await run({}, { items: [{ phone: juan.phone }] });
		expect(items[0]?.json).toMatchObject({ answer: { skipped: [juan.phone] } });
	});
});

test.each([
	['is no draft', 'd', 'La difusión está en estado completed'],
	['is not there', 'nothing', 'Difusión no encontrada'],
])('all items are told after two requests at most if the broadcast %s', async (_, id, words) => {
	addBroadcast(sandbox, { id: 'd', status: 'completed' });
	const items = many(50).map((item) => ({ ...item, broadcast: id }));
	const result = await run({}, { items, ...continues });
	expect(result.items).toHaveLength(50);
	for (const { json } of result.items) expect(json.message).toContain(words);
	expect(sandbox.requests.length).toBeLessThanOrEqual(2);
});

test('is not sent twice when the connection breaks', async () => {
	sandbox.faults.add({ kind: 'after' });
	const { items } = await run({}, { items: many(3), ...continues });
	expect(sandbox.requests).toHaveLength(1);
	for (const { json } of items) {
		expect(json.message).toContain('It may have been saved or sent all the same.');
	}
});

test('all contacts are added once, however many items there are', async () => {
	const result = await run({ recipientSource: 'all' }, { items: [{}, {}, {}] });
	expect(sent()).toEqual(['POST /broadcasts/b/recipients/all']);
	// All but the one without a number.
	const total = sandbox.store.contacts.size - 1;
	expect(result.items.map(({ json }) => json)).toEqual(
		Array(3).fill({ broadcastId: 'b', answer: { added: total, total } }),
	);
});

test('the contacts of segments are added', async () => {
	const segmentIds = [SEEDED_SEGMENTS.vip, ` ${SEEDED_SEGMENTS.tourism} `, ''];
	await run({ recipientSource: 'segments', segmentIds });
	expect(sent()).toEqual(['POST /broadcasts/b/recipients/segments']);
	expect(lastBody()).toEqual({ segmentIds: Object.values(SEEDED_SEGMENTS) });
});

test('refuses to add no segment, without a request', async () => {
	const { error } = await run({ recipientSource: 'segments', segmentIds: [''] });
	expect(error?.message).toBe("'Segment IDs' is empty [item 0]");
	expect(sandbox.requests).toHaveLength(0);
});

test("passes on Whaapy's words about an unknown segment", async () => {
	const { error } = await run({ recipientSource: 'segments', segmentIds: ['nothing'] });
	expect(error?.description).toContain('Segmentos desconocidos: nothing');
});

const newPhones = (count: number) =>
	Array.from({ length: count }, (_, i) => ({ phone: `+1415555${2000 + i}` }));
const toDraft = { broadcastId: byId('draft'), phoneNumber: '={{ $json.phone }}' };

testOperation('broadcast/addRecipients', {
	costs: {
		'100 items': [toDraft, { items: newPhones(100) }],
		'1,000 items': [toDraft, { items: newPhones(1_000) }],
		'100 items, one of them refused': [
			({ store }) => {
				store.refusedRecipients.add(newPhones(38)[37]!.phone);
				return toDraft;
			},
			{ items: newPhones(100), onError: 'continueRegularOutput' },
		],
		'all contacts, however many items say so': [
			{ broadcastId: byId('draft'), recipientSource: 'all' },
			{ items: [{}, {}, {}] },
		],
	},
	tool: (sandbox) => {
		const { at, knows } = seenByModel(sandbox, 'draft');
		return {
			left: ['broadcastId', 'phoneNumber', 'templateParameters[0]'],
			knows: { 'take the places of': 'Juan', ...knows },
			sends: `POST ${at}/recipients/csv`,
			body: { recipients: [{ phoneNumber: SEEDED.juan.phone }] },
			answers: { phoneNumber: SEEDED.juan.phone, added: true },
		};
	},
});
