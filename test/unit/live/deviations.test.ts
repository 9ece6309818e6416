import { readDocument } from '../../../tools/contract';
import { endpointName, endpointsOf, isRead, planOf } from '../../../tools/live/plan';
import { exitCode } from '../../../tools/live/report';
import type { Deviation } from '../../../tools/sandbox';
import { useSandbox } from '../sandbox/client';
import { addBroadcastAndWebhook, checkSandbox, differing, rowOf } from './run';

const { sandbox } = useSandbox();

beforeEach(() => addBroadcastAndWebhook(sandbox()));

/** An endpoint as the sandbox names it. */
const route = (endpoint: string) => endpoint.replace(/\{(\w+)\}/g, ':$1');

/** Runs the check with some endpoints of the sandbox answering otherwise. */
async function check(deviations: Array<Deviation & { endpoint: string }>) {
	sandbox().settings.deviations = deviations.map((deviation) => ({
		...deviation,
		endpoint: route(deviation.endpoint),
	}));
	return await checkSandbox(sandbox());
}

const files = 'GET /messages/{id}/media';
const endpoints = endpointsOf(readDocument()).filter(isRead);
const reads = endpoints.map(endpointName).filter((endpoint) => endpoint !== files);
const telling = new Set(endpoints.filter((endpoint) => planOf(endpoint).tells).map(endpointName));

/** Those whose answers tell the ids that others are asked with; each has a run of its own. */
const lists = reads.filter((endpoint) => telling.has(endpoint));
const others = reads.filter((endpoint) => !telling.has(endpoint));

test.each([...lists.map((endpoint) => [endpoint]), others].map((endpoints) => ({ endpoints })))(
	'finds another envelope of $endpoints, and nothing else',
	async ({ endpoints }) => {
		const report = await check(
			endpoints.map((endpoint) => ({ endpoint, kind: 'wrongEnvelope' as const })),
		);
		expect(Object.keys(differing(report))).toEqual(endpoints);
		expect(exitCode(report)).toBe(1);
	},
);

test('finds another status of every endpoint', async () => {
	sandbox().settings.deviations = [{ kind: 'extraStatus' }];
	const found = differing(await checkSandbox(sandbox()));
	expect(found).toEqual(
		Object.fromEntries(reads.map((endpoint) => [endpoint, ['status: 202 is not in the contract']])),
	);
});

const conversation = 'GET /conversations/v1/{id}';
const messages = 'GET /conversations/v1/{id}/messages';
const contact = 'GET /contacts/v1/{id}';

/** What is to be wrong at the same time, and what is to be said about it. */
type Round = Array<[endpoint: string, Deviation['kind'], field: string, expected: string]>;

const ROUNDS: Round[] = [
	[
		[contact, 'missingField', 'id', 'body.contact.id: missing'],
		[conversation, 'missingField', 'stats', 'body.data.stats: missing'],
		[messages, 'missingField', 'meta.hasMore', 'body.meta.hasMore: missing'],
		['GET /templates/v1', 'missingField', 'status', 'body.data[].status: missing'],
		['GET /team/v1', 'missingField', 'id', 'body.agents[].id: missing'],
	],
	[
		[
			contact,
			'renamedField',
			'phone_number',
			'body.contact.phone_number: missing; there is phoneNumber',
		],
		[
			conversation,
			'renamedField',
			'settings.aiEnabled',
			'body.data.settings.aiEnabled: missing; there is ai_enabled',
		],
		[
			messages,
			'renamedField',
			'messageType',
			'body.data[].messageType: missing; there is message_type',
		],
		['GET /team/v1', 'renamedField', 'id', 'body.agents[].id: missing; there is _id'],
		[
			'GET /broadcasts/{id}/recipients',
			'renamedField',
			'phoneNumber',
			'body.data[].phoneNumber: missing; there is phone_number',
		],
	],
	[
		[contact, 'wrongType', 'tags', 'body.contact.tags: must be array'],
		[conversation, 'wrongType', 'unreadCount', 'body.data.unreadCount: must be number'],
		[messages, 'wrongType', 'timestamp', 'body.data[].timestamp: must be string'],
		[
			'GET /contacts/v1',
			'wrongType',
			'pagination.has_more',
			'body.pagination.has_more: must be boolean',
		],
		['GET /user-webhooks', 'wrongType', 'events', 'body.data[].events: must be array'],
	],
	[
		[
			contact,
			'unknownValue',
			'created_at',
			'body.contact.created_at: must match format "date-time"',
		],
		[
			conversation,
			'unknownValue',
			'status',
			'body.data.status: must be one of active, closed, archived',
		],
		[
			messages,
			'unknownValue',
			'direction',
			'body.data[].direction: must be one of inbound, outbound',
		],
	],
	// Not required, so only its other name tells.
	[[contact, 'renamedField', 'created_at', 'body.contact.created_at: missing; there is createdAt']],
	[
		[
			contact,
			'renamedField',
			'conversations.last_message_at',
			'body.conversations[].last_message_at: missing; there is lastMessageAt',
		],
	],
];

