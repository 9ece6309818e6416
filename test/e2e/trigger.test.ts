import type { IDataObject } from 'n8n-workflow';
import type { WorkflowFile } from '../../tools/demo/editor';
import { freePort } from '../../tools/demo/n8n';
import { later } from '../trigger/deliveries';
import type { Instance } from './instance';
import { startInstance } from './instance';

let n8n: Instance;
let workflow: { id: string; trigger: string };

beforeAll(async () => {
	n8n = await startInstance('trigger');
	workflow = await n8n.importExample('new-contact.json');
});
afterAll(async () => await n8n.close());

/** Waits until the sandbox's webhooks are as many as they should be: n8n removes in the background. */
async function untilWebhooks(count: number): Promise<void> {
	const deadline = Date.now() + 30_000;
	while (webhooks().length !== count && Date.now() < deadline) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	expect(webhooks()).toHaveLength(count);
}

const webhooks = () => [...n8n.sandbox.store.webhooks.values()];

/** Creates a contact at the sandbox, and waits until its event is delivered. */
async function createContact(name: string, phone: string): Promise<void> {
	const { url, key } = n8n.sandbox;
	const response = await fetch(`${url}/contacts/v1`, {
		method: 'POST',
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		body: JSON.stringify({ name, phone_number: phone }),
	});
	expect(response.status).toBe(201);
	await n8n.sandbox.deliveriesSettled();
}

/** The names in what the trigger put out, execution by execution. */
async function namesOfExecutions(atLeast: number): Promise<unknown[]> {
	const executions = await n8n.editor.executions(workflow.id, atLeast);
	return executions.map(({ data }) => {
		const items = data.resultData.runData[workflow.trigger]?.[0]?.data?.main?.[0] ?? [];
		return (items[0]?.json as IDataObject | undefined)?.name;
	});
}

/** A workflow that has nothing to do with Whaapy, and waits for a request too. */
const otherWebhook: WorkflowFile = {
	name: 'Other webhook',
	nodes: [
		{
			id: 'other',
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			webhookId: 'other',
			parameters: { httpMethod: 'POST', path: 'other' },
		},
	],
	connections: {},
};

const lastDelivery = () => {
	const delivery = n8n.sandbox.store.deliveries.at(-1);
	if (!delivery) throw new Error('The sandbox delivered nothing');
	return delivery;
};

// One story, told in order: each part begins in the state that the one before it left.

test('activating registers one webhook for this workflow', async () => {
	await n8n.editor.activate(workflow.id);
	expect(webhooks()).toMatchObject([{ events: ['contact.created'], isActive: true }]);
	expect(webhooks()[0]?.url).toContain('/webhook/');
});

test('a new contact starts the workflow once, with that contact', async () => {
	await createContact('Lucía Ramírez', '+525510000001');
	expect(lastDelivery().statuses).toEqual([200]);
	expect(await namesOfExecutions(1)).toEqual(['Lucía Ramírez']);
});

test('the same delivery again starts nothing', async () => {
	expect(await n8n.sandbox.redeliver(lastDelivery())).toBe(200);
	await createContact('Mateo Díaz', '+525510000002');
	expect(await namesOfExecutions(2)).toEqual(['Lucía Ramírez', 'Mateo Díaz']);
});

test('a forged delivery is refused and starts nothing', async () => {
	const { url, headers, body } = lastDelivery();
	const forged = body.replace('Mateo', 'Mallory');
	const response = await fetch(url, {
		method: 'POST',
		headers: { ...headers, 'x-webhook-delivery-id': 'whd_forged' },
		body: forged,
	});
	expect(response.status).toBe(401);
	await createContact('Sara Gil', '+525510000003');
	expect(await namesOfExecutions(3)).toEqual(['Lucía Ramírez', 'Mateo Díaz', 'Sara Gil']);
});

test('testing in the editor while the workflow is active loses no production event', async () => {
	await n8n.editor.listen(workflow.id, workflow.trigger);
	await untilWebhooks(2);
	await createContact('Abril Luna', '+525510000006');
	expect((await namesOfExecutions(5)).slice(-2)).toEqual(['Abril Luna', 'Abril Luna']);
	await untilWebhooks(1);

	await n8n.editor.listen(workflow.id, workflow.trigger);
	await untilWebhooks(2);
	await n8n.editor.stopListening(workflow.id);
	await untilWebhooks(1);
	expect(webhooks().map(({ url }) => url)).toEqual([expect.stringContaining('/webhook/')]);

	await createContact('Iván Soto', '+525510000004');
	expect((await namesOfExecutions(6)).at(-1)).toBe('Iván Soto');
});

