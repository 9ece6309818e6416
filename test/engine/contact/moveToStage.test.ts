import type { INodeParameters } from 'n8n-workflow';
import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byName, byPhone, only, useSandbox } from '../useSandbox';
import { JUAN, JUAN_BY_PHONE, MANY } from './cases';

const { juan, maria } = SEEDED;
const { sandbox, run, begin, sent, lastBody } = useSandbox({
	resource: 'contact',
	operation: 'moveToStage',
	contactId: byId('={{ $json.id }}'),
	funnelStageId: '={{ $json.stage }}',
});

const stage = (index: number) => sandbox.store.stages[index]!.id;
const stageOf = (id: string) => (sandbox.store.contacts.get(id) as Contact).funnel_stage?.id;
const membersOf = (index: number) => `GET /contacts/v1?funnel_stage_id=${stage(index)}&limit=100`;
const again = { options: { ifAlreadyThere: 'move' } };
const bulkCalls = () => sent().filter((request) => request === 'POST /contacts/v1/bulk');

/** So many contacts of the sandbox, as items that want them in a stage. */
function contacts(count: number, to = stage(2)) {
	const model = sandbox.store.contacts.get(juan.contactId) as Contact;
	return Array.from({ length: count }, (_, i) => {
		const id = `many-${i}`;
		sandbox.store.contacts.set(id, { ...model, id, phone_number: `+1415555${1000 + i}` });
		return { id, stage: to };
	});
}

test('moves one contact by the documented endpoint for one', async () => {
	const items = [{ id: juan.contactId, stage: stage(3) }];
	const result = await run({}, { items });
	expect(sent()).toEqual([membersOf(3), `POST /funnel/v1/contacts/${juan.contactId}/move`]);
	expect(lastBody()).toEqual({ stage_id: stage(3) });
	expect(result.items[0]?.json).toEqual({ id: juan.contactId, funnel_stage_id: stage(3) });
	expect(stageOf(juan.contactId)).toBe(stage(3));
});

test('moves to a stage by its name, which is looked up once in a run', async () => {
	const items = contacts(3).map(({ id }) => ({ id, stage: sandbox.store.stages[2]!.name }));
	await run({}, { items });
	expect(sent()).toEqual(['GET /funnel/v1/stages', membersOf(2), 'POST /contacts/v1/bulk']);
	expect(items.map(({ id }) => stageOf(id))).toEqual([stage(2), stage(2), stage(2)]);
});

test('takes contacts out of the funnel by the endpoint for one, which alone is documented to', async () => {
	const ids = [juan.contactId, maria.contactId];
	const result = await run({}, { items: ids.map((id) => ({ id, stage: 'none' })) });
	expect(sent().sort()).toEqual(ids.map((id) => `POST /funnel/v1/contacts/${id}/move`).sort());
	expect(lastBody()).toEqual({ stage_id: null });
	expect(result.items.map(({ json }) => json)).toEqual(
		ids.map((id) => ({ id, funnel_stage_id: null })),
	);
	expect(ids.map(stageOf)).toEqual([undefined, undefined]);
});

test.each([
	['={{ $json.nope }}', {}],
	['={{ null }}', {}],
	['={{ "" }}', {}],
	['={{ " " }}', {}],
	[byId('={{ $json.nope }}'), {}],
	[byName('={{ $json.nope }}'), {}],
	[{ __rl: true, mode: 'list', value: '={{ null }}' }, {}],
	['={{ $json.nope }}', again],
])('refuses nothing for a stage, and leaves the contact where it is: %j', async (to, options) => {
	const before = stageOf(juan.contactId);
	const { error } = await run(
		{ funnelStageId: to, ...options },
		{ items: [{ id: juan.contactId }] },
	);
	expect(error?.message).toBe("'Funnel Stage' is empty [item 0]");
	expect(error?.description).toContain("'Out of the Funnel'");
	expect(sent()).toEqual([]);
	expect(stageOf(juan.contactId)).toBe(before);
});

test.each([
	['From List', { __rl: true, mode: 'list', value: 'none' }],
	['By Name', byName('none')],
	['By ID', byId('none')],
])("takes a contact out of the funnel for 'none' %s, without looking", async (_, funnelStageId) => {
	const { items } = await run({ funnelStageId }, { items: [{ id: juan.contactId }] });
	expect(sent()).toEqual([`POST /funnel/v1/contacts/${juan.contactId}/move`]);
	expect(items[0]?.json).toEqual({ id: juan.contactId, funnel_stage_id: null });
});

