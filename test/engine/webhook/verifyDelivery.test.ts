import type { IDataObject } from 'n8n-workflow';
import type { Webhook } from '../../../tools/sandbox';
import { DeduplicationStore } from '../../trigger/deduplicationStore';
import { testOperation } from '../testOperation';
import type { RunOptions } from '../harness';
import { inMemory } from '../message/files';
import { byId, useSandbox } from '../useSandbox';
import { failingWebhook, seenByModel } from './failingWebhook';
import { signedDelivery } from './signedDelivery';

const { sandbox, run, sent } = useSandbox({ resource: 'webhook', operation: 'verifyDelivery' });

const URL = 'https://n8n.example.com/webhook/whaapy';
const CREATED = { event: 'contact.created', data: { id: 'c-1', name: 'Ana Ñandú' } };

let webhook: Webhook;
let number = 0;

beforeAll(async () => {
	await DeduplicationStore.start();
});

/** A webhook that no run of this process knows of. */
beforeEach(() => {
	webhook = addWebhook('whsec_one');
});

function addWebhook(secret: string): Webhook {
	const added = {
		...failingWebhook(),
		id: `webhook-v${number++}`,
		url: URL,
		isActive: true,
		secret,
	};
	sandbox.store.webhooks.set(added.id, added);
	return added;
}

/** A delivery of the webhook, or of somebody else. */
const delivery = (sent: Partial<Parameters<typeof signedDelivery>[0]> = {}) =>
	signedDelivery({ body: CREATED, secret: 'whsec_one', ...sent });

type Delivery = ReturnType<typeof delivery>;

/** What n8n's Webhook node outputs of deliveries, with 'Raw Body' on. */
function received(deliveries: Array<Delivery>): Partial<RunOptions> {
	return {
		items: deliveries.map(({ headers }) => ({ headers, params: {}, query: {}, body: {} })),
		binary: (index) => ({
			data: inMemory(Buffer.from(deliveries[index]!.text), 'x', 'application/json'),
		}),
	};
}

/** Verifies deliveries in one run. */
async function verify(
	deliveries: Array<Delivery>,
	{ parameters = {}, ...more }: Partial<RunOptions> = {},
) {
	return await run(
		{ webhookId: byId(webhook.id), ...parameters },
		{ ...received(deliveries), ...more },
	);
}

/** Verifies a delivery in a run that n8n's Webhook node started. */
const inProduction = async (one: Delivery, more: Partial<RunOptions> = {}) =>
	await verify([one], { mode: 'webhook', executionId: String(number++), ...more });

test('outputs the event as the Whaapy Trigger does', async () => {
	const { items, error } = await verify([delivery()]);
	expect(error).toBeUndefined();
	expect(items).toEqual([
		{ json: { event: 'contact.created', id: 'c-1', name: 'Ana Ñandú' }, pairedItem: { item: 0 } },
	]);
});

test("outputs what came if 'Output' is 'Raw'", async () => {
	const { items } = await verify([delivery()], { parameters: { output: 'raw' } });
	expect(items[0]?.json).toEqual(CREATED);
});

test('takes the event from its header if the body does not tell it', async () => {
	const headers = { 'x-webhook-event': 'contact.created' };
	const { items } = await verify([delivery({ body: { data: { id: 'c-1' } }, headers })]);
	expect(items[0]?.json).toEqual({ event: 'contact.created', id: 'c-1' });
});

test('asks Whaapy for the secret once, for all items and all runs', async () => {
	const deliveries = ['a', 'b', 'c'].map((id) => delivery({ body: { ...CREATED, data: { id } } }));
	expect((await verify(deliveries)).items).toHaveLength(3);
	expect((await verify(deliveries)).items).toHaveLength(3);
	expect(sent()).toEqual(['GET /user-webhooks']);
});

test('takes either secret of two webhooks at one address, with which Whaapy may sign', async () => {
	addWebhook('whsec_two');
	const deliveries = [delivery(), delivery({ secret: 'whsec_two' })];
	expect((await verify(deliveries)).items).toHaveLength(2);
});

test('does not take the secret of a webhook at another address', async () => {
	addWebhook('whsec_other').url = 'https://other.example.com/webhook/whaapy';
	const { error } = await verify([delivery({ secret: 'whsec_other' })]);
	expect(error?.message).toBe('The delivery is not signed by Whaapy for this webhook [item 0]');
});