test.each(ROUNDS.map((round) => ({ round })))(
	'finds $round, and nothing else',
	async ({ round }) => {
		const report = await check(round.map(([endpoint, kind, field]) => ({ endpoint, kind, field })));
		expect(differing(report)).toEqual(
			Object.fromEntries(round.map(([endpoint, , , expected]) => [endpoint, [expected]])),
		);
	},
);

test('more fields and fewer optional ones are no deviation, and are told', async () => {
	for (const one of sandbox().store.contacts.values()) Object.assign(one, { wa_status: 'x' });
	sandbox().allowDeviations(/answer/);
	const report = await check([{ endpoint: contact, kind: 'missingField', field: 'company' }]);
	expect(rowOf(report, contact)).toMatchObject({
		result: 'agrees',
		more: ['body.contact.wa_status'],
		lacks: ['body.contact.company'],
	});
	expect(exitCode(report)).toBe(0);
});

test('a page shows the whole conversation, and still it may have more fields', async () => {
	for (const one of sandbox().store.stages) Object.assign(one, { color: '#000000' });
	for (const one of sandbox().store.conversations.values()) {
		Object.assign(one.settings, { aiTone: 'x' });
	}
	sandbox().allowDeviations(/aiTone/);
	const report = await checkSandbox(sandbox());
	expect(differing(report)).toEqual({});
	expect(rowOf(report, conversation).more).toEqual(['body.data.settings.aiTone']);
});

test('an answer that is no JSON differs', async () => {
	const match = ({ path }: { path: string }) => path === '/team/v1';
	sandbox().faults.add({ kind: 'html', status: 200, match });
	const report = await checkSandbox(sandbox());
	expect(differing(report)).toEqual({ 'GET /team/v1': ['body: must be object'] });
});

test('an endpoint that does not exist differs', async () => {
	const match = ({ path }: { path: string }) => path === '/broadcasts';
	const body = { error: 'not_found', message: 'Ruta no encontrada' };
	sandbox().faults.add({ kind: 'status', status: 404, body, match });
	const report = await checkSandbox(sandbox());
	expect(differing(report)).toEqual({ 'GET /broadcasts': ['status: 404 instead of a success'] });
});

test('a field that only a value could have named is not shown', async () => {
	const match = ({ path }: { path: string }) => path === '/contacts/v1/tags';
	const body = { 'Juan Pérez': { '5215512345678': 1 } };
	sandbox().faults.add({ kind: 'json', body, match });
	const report = await checkSandbox(sandbox());
	expect(rowOf(report, 'GET /contacts/v1/tags')).toMatchObject({
		more: ['body.***'],
		shape: '{ ***: { ***: number } }',
	});
});
