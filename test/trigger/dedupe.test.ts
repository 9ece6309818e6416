import { holdHandOver, later, signed, withHeaders } from './deliveries';
import { names, useTrigger } from './useTrigger';

const { sandbox, activeN8n, createContact, onlyDelivery, deliver, secretAtWhaapy, webhooks } =
	useTrigger();

test('starts the workflow once for a redelivered event', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	expect(await deliver(onlyDelivery())).toBe(200);
	expect(names(n8n)).toEqual(['Ana']);
	expect(n8n.endedAtTrigger).toBe(0);
});

test('starts the workflow for each of several events of one contact', async () => {
	const n8n = await activeN8n({ parameters: { events: ['contact.created', 'contact.updated'] } });
	const id = await createContact('Ana');
	for (const name of ['Ana María', 'Ana']) {
		await fetch(`${sandbox.url}/contacts/v1/${id}`, {
			method: 'PATCH',
			headers: { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
			body: JSON.stringify({ name }),
		});
		await sandbox.deliveriesSettled();
	}
	const contactIds = sandbox.store.deliveries.map(({ headers }) => headers['X-Webhook-ID']);
	expect(new Set(contactIds).size).toBe(1);
	expect(names(n8n)).toEqual(['Ana', 'Ana María', 'Ana']);
});

test("starts the workflow again if 'Ignore Duplicates' is off", async () => {
	const n8n = await activeN8n({ parameters: { options: { ignoreDuplicates: false } } });
	await createContact('Ana');
	expect(await deliver(onlyDelivery())).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
});

describe('the body and signature of a delivery that has started the workflow', () => {
	test.each([
		['under another ID', { 'X-Webhook-Delivery-ID': 'whd_replayed' }],
		['under its ID in another case', { 'X-Webhook-Delivery-ID': 'WHD_REPLAYED' }],
		['without an ID', { 'X-Webhook-Delivery-ID': undefined }],
		['with an empty ID', { 'X-Webhook-Delivery-ID': '' }],
		[
			'with other headers',
			{ 'X-Webhook-Delivery-ID': 'other', 'X-Webhook-ID': 'other', 'X-Webhook-Event': 'other' },
		],
	])('start nothing again %s', async (_, headers) => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const replay = withHeaders(onlyDelivery(), headers);
		expect([await deliver(replay), await deliver(replay)]).toEqual([200, 200]);
		expect(names(n8n)).toEqual(['Ana']);
		n8n.restart();
		expect(await deliver(replay)).toBe(200);
		expect(names(n8n)).toEqual(['Ana']);
		expect(n8n.endedAtTrigger).toBe(1);
	});

	test('start nothing while the first attempt is in progress', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		const first = later(onlyDelivery(), secretAtWhaapy(), 'whd_next');
		const replay = withHeaders(first, { 'X-Webhook-Delivery-ID': 'whd_replayed' });
		const { isReached, release } = holdHandOver(n8n);
		const answers = [deliver(first)];
		await isReached;
		answers.push(deliver(replay), deliver(first));
		await n8n.hasReceived(4);
		release();
		expect(await Promise.all(answers)).toEqual([200, 200, 200]);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});

	test('start each test run', async () => {
		const n8n = await activeN8n();
		await createContact('Ana');
		for (let runs = 1; runs <= 2; runs++) {
			await n8n.listen();
			const { secret } = webhooks().find(({ url }) => url === n8n.testUrl)!;
			expect(await deliver(signed({ ...onlyDelivery(), url: n8n.testUrl }, secret))).toBe(200);
			await n8n.idle();
			expect(names(n8n, 'manual')).toHaveLength(runs);
		}
	});
});

test('starts the workflow for each of two events of the same second with different data', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const { body } = onlyDelivery();
	const ofBea = signed(onlyDelivery(), secretAtWhaapy(), {
		body: body.replace('Ana', 'Bea'),
		id: 'whd_next',
	});
	expect(await deliver(ofBea)).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Bea']);
});