test('a forged delivery is told, costs no second request, and the others go on', async () => {
	const deliveries = [delivery(), delivery({ secret: 'guess' }), delivery()];
	const { items, errorItems } = await verify(deliveries, { onError: 'continueErrorOutput' });
	expect(items).toHaveLength(2);
	expect(errorItems[0]?.json.error).toBe(
		'The delivery is not signed by Whaapy for this webhook [item 1]',
	);
	const { error } = await verify([delivery({ secret: 'guess' })]);
	expect(error?.description).toContain("'Webhook' is not the one that delivers");
	expect(sent()).toEqual(['GET /user-webhooks']);
});

describe('what was read long ago', () => {
	/** Verifies a delivery, and lets so much time go by that Whaapy is asked again. */
	async function verifiedLongAgo(): Promise<void> {
		expect((await verify([delivery()])).items).toHaveLength(1);
		const later = performance.now() + 600_000;
		jest.spyOn(performance, 'now').mockImplementation(() => later);
		sandbox.requests.length = 0;
	}
	afterEach(() => jest.restoreAllMocks());

	test('no longer verifies if the webhook was deleted at Whaapy', async () => {
		await verifiedLongAgo();
		sandbox.store.webhooks.delete(webhook.id);
		const { error } = await verify([delivery()]);
		expect(error?.message).toContain('Whaapy has no webhook with the ID');
	});

	test('no longer verifies if Whaapy does not know the key', async () => {
		await verifiedLongAgo();
		const account = { url: sandbox.url, key: 'wha_revoked' };
		const { error } = await verify([delivery()], { account });
		expect(error?.message).toContain('did not accept the API key');
	});

	test('is asked for once again, however many deliveries come', async () => {
		await verifiedLongAgo();
		expect((await verify([delivery(), delivery()])).items).toHaveLength(2);
		expect((await verify([delivery()])).items).toHaveLength(1);
		expect(sent()).toEqual(['GET /user-webhooks']);
	});
});

test('a delivery without a signature costs no request', async () => {
	const unsigned = { ...delivery(), headers: { 'x-webhook-signature': '' } };
	expect((await verify([unsigned])).error?.message).toContain('is not signed by Whaapy');
	expect(sent()).toEqual([]);
});

describe("without 'Raw Body'", () => {
	const parsed = ({ text, headers }: Delivery) => ({
		items: [{ headers, body: JSON.parse(text) as IDataObject }],
		binary: undefined,
	});

	test('a body that is written as JavaScript writes it is verified', async () => {
		expect((await verify([], parsed(delivery()))).items[0]?.json.id).toBe('c-1');
	});

	test("a body that is not says to turn on 'Raw Body'", async () => {
		const spaced = delivery({ body: '{ "event": "contact.created", "data": {} }' });
		expect((await verify([], parsed(spaced))).error?.description).toContain("Turn on 'Raw Body'");
		expect((await verify([spaced])).error).toBeUndefined();
	});
});

test('headers and a body as text, as a queue may hand them on, are verified', async () => {
	const { text, headers } = delivery();
	const upper = { 'X-Webhook-Signature': headers['x-webhook-signature'] };
	const { items } = await verify([], {
		items: [{ headers: upper, body: text }],
		binary: undefined,
	});
	expect(items[0]?.json.id).toBe('c-1');
});

test('an item that is no delivery says what to connect', async () => {
	const { error } = await verify([], { items: [{ name: 'Ana' }], binary: undefined });
	expect(error?.message).toBe('The item is not a delivery [item 0]');
	expect(error?.description).toContain('Webhook node');
	expect(sent()).toEqual([]);
});

test.each(['[]', 'nothing', '{"data":{}}'])('a signed body without an event: %s', async (body) => {
	expect((await verify([delivery({ body })])).error?.message).toBe(
		'The delivery holds no event [item 0]',
	);
});

test('a webhook that Whaapy does not have is named', async () => {
	const { error } = await verify([delivery()], { parameters: { webhookId: byId('gone') } });
	expect(error?.message).toBe("Whaapy has no webhook with the ID 'gone' [item 0]");
});

test('a secret that Whaapy does not show is told', async () => {
	Reflect.deleteProperty(webhook, 'secret');
	const { error } = await verify([delivery()]);
	expect(error?.message).toContain('does not show the secret');
});

test('no message and no output holds a secret', async () => {
	const deliveries = [delivery(), delivery({ secret: 'guess' })];
	const { run: whole } = await verify(deliveries, { onError: 'continueErrorOutput' });
	expect(JSON.stringify(whole)).not.toContain('whsec_');
});