test('a delivery that was handled before n8n forgot the test is still known', async () => {
	expect(await n8n.sandbox.redeliver(lastDelivery())).toBe(200);
	await createContact('Noa Vega', '+525510000005');
	expect(await namesOfExecutions(7)).toHaveLength(7);
});

test('the answer says what became of a delivery', async () => {
	const { url, headers, body } = later(lastDelivery(), webhooks()[0]!.secret, 'whd_another');
	const deliver = async () => await (await fetch(url, { method: 'POST', headers, body })).json();
	expect(await deliver()).toEqual({ message: 'This delivery has started the workflow' });
	expect(await deliver()).toEqual({ message: 'This delivery has started the workflow before' });
	expect(await namesOfExecutions(8)).toHaveLength(8);
});

test('deactivating leaves no webhook behind', async () => {
	await n8n.editor.deactivate(workflow.id);
	await untilWebhooks(0);
});

test('activating says why if Whaapy refuses', async () => {
	n8n.sandbox.settings.scopes.delete('webhooks:write');
	n8n.sandbox.settings.scopes.delete('webhooks:read');
	await expect(n8n.editor.activate(workflow.id)).rejects.toThrow(/lacks the permission/);
	expect(webhooks()).toEqual([]);
});

describe('after a test run that could not listen', () => {
	let other: string;
	let runs = 0;

	beforeAll(async () => {
		other = await n8n.editor.importWorkflow(otherWebhook, n8n.credential);
	});

	const refusals: Array<[string, () => Promise<void>, RegExp]> = [
		[
			'the key is wrong',
			async () => await useCredential({ apiKey: 'wha_wrong' }),
			/did not accept/,
		],
		[
			'the key lacks the permission for webhooks',
			async () => {
				await useCredential({});
				n8n.sandbox.settings.scopes.delete('webhooks:write');
				n8n.sandbox.settings.scopes.delete('webhooks:read');
			},
			/lacks the permission/,
		],
		[
			'Whaapy cannot be reached',
			async () => await useCredential({ baseUrl: `http://127.0.0.1:${await freePort()}` }),
			/No connection to Whaapy/,
		],
	];

	test.each(refusals)(
		'n8n goes on, and other webhooks listen, if %s',
		async (_, refuse, reason) => {
			await refuse();
			await expect(n8n.editor.listen(workflow.id, workflow.trigger)).rejects.toThrow(reason);

			await withN8nAnswering(n8n.editor.listen(other, 'Webhook'));
			const answer = await fetch(`${n8n.url}/webhook-test/other`, { method: 'POST' });
			expect(answer.status).toBe(200);
			await n8n.editor.executions(other, ++runs);
		},
	);

	test('the trigger listens again, and its event comes', async () => {
		await useCredential({});
		for (const scope of ['webhooks:write', 'webhooks:read']) n8n.sandbox.settings.scopes.add(scope);
		const { length } = await n8n.editor.executions(workflow.id, 0);
		await withN8nAnswering(n8n.editor.listen(workflow.id, workflow.trigger));
		await untilWebhooks(1);
		await createContact('Elena Ríos', '+525510000007');
		expect((await namesOfExecutions(length + 1)).at(-1)).toBe('Elena Ríos');
		await untilWebhooks(0);
	});
});

/** The credential of the workflow, with another key or address than the sandbox's if told. */
async function useCredential(change: { apiKey?: string; baseUrl?: string }): Promise<void> {
	const { key, url } = n8n.sandbox;
	const data = { apiKey: key, baseUrl: url, ...change };
	await n8n.editor.saveCredential(n8n.credential.name, 'whaapyApi', data);
}

/** Waits for an action, while n8n answers each of its health checks within a second. */
async function withN8nAnswering(action: Promise<void>): Promise<void> {
	let isOver = false;
	const ended = action.finally(() => (isOver = true));
	do {
		const { status } = await fetch(`${n8n.url}/healthz`, { signal: AbortSignal.timeout(1_000) });
		expect(status).toBe(200);
	} while (!isOver);
	await ended;
}
