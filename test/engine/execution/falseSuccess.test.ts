import type { IDataObject } from 'n8n-workflow';
import { resources } from '../../../nodes/Whaapy/resources';
import { inMemory, PDF } from '../message/files';
import type { FaultRule } from '../../../tools/sandbox/faults';
import { byId, useSandbox } from '../useSandbox';
import { accountCases } from './requestCases/account';
import { contactCases } from './requestCases/contacts';
import { conversationCases } from './requestCases/conversations';
import { fill } from './requestCases/fill';
import { messageCases } from './requestCases/messages';
import type { RequestCase } from './requestCases/requestCase';

const { sandbox, run, sent } = useSandbox();

const operations = resources.flatMap(({ name: resource, operations: all }) =>
	all.map((operation) => ({ name: `${resource}: ${operation.name}`, operation })),
);
const cases = [...accountCases, ...contactCases, ...conversationCases, ...messageCases];

/** The case of an operation that sends the fewest requests, so that the first one is the operation's. */
function caseOf(name: string): RequestCase {
	const { costs } = operations.find((entry) => entry.name === name)!.operation.api;
	const [cheapest] = Object.entries(costs).reduce((best, other) =>
		other[1] < best[1] ? other : best,
	);
	return cases.find(({ row }) => row === `${name}: ${cheapest}`)!;
}

const text = (body: string): Partial<FaultRule> => ({ kind: 'html', status: 200, body });
const json = (body: unknown): Partial<FaultRule> => ({ kind: 'json', status: 200, body });
const WORDS = 'No se pudo';

/** What something else than Whaapy answers. */
const foreign: Array<Partial<FaultRule>> = [
	text('<html><body><h1>Portal</h1></body></html>'),
	text('Portal'),
	text('{"data":{"id":"a"'),
	json(7),
	json(true),
];

/** What Whaapy can answer if it does not do what it was asked, however it gets the status. */
const refusals = [
	{ success: false, message: WORDS },
	{ success: 'false', data: null, message: WORDS },
	{ success: false, error: { message: WORDS } },
	{ ok: false, error: WORDS },
	{ error: { code: 'x', message: WORDS } },
	{ error: 'x', message: WORDS, statusCode: 500 },
	{ errors: [{ message: WORDS }] },
	{ data: null, errors: { phone: [WORDS] } },
	{ status: 'error', message: WORDS },
	{ status: 'fail', data: { message: WORDS } },
	{ data: { success: false, message: WORDS } },
	{ message: `(#999) ${WORDS}` },
].map(json);

/** The writes go wrong, and the look-ups before them do not. */
function strike(readOnly: boolean | undefined, rule: Partial<FaultRule>): void {
	const match = ({ method, path }: { method: string; path: string }) =>
		readOnly === true || (method !== 'GET' && path !== '/contacts/v1/search');
	sandbox.faults.clear();
	sandbox.faults.add({ kind: 'json', ...rule, match });
}

describe.each(operations)('$name', ({ name, operation: { readOnly } }) => {
	const { parameters, items, withoutFile } = caseOf(name);

	/** None of the answers below changes anything, so what a test works on is there for all of them. */
	function prepare() {
		const known = fill(sandbox, 3);
		const given = typeof parameters === 'function' ? parameters(sandbox) : parameters;
		const file = { data: inMemory(PDF, 'a.pdf', 'application/pdf') };
		return async () =>
			await run(given, {
				items: [{ ...known, ...items?.[0] }],
				binary: withoutFile ? undefined : () => file,
			});
	}

	test('is not done if something other than Whaapy answers with success', async () => {
		const runOnce = prepare();
		for (const rule of foreign) {
			strike(readOnly, rule);
			const { error, items: output } = await runOnce();
			const shape = JSON.stringify(rule.body);
			expect([shape, output]).toEqual([shape, []]);
			expect([shape, error?.message]).toEqual([
				shape,
				expect.stringMatching(/^Something other than Whaapy answered/),
			]);
			if (!readOnly)
				expect([shape, error?.description]).toEqual([
					shape,
					expect.stringMatching(/(^|\. )It may (still )?have been/),
				]);
		}
	});

	test("is not done if the answer says that it was not, and tells Whaapy's words", async () => {
		const runOnce = prepare();
		for (const rule of refusals) {
			strike(readOnly, rule);
			const { error, items: output } = await runOnce();
			const shape = JSON.stringify(rule.body);
			expect([shape, output]).toEqual([shape, []]);
			expect([shape, error?.description]).toEqual([shape, expect.stringContaining(WORDS)]);
			expect([shape, error?.message]).toEqual([
				shape,
				expect.stringMatching(/^Whaapy did not do what it was asked/),
			]);
		}
	});
});

const ids = [0, 1].map((number) => ({ id: `many-${number}`, phone: `+1415555200${number}` }));
const contact = { resource: 'contact', contactId: byId('={{ $json.id }}') };
const bulk: Array<[string, IDataObject]> = [
	['Add Tags', { ...contact, operation: 'addTags', tags: 'vip' }],
	['Remove Tags', { ...contact, operation: 'removeTags', tags: 'vip' }],
	['Move to Stage', { ...contact, operation: 'moveToStage', funnelStageId: '={{ $json.stage }}' }],
	['Delete', { ...contact, operation: 'delete' }],
	[
		'Add Recipients',
		{
			resource: 'broadcast',
			operation: 'addRecipients',
			broadcastId: byId('draft'),
			phoneNumber: '={{ $json.phone }}',
		},
	],
];

test.each(bulk)('%s of two items does neither of them', async (_, parameters) => {
	const known = fill(sandbox, 3);
	const items = ids.map((item) => ({ ...known, ...item }));
	for (const rule of [...foreign, ...refusals]) {
		strike(false, rule);
		const { items: output } = await run(parameters as never, {
			items,
			onError: 'continueRegularOutput',
		});
		const shape = JSON.stringify(rule.body);
		const told = output.map(({ json: { error } }) => typeof error);
		expect([shape, told]).toEqual([shape, ['string', 'string']]);
	}
});

test.each([
	['Broadcast: Delete', { deleted: true }],
	['Contact: Add Tags', { added_tags: ['vip'] }],
	['Contact: Delete', { deleted: true }],
	['Contact: Move to Stage', {}],
	['Contact: Remove Tags', { removed_tags: ['vip'] }],
	['Funnel Stage: Delete', { deleted: true }],
	['Webhook: Delete', { deleted: true }],
	['Webhook: Turn On', { isActive: true }],
	['Conversation: Close', {}],
])('%s is done if the answer of success is empty', async (name, output) => {
	const known = fill(sandbox, 3);
	const { parameters } = caseOf(name);
	const given = typeof parameters === 'function' ? parameters(sandbox) : parameters;
	const rules: Array<Partial<FaultRule>> = [
		{ kind: 'empty', status: 204 },
		{ kind: 'empty', status: 200 },
		json(null),
		json({}),
		json([]),
		json({ success: true }),
		json({ error: null, errors: [], message: 'Listo' }),
	];
	for (const rule of rules) {
		strike(false, rule);
		const result = await run(given, { items: [known] });
		expect(result.error?.message).toBeUndefined();
		expect(result.items[0]?.json).toMatchObject(output);
	}
	expect(sent()).toHaveLength(rules.length);
});
