import { holdHandOver, signed, withHeaders } from './deliveries';
import { names, useTrigger } from './useTrigger';

const { sandbox, activeN8n, createContact, onlyDelivery, deliver, secretAtWhaapy } = useTrigger();

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

test.each([undefined, ''])('starts the workflow each time if the delivery ID is %j', async (id) => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const nameless = withHeaders(onlyDelivery(), { 'X-Webhook-Delivery-ID': id });
	expect([await deliver(nameless), await deliver(nameless)]).toEqual([200, 200]);
	expect(names(n8n)).toEqual(['Ana', 'Ana', 'Ana']);
});

test('a forged delivery does not block the genuine one with the same ID', async () => {
	const n8n = await activeN8n();
	await createContact('Ana');
	const id = 'whd_next';
	expect(await deliver(signed(onlyDelivery(), 'whsec_guessed', { id }))).toBe(401);
	expect(await deliver(signed(onlyDelivery(), secretAtWhaapy(), { id }))).toBe(200);
	expect(names(n8n)).toEqual(['Ana', 'Ana']);
});

test('starts the workflow once for copies that arrive at the same time', async () => {
	const n8n = await activeN8n();
	const secret = secretAtWhaapy();
	await createContact('Ana');
	const twins = Array.from({ length: 10 }, async (_, index) => {
		return await deliver(signed(onlyDelivery(), secret, { id: `whd_${index % 2}` }));
	});
	expect(await Promise.all(twins)).toEqual(Array.from({ length: 10 }, () => 200));
	expect(n8n.executions).toHaveLength(3);
	expect(await deliver(signed(onlyDelivery(), secret, { id: 'whd_0' }))).toBe(200);
	expect(await deliver(signed(onlyDelivery(), secret, { id: 'whd_1' }))).toBe(200);
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
	const again = signed(onlyDelivery(), secretAtWhaapy(), { id: 'whd_next' });
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
		const delivery = signed(onlyDelivery(), secretAtWhaapy(), { id: 'whd_next' });
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