describe('who is in the stage already', () => {
	// The seed has Juan and José in the stage with the index 1.
	const there = { id: juan.contactId, funnel_stage_id: '', skipped: true };

	beforeEach(() => {
		there.funnel_stage_id = stage(1);
	});

	test('is left there, and the item says so', async () => {
		const result = await run({}, { items: [{ id: juan.contactId, stage: stage(1) }] });
		expect(sent()).toEqual([membersOf(1)]);
		expect(result.items[0]?.json).toEqual(there);
	});

	test('is moved again, without looking, if that is wanted', async () => {
		const result = await run(again, { items: [{ id: juan.contactId, stage: stage(1) }] });
		expect(sent()).toEqual([`POST /funnel/v1/contacts/${juan.contactId}/move`]);
		expect(result.items[0]?.json).toEqual({ id: juan.contactId, funnel_stage_id: stage(1) });
	});

	test('is left out of the request that moves the others', async () => {
		const items = [{ id: juan.contactId, stage: stage(1) }, ...contacts(3, stage(1))];
		contacts(3).forEach(({ id }) => {
			sandbox.store.contacts.get(id)!.funnel_stage = null;
		});
		const result = await run({}, { items });
		expect(sent()).toEqual([membersOf(1), 'POST /contacts/v1/bulk']);
		expect(lastBody().contact_ids).toEqual(['many-0', 'many-1', 'many-2']);
		expect(result.items.map(({ json }) => json.skipped ?? false)).toEqual([
			true,
			false,
			false,
			false,
		]);
	});

	test('is read by pages of 100, once in a run, and nobody alone', async () => {
		contacts(250).forEach(({ id }) => {
			sandbox.store.contacts.get(id)!.funnel_stage = { id: stage(2), name: 'x' };
		});
		const items = Array.from({ length: 250 }, (_, i) => ({ id: `many-${i}`, stage: stage(2) }));
		const { items: outputs } = await run({}, { items });
		expect(outputs.filter(({ json }) => json.skipped === true)).toHaveLength(250);
		expect(sent()).toHaveLength(3);
		expect(sent().every((request) => request.startsWith(membersOf(2)))).toBe(true);
	});

	test.each<[string, object, boolean]>([
		['has more', { has_more: true }, true],
		['has more, with no cursor', { has_more: true, next_cursor: null }, true],
		['has a larger total', { total: 3 }, true],
		['has more pages', { page: 1, total_pages: 2 }, true],
		['has no more', { has_more: false }, false],
		['has that total', { total: 1 }, false],
		['does not say', {}, false],
	])('is asked for by its ID if a page has no cursor and %s', async (_, pagination, isAsked) => {
		const contact = sandbox.store.contacts.get(juan.contactId);
		sandbox.faults.add({
			kind: 'json',
			status: 200,
			times: 1,
			body: { contacts: [contact], pagination },
			match: only('GET'),
		});
		const { items } = await run({}, { items: [{ id: maria.contactId, stage: stage(1) }] });
		expect(items).toHaveLength(1);
		expect(sent().includes(`GET /contacts/v1/${maria.contactId}`)).toBe(isAsked);
	});

	test('is asked for by its ID if the stage has more pages than there are contacts to move', async () => {
		contacts(350).forEach(({ id }) => {
			sandbox.store.contacts.get(id)!.funnel_stage = { id: stage(2), name: 'x' };
		});
		const ids = [maria.contactId, 'many-349', 'nobody'];
		const one = await run({}, { items: [{ id: maria.contactId, stage: stage(2) }] });
		expect(sent()).toEqual([
			membersOf(2),
			`GET /contacts/v1/${maria.contactId}`,
			`POST /funnel/v1/contacts/${maria.contactId}/move`,
		]);
		expect(one.items[0]?.json.skipped).toBeUndefined();
		const [, last, nobody] = (
			await run(
				{},
				{
					items: ids.map((id) => ({ id, stage: stage(2) })),
					onError: 'continueRegularOutput',
				},
			)
		).items;
		expect(last?.json.skipped).toBe(true);
		expect(nobody?.json.error).toContain("the ID 'nobody'");
	});

	test('is known from the look-up of a phone number, which costs nothing more', async () => {
		const { items } = await run(
			{ contactId: byPhone('={{ $json.phone }}') },
			{ items: [{ phone: juan.phone, stage: stage(1) }] },
		);
		expect(sent()).toEqual(['POST /contacts/v1/search']);
		expect(items[0]?.json).toEqual(there);
	});

	test('is known from what the run did', async () => {
		const to = [2, 2, 1, 2, 2].map((index) => ({ id: juan.contactId, stage: stage(index) }));
		const { items } = await run({}, { items: to });
		expect(items.map(({ json }) => json.skipped ?? false)).toEqual([
			false,
			true,
			false,
			false,
			true,
		]);
		expect(stageOf(juan.contactId)).toBe(stage(2));
		expect(sent().filter((request) => request.startsWith('GET'))).toEqual([membersOf(2)]);
	});

	test('is checked in the node, as Whaapy may not filter by the stage', async () => {
		const { id, funnel_stage, ...others } = sandbox.store.contacts.get(maria.contactId)!;
		sandbox.faults.add({
			kind: 'json',
			status: 200,
			times: 1,
			body: { contacts: [{ id, funnel_stage, ...others }], pagination: { has_more: false } },
			match: only('GET'),
		});
		const { items } = await run({}, { items: [{ id: maria.contactId, stage: stage(2) }] });
		expect(items[0]?.json.skipped).toBeUndefined();
		expect(stageOf(maria.contactId)).toBe(stage(2));
	});

	test('is not moved if Whaapy does not let the key look', async () => {
		sandbox.settings.scopes.delete('contacts:read');
		const { error } = await run({}, { items: [{ id: juan.contactId, stage: stage(2) }] });
		expect(error?.message).toContain("'contacts:read'");
		expect(stageOf(juan.contactId)).toBe(stage(1));
	});
});

