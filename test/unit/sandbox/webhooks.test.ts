import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import contactsCreate from '../../../tools/sandbox/fixtures/contacts-create.json';
import type { Webhook } from '../../../tools/sandbox';
import { useSandbox } from './client';

const { sandbox, call } = useSandbox();

describe('webhooks', () => {
	interface Received {
		headers: IncomingHttpHeaders;
		body: string;
	}
	let received: Received[];
	let statuses: number[];
	const receiver = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += chunk));
		request.on('end', () => {
			received.push({ headers: request.headers, body });
			response.writeHead(statuses.shift() ?? 200).end();
		});
	});
	let url: string;

	beforeAll(async () => {
		await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
		url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
	});
	beforeEach(() => {
		received = [];
		statuses = [];
		sandbox().store.retryDelays = [1, 1, 1];
	});
	afterAll(() => new Promise((resolve) => receiver.close(resolve)));

	const register = async () => {
		const body = { name: 'n8n', url, events: ['contact.created'] };
		return (await call<{ data: Webhook }>('POST', '/user-webhooks', body)).body.data;
	};
	const create = () => call('POST', '/contacts/v1', { phone_number: '+5215500000003' });

	test('are signed, sent once per URL, and may be sent again', async () => {
		const { secret } = await register();
		await register();
		await create();
		await sandbox().deliveriesSettled();
		expect(received).toHaveLength(1);
		const { headers, body } = received[0]!;
		const payload = JSON.parse(body);
		expect(headers).toMatchObject({
			'x-webhook-signature': createHmac('sha256', secret).update(body).digest('base64'),
			'x-webhook-delivery-id': expect.stringMatching(/^whd_/),
			'x-webhook-event': 'contact.created',
		});
		expect(Object.keys(payload.data)).toEqual(Object.keys(contactsCreate.webhook.data));
		expect(payload.data.phone_number).toBe('5215500000003');

		expect(await sandbox().redeliver(sandbox().store.deliveries[0]!)).toBe(200);
		expect(received[1]).toMatchObject({
			body,
			headers: { 'x-webhook-delivery-id': headers['x-webhook-delivery-id'] },
		});
	});

	test('are retried under the same id, and given up after three retries', async () => {
		const { id } = await register();
		statuses = [500, 500];
		await create();
		await sandbox().deliveriesSettled();
		expect(sandbox().store.deliveries[0]).toMatchObject({
			status: 'delivered',
			statuses: [500, 500, 200],
		});
		expect(new Set(received.map(({ headers }) => headers['x-webhook-delivery-id'])).size).toBe(1);

		statuses = [500, 500, 500, 500];
		await call('POST', '/contacts/v1', { phone_number: '+5215500000004' });
		await sandbox().deliveriesSettled();
		expect(sandbox().store.deliveries[1]).toMatchObject({ status: 'failed', attempts: 4 });
		expect(sandbox().store.webhooks.get(id)?.failureCount).toBe(1);
	});

	test('are changed, and switched on again', async () => {
		sandbox().allowDeviations(/ request\./);
		const { id } = await register();
		const path = `/user-webhooks/${id}`;
		Object.assign(sandbox().store.webhooks.get(id)!, { isActive: false, failureCount: 10 });
		const changed = await call('PATCH', path, { isActive: true, events: ['*'], name: 'CRM' });
		expect(changed.body).toMatchObject({
			data: { isActive: true, failureCount: 0, events: ['*'], name: 'CRM', url },
		});
		expect((await call('PATCH', path, { url: 'x' })).status).toBe(400);
		expect((await call('PATCH', path, { events: ['contact.painted'] })).status).toBe(400);
		expect((await call('PATCH', path, { secret: 'x' })).status).toBe(400);
	});

	test('are tried out, and log every attempt, the newest first', async () => {
		const { id } = await register();
		statuses = [503, 500];
		expect((await call('POST', `/user-webhooks/${id}/test`)).body).toMatchObject({
			success: false,
			data: { status: 503, duration_ms: expect.any(Number) as number, response_preview: '' },
		});
		await create();
		await sandbox().deliveriesSettled();
		const logs = await call<{ data: Array<{ id: string }> }>('GET', `/user-webhooks/${id}/logs`);
		expect(logs.body.data).toMatchObject([
			{ event: 'contact.created', status: 200, error: null },
			{ event: 'contact.created', status: 500, error: 'HTTP 500' },
			{ status: 503 },
		]);
		expect(new Set(logs.body.data.map((log) => log.id)).size).toBe(3);
		const limited = await call('GET', `/user-webhooks/${id}/logs?limit=1`);
		expect(limited.body.data).toHaveLength(1);
	});
});
