import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INode } from 'n8n-workflow';
import { freePort } from '../../tools/demo/n8n';
import type { Delivery } from '../../tools/sandbox';
import { later } from '../trigger/deliveries';
import type { Cluster, Side } from './cluster';
import { startCluster } from './cluster';
import { exporting, readWhole } from './exporting';
import type { Instance } from './instance';
import { readExample } from './instance';

let cluster: Cluster;
let n8n: Instance;
let workers: Side[];
/** Whaapy is told the address of the first; no processor knows that it is one of n8n's. */
let ports: number[];
let processors: Side[];
let workflow: { id: string; trigger: string };
let runs = 0;

beforeAll(async () => {
	ports = [await freePort(), await freePort()];
	cluster = await startCluster('queue', { mainEnv: { WEBHOOK_URL: addressOf(0) } });
	({ n8n } = cluster);
	[workers, processors] = await Promise.all([startWorkers(2), startProcessors()]);
	workflow = await n8n.importExample('new-contact.json');
});
afterAll(async () => await cluster?.close(), 120_000);

/** How the internet knows a processor: not by the address that the processor listens at. */
const addressOf = (processor: number) => `http://localhost:${ports[processor]}/`;
const startWorkers = async (count: number) =>
	await Promise.all(Array.from({ length: count }, cluster.startWorker));
const startProcessors = async () => await Promise.all(ports.map(cluster.startProcessor));
const end = async (sides: Side[]) => await Promise.all(sides.map(async (side) => await side.end()));

const secretAtWhaapy = () => [...n8n.sandbox.store.webhooks.values()][0]!.secret;
const webhookUrls = () => [...n8n.sandbox.store.webhooks.values()].map(({ url }) => url);
const production = (processor: number) =>
	expect.stringContaining(`${addressOf(processor)}webhook/`);

/** Waits until Whaapy has these webhooks: n8n activates in the background. */
async function untilWebhooks(...expected: unknown[]): Promise<void> {
	const deadline = Date.now() + 30_000;
	while (webhookUrls().length !== expected.length && Date.now() < deadline) await sleep(50);
	expect(webhookUrls()).toEqual(expected);
}

/** Creates a contact at Whaapy; gives the delivery of its event, once that is answered. */
async function createContact(name: string, phone: string): Promise<Delivery> {
	const { url, key, store } = n8n.sandbox;
	const response = await fetch(`${url}/contacts/v1`, {
		method: 'POST',
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		body: JSON.stringify({ name, phone_number: phone }),
	});
	expect(response.status).toBe(201);
	await n8n.sandbox.deliveriesSettled();
	const delivery = store.deliveries.at(-1);
	if (!delivery) throw new Error('The sandbox delivered nothing');
	return delivery;
}

/** Sends a delivery to a process; gives what that answers. */
async function deliverTo(process: { url: string }, delivery: Delivery): Promise<number> {
	const { url, headers, body } = delivery;
	const target = process.url + new URL(url).pathname;
	return (await fetch(target, { method: 'POST', headers, body })).status;
}

/** The names that got past the trigger, once so many more runs have ended. */
async function started(more: number): Promise<unknown[]> {
	runs += more;
	const executions = await n8n.editor.executions(workflow.id, runs, 120);
	expect(executions).toHaveLength(runs);
	return executions.slice(-more).flatMap(({ status, data }) => {
		expect(status).toBe('success');
		const { [workflow.trigger]: trigger, 'Get Contact': next } = data.resultData.runData;
		const items = trigger?.[0]?.data?.main?.[0] ?? [];
		expect(next === undefined).toBe(items.length === 0);
		return items.map(({ json }) => json.name);
	});
}

// Processes start and end in most of these.
jest.setTimeout(600_000);

// One story, told in order: each part begins in the state that the one before it left.

test('an event that a webhook processor receives runs on a worker', async () => {
	await n8n.editor.activate(workflow.id);
	await untilWebhooks(production(0));
	const { statuses } = await createContact('Lucía Ramírez', '+525510000001');
	expect(statuses).toEqual([200]);
	expect(await started(1)).toEqual(['Lucía Ramírez']);
	const logs = await Promise.all(workers.map(async ({ log }) => await readFile(log, 'utf8')));
	expect(logs.join()).toMatch(/Worker (started|finished) execution/);
});

test('a copy that comes to another process once the first has run ends at the trigger', async () => {
	const [delivery] = n8n.sandbox.store.deliveries;
	for (const process of [processors[1]!, n8n]) {
		expect(await deliverTo(process, delivery!)).toBe(200);
		expect(await started(1)).toEqual([]);
	}
});