test('moves 1,000 contacts in 10 requests, each with an output of its own', async () => {
	const items = contacts(1000);
	const result = await run({}, { items });
	const calls = Array<string>(10).fill('POST /contacts/v1/bulk');
	expect(sent()).toEqual([membersOf(2), ...calls]);
	expect(result.items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
		items.map(({ id }, item) => [id, { item }]),
	);
	expect(items.filter(({ id }) => stageOf(id) !== stage(2))).toEqual([]);
});

test('moves a contact through the stages in the order of the items', async () => {
	const [one, two] = [juan.contactId, maria.contactId];
	const moves = [
		[one, 0],
		[two, 1],
		[one, 1],
		[two, 0],
	] as const;
	const items = moves.map(([id, index]) => ({ id, stage: stage(index) }));
	// The first call is refused once and comes back after the others, unless they wait for it.
	sandbox.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, times: 1 });
	await run({}, { items });
	expect([stageOf(one), stageOf(two)]).toEqual([stage(1), stage(0)]);
});

describe.each(['list', 'count', 'refuse'] as const)(
	'unknown contacts, told by Whaapy as "%s"',
	(bulkFailures) => {
		beforeEach(() => {
			sandbox.settings.bulkFailures = bulkFailures;
		});
		const withUnknown = () => {
			const items = contacts(20);
			items[7] = { id: 'nobody', stage: stage(2) };
			return items;
		};

		test('are told for their items, and the others are moved', async () => {
			const items = withUnknown();
			const result = await run({}, { items, onError: 'continueRegularOutput' });
			expect(result.items).toHaveLength(20);
			expect(result.items[7]?.json).toMatchObject({
				error: `Whaapy has no contact with the ID 'nobody', or no stage with the ID '${stage(2)}' [item 7]`,
				details: { httpCode: '404' },
			});
			expect(result.items.filter(({ json }) => json.error !== undefined)).toHaveLength(1);
			const moved = items.filter(({ id }) => id !== 'nobody');
			expect(moved.filter(({ id }) => stageOf(id) !== stage(2))).toEqual([]);
			// The stage, the bulk call, and the unknown one alone; if Whaapy does not name it, the stage
			// again, and if it did nothing, everybody alone.
			const requests = { list: 3, count: 4, refuse: 23 };
			expect(sandbox.requests).toHaveLength(requests[bulkFailures]);
			const moves = sent().filter((request) => request.endsWith('/move'));
			expect(moves).toHaveLength(bulkFailures === 'refuse' ? 20 : 1);
		});

		test('end the run if the node is not to continue', async () => {
			const { error } = await run({}, { items: withUnknown() });
			expect(error?.message).toContain("the ID 'nobody'");
			expect(error?.message).toContain('[item 7]');
		});
	},
);

test('does everybody alone if the bulk call is not allowed', async () => {
	sandbox.settings.scopes.delete('contacts:write');
	const items = contacts(3);
	const result = await run({}, { items });
	expect(sent()).toEqual([
		membersOf(2),
		'POST /contacts/v1/bulk',
		membersOf(2),
		...items.map(({ id }) => `POST /funnel/v1/contacts/${id}/move`),
	]);
	expect(result.items).toHaveLength(3);
});

