import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { endProcess, freePort, spawnN8n } from '../demo/n8n';
import type { Delivery } from '../sandbox';
import type { Instance } from './instance';
import { startInstance } from './instance';

const processes: ChildProcess[] = [];
let n8n: Instance;
let workerLog: string;
let env: NodeJS.ProcessEnv;
let workflow: { id: string; trigger: string };

beforeAll(async () => {
	const redisPort = await freePort();
	const redis = spawn('redis-server', [
		'--port',
		String(redisPort),
		'--save',
		'',
		'--bind',
		'127.0.0.1',
	]);
	processes.push(redis);
	const ready = new Promise<void>((resolve, reject) => {
		redis.stdout.on('data', (chunk) => String(chunk).includes('Ready to accept') && resolve());
		void once(redis, 'error').then(([error]) => reject(error));
	});
	await ready;
	env = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
	};
	n8n = await startInstance('queue', env);
	const worker = await spawnN8n({
		userFolder: n8n.userFolder,
		port: await freePort(),
		command: 'worker',
		env: {
			...env,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(await freePort()),
		},
	});
	processes.push(worker.child);
	workerLog = worker.log;
}, 1_800_000);

afterAll(async () => {
	// The worker first, Redis last: whoever loses Redis waits for it to come back.
	const [redis, ...others] = processes;
	for (const process of others) await endProcess(process);
	await n8n?.close();
	if (redis) await endProcess(redis);
});

/** Starts a process that only receives webhooks; gives its address. */
async function startWebhookProcessor() {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const { child, log } = await spawnN8n({
		userFolder: n8n.userFolder,
		port,
		command: 'webhook',
		env,
	});
	processes.push(child);
	const deadline = Date.now() + 180_000;
	while (!(await fetch(`${url}/healthz/readiness`).catch(() => undefined))?.ok) {
		if (Date.now() > deadline) throw new Error(await readFile(log, 'utf8'));
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	return { child, url };
}

/** Sends the last delivery, or the one given, to a process; gives what that answers. */
async function deliverTo(process: string, { url, headers, body }: Delivery): Promise<number> {
	const answer = await fetch(process + new URL(url).pathname, { method: 'POST', headers, body });
	return answer.status;
}

/** How many runs got as far as a node, once so many runs have ended. */
async function runsThrough(node: string, atLeast: number): Promise<number> {
	const executions = await n8n.editor.executions(workflow.id, atLeast, 120);
	expect(executions).toHaveLength(atLeast);
	return executions.filter(({ data }) => data.resultData.runData[node]).length;
}

test('in queue mode an event that the main process receives runs on the worker', async () => {
	workflow = await n8n.importExample('new-contact.json');
	const { id, trigger } = workflow;
	await n8n.editor.activate(id);
	const { url, key } = n8n.sandbox;
	await fetch(`${url}/contacts/v1`, {
		method: 'POST',
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		body: JSON.stringify({ name: 'Lucía Ramírez', phone_number: '+525510000001' }),
	});
	await n8n.sandbox.deliveriesSettled();

	const [execution, ...others] = await n8n.editor.executions(id, 1, 120);
	expect(others).toEqual([]);
	expect(execution?.status).toBe('success');
	const items = execution?.data.resultData.runData[trigger]?.[0]?.data?.main?.[0];
	expect(items?.[0]?.json).toMatchObject({ name: 'Lucía Ramírez', event: 'contact.created' });
	expect(await readFile(workerLog, 'utf8')).toMatch(/Worker (started|finished) execution/);
	expect(items?.[0]).not.toHaveProperty('deliveryId');
});

test('copies of a delivery that come to other processes, and after a restart, end at the trigger', async () => {
	const [delivery] = n8n.sandbox.store.deliveries;
	const first = await startWebhookProcessor();
	expect(await deliverTo(first.url, delivery!)).toBe(200);
	expect(await runsThrough('Get Contact', 2)).toBe(1);

	await endProcess(first.child);
	const second = await startWebhookProcessor();
	expect(await deliverTo(second.url, delivery!)).toBe(200);
	expect(await runsThrough('Get Contact', 3)).toBe(1);

	// Each of these two has now seen a delivery that neither has seen before.
	const next = again(delivery!, 'whd_next');
	const answers = await Promise.all([n8n.url, second.url].map((url) => deliverTo(url, next)));
	expect(answers).toEqual([200, 200]);
	expect(await runsThrough('Get Contact', 5)).toBe(2);
}, 600_000);

test('deactivating leaves no webhook behind', async () => {
	await n8n.editor.deactivate(workflow.id);
	expect(n8n.sandbox.store.webhooks.size).toBe(0);
});

/** The same event as another delivery. */
function again(delivery: Delivery, id: string): Delivery {
	return { ...delivery, headers: { ...delivery.headers, 'X-Webhook-Delivery-ID': id } };
}