test('takes the raw body of a workflow that keeps files in the JSON', async () => {
	const [genuine, forged] = [delivery(), delivery({ secret: 'guess' })];
	const { items } = await verify([genuine, forged], {
		binaryMode: 'combined',
		onError: 'continueRegularOutput',
		binary: undefined,
		items: [genuine, forged].map(({ headers, text }) => ({
			headers,
			body: {},
			_files: { data: { ...inMemory(Buffer.from(text), 'x', 'application/json') } },
		})),
	});
	expect(items[0]?.json).toMatchObject({ event: 'contact.created', id: 'c-1' });
	expect(items[1]?.json.error).toMatch(/is not signed by Whaapy/);
});

describe('a delivery that comes twice', () => {
	const TIME = Date.parse('2026-01-29T10:30:00Z');
	/** A delivery with a time and an ID of its own. */
	const once = () =>
		delivery({
			body: { ...CREATED, timestamp: new Date(TIME + number).toISOString() },
			headers: { 'x-webhook-delivery-id': `whd_${number++}` },
		});
	/** The same body and signature with other headers. */
	const replayed = ({ text, headers }: Delivery, others: IDataObject) => ({
		text,
		headers: { ...headers, ...others },
	});

	test.each([
		['another ID', { 'x-webhook-delivery-id': 'whd_replayed' }],
		['no ID', { 'x-webhook-delivery-id': undefined }],
		['an empty ID', { 'x-webhook-delivery-id': '' }],
		['a list for an ID', { 'x-webhook-delivery-id': ['a', 'b'] }],
	])('goes through once under %s, in one run and in several', async (_, headers) => {
		const first = once();
		const replay = replayed(first, headers);
		const { items } = await verify([first, replay, replay]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		const next = once();
		expect((await inProduction(next)).items).toHaveLength(1);
		expect((await inProduction(replayed(next, headers))).items).toEqual([]);
		expect((await inProduction(once())).items).toHaveLength(1);
	});

	test('goes through each time if its body has no time, and its ID is another or none', async () => {
		const timeless = ['a', 'b'].map((id) =>
			delivery({ headers: { 'x-webhook-delivery-id': `${webhook.id} ${id}` } }),
		);
		const { items } = await verify([...timeless, delivery(), delivery()]);
		expect(items).toHaveLength(4);
	});

	test('goes through in the first run only, and the output pane says why', async () => {
		const copy = once();
		expect((await inProduction(copy)).items).toHaveLength(1);
		const { items, run: whole } = await inProduction(copy);
		expect(items).toEqual([]);
		expect(JSON.stringify(whole.data.resultData.runData.Whaapy)).toContain('Whaapy repeated');
	});

	test('goes through once in one run', async () => {
		const copy = once();
		const { items } = await verify([copy, copy]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	});

	test("goes through each time if 'Ignore Duplicates' is off", async () => {
		const copy = once();
		const parameters = { options: { ignoreDuplicates: false } };
		expect((await inProduction(copy, { parameters })).items).toHaveLength(1);
		expect((await inProduction(copy, { parameters })).items).toHaveLength(1);
	});

	test('goes through again in a test run and in a retry', async () => {
		const copy = once();
		await inProduction(copy);
		expect((await inProduction(copy, { mode: 'manual' })).items).toHaveLength(1);
		expect((await inProduction(copy, { mode: 'retry' })).items).toHaveLength(1);
	});

	test('is not taken for a copy of a forged one', async () => {
		const copy = once();
		const forged = { ...delivery({ secret: 'guess' }), headers: { ...copy.headers } };
		await inProduction({ ...forged, text: '{}' });
		expect((await inProduction(copy)).items).toHaveLength(1);
	});
});

/** Deliveries of {@link failingWebhook}, as n8n's Webhook node outputs them. */
const hundredDeliveries = Array.from({ length: 100 }, (_, index) => {
	const body = { event: 'contact.created', data: { id: String(index) } };
	const { text, headers } = signedDelivery({ body, secret: failingWebhook().secret });
	return { headers, body: text };
});

testOperation('webhook/verifyDelivery', {
	costs: {
		'100 deliveries': [
			{ webhookId: byId('webhook-1') },
			{ items: hundredDeliveries, binary: undefined },
		],
	},
	tool: (sandbox) => {
		const { left, knows } = seenByModel(sandbox);
		return { left, knows, tells: 'The item is not a delivery' };
	},
});
