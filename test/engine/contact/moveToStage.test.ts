import type { Contact } from '../../sandbox';
import { SEEDED } from '../../sandbox';
import { byId, useSandbox } from '../useSandbox';

const { juan, maria } = SEEDED;
const { sandbox, run, begin, sent, lastBody } = useSandbox({
	resource: 'contact',
	operation: 'moveToStage',
	contactId: byId('={{ $json.id }}'),
	funnelStageId: '={{ $json.stage }}',
});

const stage = (index: number) => sandbox.store.stages[index]!.id;
const stageOf = (id: string) => (sandbox.store.contacts.get(id) as Contact).funnel_stage?.id;
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
	expect(sent()).toEqual([`POST /funnel/v1/contacts/${juan.contactId}/move`]);
	expect(lastBody()).toEqual({ stage_id: stage(3) });
	expect(result.items[0]?.json).toEqual({ id: juan.contactId, funnel_stage_id: stage(3) });
	expect(stageOf(juan.contactId)).toBe(stage(3));
});

test('moves to a stage by its name, which is looked up once in a run', async () => {
	const items = contacts(3).map(({ id }) => ({ id, stage: sandbox.store.stages[2]!.name }));
	await run({}, { items });
	expect(sent()).toEqual(['GET /funnel/v1/stages', 'POST /contacts/v1/bulk']);
	expect(items.map(({ id }) => stageOf(id))).toEqual([stage(2), stage(2), stage(2)]);
});

test('takes contacts out of the funnel by the endpoint for one, which alone is documented to', async () => {
	const ids = [juan.contactId, maria.contactId];
	const result = await run({}, { items: ids.map((id) => ({ id, stage: '' })) });
	expect(sent().sort()).toEqual(ids.map((id) => `POST /funnel/v1/contacts/${id}/move`).sort());
	expect(lastBody()).toEqual({ stage_id: null });
	expect(result.items.map(({ json }) => json)).toEqual(
		ids.map((id) => ({ id, funnel_stage_id: null })),
	);
	expect(ids.map(stageOf)).toEqual([undefined, undefined]);
});

test('moves 1,000 contacts in 10 requests, each with an output of its own', async () => {
	const items = contacts(1000);
	const result = await run({}, { items });
	expect(sent()).toEqual(Array(10).fill('POST /contacts/v1/bulk'));
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
			expect(sandbox.requests).toHaveLength(bulkFailures === 'list' ? 2 : 21);
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
		'POST /contacts/v1/bulk',
		...items.map(({ id }) => `POST /funnel/v1/contacts/${id}/move`),
	]);
	expect(result.items).toHaveLength(3);
});

test('does a bulk call again if its answer is lost, because that changes nothing', async () => {
	sandbox.faults.add({ kind: 'after', times: 1 });
	const result = await run({}, { items: contacts(3) });
	expect(bulkCalls()).toHaveLength(2);
	expect(result.items).toHaveLength(3);
});

test('tells each item of its call if Whaapy cannot be reached, and sends none of them alone', async () => {
	sandbox.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '0' } });
	const result = await run({}, { items: contacts(3), onError: 'continueRegularOutput' });
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
	expect(sent()).toEqual(['POST /contacts/v1/bulk']);
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