test('so does a copy that comes after a restart of the processes, and one of two that come at once', async () => {
	const delivery = await createContact('Mateo Díaz', '+525510000002');
	expect(await started(1)).toEqual(['Mateo Díaz']);
	await end([...workers, ...processors]);
	processors = await startProcessors();
	// No worker takes them yet, so both wait in the queue when one comes.
	const next = later(delivery, secretAtWhaapy(), 'whd_next');
	const answers = await Promise.all(
		[delivery, next, next].map(
			async (copy, index) => await deliverTo(processors[index % 2]!, copy),
		),
	);
	expect(answers).toEqual([200, 200, 200]);
	workers = await startWorkers(1);
	expect(await started(3)).toEqual(['Mateo Díaz']);
	workers.push(...(await startWorkers(1)));
});

test('after WEBHOOK_URL changed, one webhook is left, and every process takes its deliveries', async () => {
	await n8n.restart({ WEBHOOK_URL: addressOf(1) });
	await n8n.editor.deactivate(workflow.id);
	await n8n.editor.activate(workflow.id);
	await untilWebhooks(production(1));
	const delivery = await createContact('Sara Gil', '+525510000003');
	expect(delivery.statuses).toEqual([200]);
	expect(await deliverTo(processors[0]!, later(delivery, secretAtWhaapy(), 'whd_old_host'))).toBe(
		200,
	);
	expect(await started(2)).toEqual(['Sara Gil', 'Sara Gil']);
});

test('deactivating leaves no webhook behind, not even that of a test run which a restart cut off', async () => {
	await n8n.editor.listen(workflow.id, workflow.trigger);
	await untilWebhooks(production(1), expect.stringContaining('/webhook-test/'));
	await n8n.restart();
	await n8n.editor.deactivate(workflow.id);
	await untilWebhooks();
});

test('a file that a worker writes is read back whole, out of the database', async () => {
	const example = await readExample('new-contact.json');
	const trigger = example.nodes.find(({ name }) => name === workflow.trigger)!;
	const id = await n8n.editor.importWorkflow(exporting(trigger), n8n.credential);
	await n8n.editor.activate(id);
	await untilWebhooks(expect.stringContaining('/webhook/'));
	await createContact('Rosa Vega', '+525510000005');
	const [execution] = await n8n.editor.executions(id, 1, 120);
	expect(await readWhole(execution!, n8n)).toBe('database');
	await n8n.editor.deactivate(id);
	await untilWebhooks();
});

test("'Retry On Fail' sends nothing twice, whichever worker has the run", async () => {
	const example = await readExample('new-contact.json');
	const trigger = example.nodes.find(({ name }) => name === workflow.trigger)!;
	const whaapy = (name: string, parameters: INode['parameters']): INode => ({
		id: name,
		name,
		type: 'n8n-nodes-whaapy.whaapy',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	});
	const list = whaapy('List', { resource: 'contact', operation: 'getAll', limit: 3 });
	const send = whaapy('Send', {
		resource: 'message',
		operation: 'sendText',
		recipient: { __rl: true, mode: 'phone', value: '={{ $json.phone_number }}' },
		text: 'Hola',
	});
	Object.assign(send, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	const connections = { [trigger.name]: to('List'), List: to('Send') };
	const file = { name: 'Three texts', nodes: [trigger, list, send], connections };
	const id = await n8n.editor.importWorkflow(file, n8n.credential);

	const { requests, faults } = n8n.sandbox;
	const recipients = () =>
		requests
			.filter(({ method, path }) => method === 'POST' && path === '/messages/v1')
			.map(({ body }) => (body as { to: string }).to);
	// Of three people the last one is refused, each time.
	const match = ({ path }: { path: string }) =>
		path === '/messages/v1' && new Set(recipients()).size === 3;
	faults.add({ kind: 'json', status: 400, body: { error: 'x', message: 'No se pudo' }, match });
	await n8n.editor.activate(id);
	await untilWebhooks(expect.stringContaining('/webhook/'));
	await createContact('Elena Cruz', '+525510000004');
	const [execution] = await n8n.editor.executions(id, 1, 120);
	expect(execution?.status).toBe('error');
	expect(new Set(recipients()).size).toBe(3);
	expect(recipients()).toHaveLength(3);
	faults.clear();
	await n8n.editor.deactivate(id);
	await untilWebhooks();
});
