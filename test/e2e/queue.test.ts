import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { endProcess, freePort, spawnN8n } from '../demo/n8n';
import type { Instance } from './instance';
import { startInstance } from './instance';

const processes: ChildProcess[] = [];
let n8n: Instance;
let workerLog: string;

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
	const env = {
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
	const [redis, worker] = processes;
	if (worker) await endProcess(worker);
	await n8n?.close();
	if (redis) await endProcess(redis);
});

test('in queue mode an event that the main process receives runs on the worker', async () => {
	const { id, trigger } = await n8n.importExample('new-contact.json');
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

	await n8n.editor.deactivate(id);
	expect(n8n.sandbox.store.webhooks.size).toBe(0);
});