test.each(['after', 'reset', 'truncate'] as const)(
	'does not repeat a move whose answer is lost (%s): its automation would run twice',
	async (kind) => {
		sandbox.faults.add({ kind, match: only('POST') });
		const result = await run({}, { items: contacts(3), onError: 'continueRegularOutput' });
		expect(bulkCalls()).toHaveLength(1);
		for (const { json } of result.items) {
			expect(json.message).toContain('It may have been saved or sent all the same');
		}
		sandbox.reset();
		sandbox.faults.add({ kind, match: only('POST') });
		await run({}, { items: contacts(1) });
		expect(sent().filter((request) => request.startsWith('POST'))).toHaveLength(1);
	},
);

test('moves nobody twice if Whaapy moved all, and answers that it could not', async () => {
	const items = contacts(3);
	const body = { error: 'internal_error', message: 'Error' };
	sandbox.faults.add({ kind: 'json', status: 500, body, times: 1, match: only('POST') });
	for (const { id } of items) {
		sandbox.store.contacts.get(id)!.funnel_stage = { id: stage(2), name: 'x' };
	}
	const result = await run(again, { items });
	expect(sent()).toEqual(['POST /contacts/v1/bulk', membersOf(2)]);
	expect(result.items.map(({ json }) => json)).toEqual(
		items.map(({ id }) => ({ id, funnel_stage_id: stage(2) })),
	);
});

test('tells each item of its call if Whaapy cannot be reached, and sends none of them alone', async () => {
	sandbox.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '0' } });
	const result = await run(again, { items: contacts(3), onError: 'continueRegularOutput' });
	expect(result.items.map(({ json }) => json.error)).toEqual(
		[0, 1, 2].map((item) => `Whaapy could not answer [item ${item}]`),
	);
	expect(bulkCalls()).toHaveLength(sandbox.requests.length);
});

test('changes nothing if one of the items is invalid and the node is not to continue', async () => {
	const items = contacts(300);
	items[250] = { id: 'a/b', stage: stage(2) };
	const { error } = await run({}, { items });
	expect(error?.message).toBe("'Contact' is not an ID: 'a/b' [item 250]");
	expect(sandbox.requests).toHaveLength(0);
});

test('does the others if one of the items is invalid and the node is to continue', async () => {
	const items = contacts(101);
	items[50] = { id: 'a/b', stage: stage(2) };
	const result = await run({}, { items, onError: 'continueRegularOutput' });
	expect(result.items).toHaveLength(101);
	expect(result.items[50]?.json.error).toBe("'Contact' is not an ID: 'a/b' [item 50]");
	expect(sent()).toEqual([membersOf(2), 'POST /contacts/v1/bulk']);
});

test('sends nothing more after the execution was cancelled', async () => {
	const paused = new Promise<void>((resolve) => {
		sandbox.faults.add({
			kind: 'json',
			status: 429,
			headers: { 'retry-after': '50' },
			body: {},
			match: () => (resolve(), true),
		});
	});
	const items = contacts(500);
	const { run: execution } = await begin({ options: { maxConcurrentRequests: 1 } }, { items });
	await paused;
	execution.cancel();
	expect((await execution).status).toBe('canceled');
	expect(sandbox.requests).toHaveLength(1);
});

const moving = (contactId: INodeParameters, options: INodeParameters = {}) => ({
	contactId,
	funnelStageId: '={{ $json.stage }}',
	options,
});
const eachById = byId('={{ $json.id }}');

testOperation('contact/moveToStage', {
	costs: {
		'by ID': [moving(JUAN)],
		'by ID, moved again if already there': [moving(JUAN, { ifAlreadyThere: 'move' })],
		'by phone': [moving(JUAN_BY_PHONE)],
		'100 contacts by ID': [moving(eachById), { items: MANY.slice(0, 100) }],
		'1,000 contacts by ID': [moving(eachById), { items: MANY }],
		'2 contacts, out of the funnel': [
			{ contactId: eachById, funnelStageId: 'none' },
			{ items: [{ id: SEEDED.juan.contactId }, { id: SEEDED.maria.contactId }] },
		],
	},
	tool: ({ store }) => ({
		left: ['contactId', 'funnelStageId'],
		knows: { 'The stage to move': store.stages[2]!.id },
		sends: `POST /funnel/v1/contacts/${SEEDED.juan.contactId}/move`,
		body: { stage_id: store.stages[2]!.id },
		answers: { id: SEEDED.juan.contactId },
	}),
	doneIfEmpty: {},
});