test('starts the workflow each time for a body without a time, which several events may share', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const body = JSON.stringify({ event: 'contact.created', data: { name: 'Bea' } });
	const timeless = signed(onlyDelivery(), secretAtWhaapy(), { body, id: 'whd_1' });
	for (const id of ['whd_1', 'whd_1', 'whd_2', undefined, undefined, '']) {
		expect(await deliver(withHeaders(timeless, { 'X-Webhook-Delivery-ID': id }))).toBe(200);
	}
	expect(names(n8n)).toEqual(['Ana', 'Bea', 'Bea', 'Bea', 'Bea', 'Bea']);
});

test('a forged delivery does not block the genuine one with the same ID', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const id = 'whd_next';
	const genuine = later(onlyDelivery(), secretAtWhaapy(), id);
	expect(await deliver(signed(genuine, 'whsec_guessed', { id }))).toBe(401);
	expect(await deliver(genuine)).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
});

test('starts the workflow once for copies that arrive at the same time', async () => {
	const n8n = await activeN8n();
	const secret = secretAtWhaapy();
	await createContact('Ana');
	const two = ['whd_0', 'whd_1'].map((id) => later(onlyDelivery(), secret, id));
	const twins = Array.from({ length: 10 }, async (_, index) => await deliver(two[index % 2]!));
	expect(await Promise.all(twins)).toEqual(Array.from({ length: 10 }, () => 200));
	expect(n8n.executions).toHaveLength(3);
	for (const one of two) expect(await deliver(one)).toBe(200);
	expect(n8n.executions).toHaveLength(3);
});

test('starts the workflow on the retry if n8n could not hand over the first attempts', async () => {
	const n8n = await activeN8n();
	let attempts = 0;
	n8n.handOver = async () => {
		if (++attempts < 3) throw new Error('No connection to Redis');
	};
	await createContact('Ana');
	expect(onlyDelivery().statuses).toEqual([500, 500, 200]);
	expect(names(n8n)).toEqual(['Ana']);
	expect(await deliver(onlyDelivery())).toBe(200);
	expect(names(n8n)).toEqual(['Ana']);
});

test('a retry waits for the attempt in progress, and starts the workflow if that one fails', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const again = later(onlyDelivery(), secretAtWhaapy(), 'whd_next');
	const { isReached, release } = holdHandOver(n8n, new Error('No connection to Redis'));
	const first = deliver(again);
	await isReached;
	const second = deliver(again);
	await n8n.hasReceived(3);
	release();
	expect(await Promise.all([first, second])).toEqual([500, 200]);
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
});

describe('after the sender of the first attempt gave up', () => {
	/** A delivery whose first attempt is in progress, with nobody waiting for its answer. */
	async function abandoned(failure?: Error) {
		const n8n = await activeN8n();
		await createContact('Ana');
		const delivery = later(onlyDelivery(), secretAtWhaapy(), 'whd_next');
		const { isReached, release } = holdHandOver(n8n, failure);
		sandbox.store.answerTimeout = 50;
		const first = deliver(delivery);
		await isReached;
		expect(await first).toBe(0);
		sandbox.store.answerTimeout = 5000;
		return { n8n, delivery, release };
	}

	test('a retry waits for that attempt, and starts nothing if it worked', async () => {
		const { n8n, delivery, release } = await abandoned();
		const retry = deliver(delivery);
		await n8n.hasReceived(3);
		release();
		expect(await retry).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});

	test('a retry waits for that attempt, and starts the workflow if it failed', async () => {
		const { n8n, delivery, release } = await abandoned(new Error('No connection to Redis'));
		const retries = [deliver(delivery), deliver(delivery)];
		await n8n.hasReceived(4);
		release();
		expect(await Promise.all(retries)).toEqual([200, 200]);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});

	test('a retry gets 503 if that attempt does not end, so that no event is lost', async () => {
		const { n8n, delivery, release } = await abandoned();
		const clock = jest.spyOn(Date, 'now');
		let now = Date.now();
		// Each look at the clock finds it half a second later.
		clock.mockImplementation(() => (now += 500));
		expect(await deliver(delivery)).toBe(503);
		clock.mockRestore();
		release();
		await n8n.idle();
		expect(await deliver(delivery)).toBe(200);
		expect(names(n8n)).toEqual(['Ana', 'Ana']);
	});
});
