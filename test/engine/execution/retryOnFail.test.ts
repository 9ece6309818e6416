import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { addBroadcast } from '../broadcast/addBroadcast';
import { customerWrote } from '../message/customerWrote';
import { inMemory, PDF } from '../message/files';
import { byId, byName, byPhone, useSandbox } from '../useSandbox';

const { juan } = SEEDED;
const { sandbox, run, sent } = useSandbox();

/** n8n's own switch; it takes a wait of 0 for its default of a second. */
const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const [ANA, EVA, PIA] = ['+14155550001', '+14155550002', '+14155550003'] as const;
const people = [ANA, EVA, PIA].map((phone) => ({ phone, note: `Nota ${phone}` }));
const text = {
	resource: 'message',
	operation: 'sendText',
	recipient: byPhone('={{ $json.phone }}'),
	text: 'Hola',
};

/** A person's requests: those whose body names the number. */
const naming = (phone: string) => () =>
	JSON.stringify(sandbox.requests.at(-1)?.body ?? '').includes(phone);
const REFUSED = { kind: 'json', status: 400, body: { error: 'x', message: 'No se pudo' } } as const;
/** How many requests to write named each person. */
const writesTo = (...phones: string[]) =>
	phones.map(
		(phone) =>
			sandbox.requests.filter(
				({ method, body }) => method !== 'GET' && JSON.stringify(body ?? '').includes(phone),
			).length,
	);

describe('n8n runs the node again, and nobody gets a message twice', () => {
	test('if the last of three people is refused', async () => {
		sandbox.faults.add({ ...REFUSED, match: naming(PIA) });
		const { error } = await run(text, { items: people, settings });
		expect(error?.message).toContain('[item 2]');
		expect(writesTo(ANA, EVA, PIA)).toEqual([1, 1, 1]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'if the first of three people is refused, with %s',
		async (onError) => {
			sandbox.faults.add({ ...REFUSED, match: naming(ANA) });
			const result = await run(text, { items: people, settings, onError });
			expect(writesTo(ANA, EVA, PIA)).toEqual([1, 1, 1]);
			const done = result.items.filter(({ json }) => json.error === undefined);
			const failed = [...result.errorItems, ...result.items].filter(({ json }) => json.error);
			expect(done.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
			expect(failed).toHaveLength(1);
		},
	);

	test('if a number is none', async () => {
		const items = [{ phone: 'xx' }, ...people];
		await run(text, { items, settings, onError: 'continueRegularOutput' });
		expect(writesTo(ANA, EVA, PIA)).toEqual([1, 1, 1]);
	});

	test.each([
		['the answer is lost', { kind: 'after' } as const],
		['half of an answer comes', { kind: 'truncate' } as const],
		['the server says 503', { kind: 'status', status: 503 } as const],
		['a web page answers', { kind: 'html', status: 200 } as const],
	])('if %s: the doubt is told, and stays', async (_, fault) => {
		sandbox.faults.add({ ...fault, match: naming(EVA), times: 1 });
		const { error } = await run(text, { items: people, settings });
		expect(error?.message).toContain('[item 1]');
		expect(error?.description).toMatch(/may have been (saved or )?sent/);
		expect(writesTo(ANA, EVA, PIA)).toEqual([1, 1, expect.any(Number)]);
	});

	test('if one answer is lost and another person is refused at the same time', async () => {
		sandbox.faults.add({ ...REFUSED, match: naming(ANA) });
		sandbox.faults.add({ kind: 'after', match: naming(EVA) });
		sandbox.faults.add({ kind: 'after', match: naming(PIA) });
		await run(text, { items: people, settings });
		expect(writesTo(ANA, EVA, PIA)).toEqual([1, 1, 1]);
	});

	test("with 'Execute Once'", async () => {
		sandbox.faults.add({ kind: 'after', match: naming(ANA) });
		await run(text, { items: people, settings: { ...settings, executeOnce: true } });
		expect(writesTo(ANA, EVA, PIA)).toEqual([1, 0, 0]);
	});
});

describe('what can be done by another try is done', () => {
	test('only for those who are left, and the others keep their first result', async () => {
		// The number has two spellings, so it is looked up before anything is sent to it.
		const refusedOnce = { kind: 'json', status: 401, body: { error: 'x', message: 'No' } } as const;
		sandbox.faults.add({ ...refusedOnce, match: naming(juan.phone.slice(-10)), times: 1 });
		customerWrote(sandbox, juan, 1);
		const items = [...people, { phone: juan.phone }];
		const result = await run(
			{ ...text, options: { maxConcurrentRequests: 1, whenWindowClosed: 'send' } },
			{ items, settings },
		);
		expect(result.error?.message).toBeUndefined();
		expect(writesTo(ANA, EVA, PIA)).toEqual([1, 1, 1]);
		const kept = [...sandbox.store.messages.values()].flat().map(({ id }) => id);
		expect(result.items).toHaveLength(4);
		for (const { json } of result.items) expect(kept).toContain(json.id);
	});

	test('after a look-up that found nothing', async () => {
		const get = { resource: 'conversation', operation: 'findByPhone', phoneNumber: ANA };
		const conversation = [...sandbox.store.conversations.values()][0]!;
		let asked = 0;
		sandbox.faults.add({
			kind: 'status',
			status: 503,
			times: 1,
			match: () => {
				asked += 1;
				if (asked === 2) {
					sandbox.store.conversations.set('new', { ...conversation, id: 'new', phoneNumber: ANA });
				}
				return false;
			},
		});
		const { items } = await run(get, { settings });
		expect(items[0]?.json).toMatchObject({ id: 'new' });
	});
});

describe('another run of the node is no further try', () => {
	test('two branches send twice', async () => {
		await run(text, { items: people, settings, branches: 2 });
		expect(writesTo(ANA, EVA, PIA)).toEqual([2, 2, 2]);
	});

	test('so do equal items', async () => {
		await run(text, { items: [{ phone: ANA }, { phone: ANA }], settings });
		expect(writesTo(ANA)).toEqual([2]);
	});
});

describe('every write that must not be repeated', () => {
	const file = { data: inMemory(PDF, 'a.pdf', 'application/pdf') };
	const writes: Array<[name: string, parameters: INodeParameters]> = [
		[
			'template',
			{ ...text, operation: 'sendTemplate', template: byName('hello_world'), language: 'es_MX' },
		],
		['location', { ...text, operation: 'sendLocation', latitude: 19.4, longitude: -99.1 }],
		['lead', { resource: 'contact', operation: 'createLead', phoneNumber: '={{ $json.phone }}' }],
		['contact', { resource: 'contact', operation: 'create', phoneNumber: '={{ $json.phone }}' }],
		[
			'note',
			{
				resource: 'contact',
				operation: 'addNote',
				contactId: byId(juan.contactId),
				note: '={{ $json.note }}',
			},
		],
		[
			'broadcast',
			{
				resource: 'broadcast',
				operation: 'create',
				name: '={{ $json.phone }}',
				templateId: byId('={{ $json.template }}'),
			},
		],
		['funnel stage', { resource: 'funnelStage', operation: 'create', name: '={{ $json.phone }}' }],
	];

	test.each(writes)('%s', async (_, parameters) => {
		sandbox.faults.add({ kind: 'after', match: naming(PIA) });
		const template = [...sandbox.store.templates.keys()][0]!;
		const items = people.map((person) => ({ ...person, template }));
		const { error } = await run(parameters, { items, settings });
		expect(error?.message).toContain('[item 2]');
		expect(writesTo(ANA, EVA, PIA)).toEqual([1, 1, 1]);
	});

	test('a row of a broadcast, and the person of an earlier row is not added by a later one', async () => {
		const broadcast = addBroadcast(sandbox, { id: 'draft' });
		const items = [...people, { phone: PIA }, { phone: 'xx' }];
		sandbox.faults.add({ kind: 'after', match: naming(PIA), times: 1 });
		const add = {
			resource: 'broadcast',
			operation: 'addRecipients',
			broadcastId: byId(broadcast.id),
			phoneNumber: '={{ $json.phone }}',
		};
		await run(add, { items, settings, onError: 'continueRegularOutput' });
		expect(writesTo(ANA, EVA, PIA)).toEqual([1, 1, 1]);
	});

	test('a file is uploaded once', async () => {
		customerWrote(sandbox, juan, 1);
		const conflict = { kind: 'json', status: 409, body: { error: 'x', message: 'No' } } as const;
		sandbox.faults.add({
			...conflict,
			match: (request: { path: string }) => request.path.startsWith('/messages'),
			times: 1,
		});
		const { error } = await run(
			{ resource: 'message', operation: 'sendMedia', recipient: byId(juan.conversationId) },
			{ binary: () => file, settings },
		);
		expect(error?.message).toBeUndefined();
		expect(sent()).toEqual(['POST /media/v1', 'POST /messages/v1', 'POST /messages/v1']);
	});
});
