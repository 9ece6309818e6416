import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowFile } from '../demo/editor';
import { endProcess, freePort, spawnN8n } from '../demo/n8n';
import type { Instance } from '../e2e/instance';
import { startInstance } from '../e2e/instance';
import { signature } from '../sandbox/deliveries';

/**
 * A burst of deliveries to n8n in queue mode: Debian's Postgres and Redis, 2 workers, 2 webhook
 * processors. The Whaapy Trigger against n8n's own Webhook node, in one run.
 *
 *   npx tsx test/bench/burst.ts [events] [per second] [roundRobin|hash] [vm|legacy]
 */
const [events = '1200', rate = '150', balancing = 'roundRobin', engine = 'vm'] =
	process.argv.slice(2);
const EVENTS = Number(events);
const PER_SECOND = Number(rate);
/** As Whaapy does: it waits 5 s, and repeats after 2, 4 and 8 s (docs/whaapy-api.md, "Delivery"). */
const ANSWER_TIMEOUT = 5_000;
const RETRY_DELAYS = [2_000, 4_000, 8_000];
const FAILURES_ALLOWED = 10;
/** So many runs are timed, one after another, with the store as full as the burst left it. */
const MEASURED = 30;
const POSTGRES = '/usr/lib/postgresql/15/bin';
/** Postgres does not run as root. */
const NOBODY = { uid: 65_534, gid: 65_534 };

const processes: ChildProcess[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'burst-'));

async function until(child: ChildProcess, text: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const look = (chunk: unknown) => String(chunk).includes(text) && resolve();
		child.stdout?.on('data', look);
		child.stderr?.on('data', look);
		void once(child, 'close').then(() => reject(new Error(`It ended before "${text}"`)));
	});
}

async function startPostgres(): Promise<number> {
	chownSync(folder, NOBODY.uid, NOBODY.gid);
	const data = path.join(folder, 'data');
	const flags = ['-D', data, '-U', 'n8n', '-A', 'trust', '--no-sync'];
	execFileSync(`${POSTGRES}/initdb`, flags, { ...NOBODY, cwd: folder, stdio: 'ignore' });
	const port = await freePort();
	const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'];
	const child = spawn(
		`${POSTGRES}/postgres`,
		['-D', data, '-p', String(port), '-k', folder, ...settings],
		{ ...NOBODY, cwd: folder },
	);
	processes.push(child);
	await until(child, 'ready to accept');
	return port;
}

async function startRedis(): Promise<number> {
	const port = await freePort();
	const child = spawn('redis-server', [
		'--port',
		String(port),
		'--save',
		'',
		'--bind',
		'127.0.0.1',
	]);
	processes.push(child);
	await until(child, 'Ready to accept');
	return port;
}

/** Counts, per workflow and event, how often the node behind the trigger ran. */
async function startCounter() {
	const counts = new Map<string, number>();
	const server = createServer(({ url = '' }, response) => {
		counts.set(url, (counts.get(url) ?? 0) + 1);
		response.end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = address !== null && typeof address === 'object' ? address.port : 0;
	return { counts, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function workflow(name: string, trigger: object, counter: string): WorkflowFile {
	const count = {
		id: 'count',
		name: 'Count',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [220, 0] as [number, number],
		parameters: {
			url: `=${counter}/${name}/{{ $json.name ?? $json.body.data.name }}`,
			options: {},
		},
	};
	return {
		name,
		nodes: [
			{ id: name, name: 'Trigger', position: [0, 0], ...trigger } as WorkflowFile['nodes'][number],
			count,
		],
		connections: { Trigger: { main: [[{ node: 'Count', type: 'main', index: 0 }]] } },
	};
}

interface Sent {
	id: string;
	isDelivered: boolean;
	statuses: number[];
}

/** Sends all events at the rate, each with its retries; the webhook's failures in a row too. */
async function burst(processors: string[], pathname: string, secret: string) {
	let failuresInARow = 0;
	let isOn = true;
	const send = async (index: number): Promise<Sent> => {
		const id = `whd_${index}`;
		const body = JSON.stringify({ event: 'contact.created', data: { name: `event-${index}` } });
		const headers = {
			'content-type': 'application/json',
			'x-webhook-signature': signature(body, secret, 'hex'),
			'x-webhook-delivery-id': id,
			'x-webhook-event': 'contact.created',
		};
		const statuses: number[] = [];
		for (const [attempt, delay] of [0, ...RETRY_DELAYS].entries()) {
			await sleep(delay);
			const turn = balancing === 'hash' ? index : index + attempt;
			const processor = processors[turn % processors.length] ?? '';
			const status = await fetch(processor + pathname, {
				method: 'POST',
				headers,
				body,
				signal: AbortSignal.timeout(ANSWER_TIMEOUT),
			}).then(
				async (answer) => answer.text().then(() => answer.status),
				() => 0,
			);
			statuses.push(status);
			if (status < 200 || status > 299) continue;
			failuresInARow = 0;
			return { id, isDelivered: true, statuses };
		}
		if (++failuresInARow >= FAILURES_ALLOWED) isOn = false;
		return { id, isDelivered: false, statuses };
	};
	const all: Array<Promise<Sent>> = [];
	for (let index = 0; index < EVENTS; index++) {
		all.push(send(index));
		await sleep(1000 / PER_SECOND);
	}
	const sent = await Promise.all(all);
	return { sent, isOn };
}

/** Waits until no run has come for 20 s. */
async function settled(counts: Map<string, number>): Promise<void> {
	const total = () => [...counts.values()].reduce((sum, count) => sum + count, 0);
	for (let before = -1, quiet = 0; quiet < 20; quiet = total() === before ? quiet + 1 : 0) {
		before = total();
		await sleep(1000);
	}
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1];

/** What the trigger's part of a run takes, and the whole run, in milliseconds, one after another. */
async function costOf(
	n8n: Instance,
	{ id, name, url, counts }: { id: string; name: string; url: string; counts: Map<string, number> },
) {
	const pathname = new URL(url).pathname;
	const webhook = [...n8n.sandbox.store.webhooks.values()].find((one) =>
		one.url.endsWith(pathname),
	);
	const body = JSON.stringify({ event: 'contact.created', data: { name: 'cost' } });
	for (let index = 0; index < MEASURED; index++) {
		const before = counts.get(`/${name}/cost`) ?? 0;
		await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-webhook-signature': signature(body, webhook?.secret ?? '', 'hex'),
				'x-webhook-delivery-id': `whd_cost_${index}`,
			},
			body,
		});
		while ((counts.get(`/${name}/cost`) ?? 0) === before) await sleep(20);
	}
	const times = (await n8n.editor.executions(id, MEASURED)).slice(-MEASURED).map(({ data }) => {
		const { Trigger: first, Count: end } = data.resultData.runData;
		const [start, stop] = [first?.[0], end?.[0]];
		return {
			trigger: start?.executionTime ?? 0,
			run: (stop?.startTime ?? 0) + (stop?.executionTime ?? 0) - (start?.startTime ?? 0),
		};
	});
	return {
		trigger: median(times.map(({ trigger }) => trigger)),
		run: median(times.map(({ run }) => run)),
	};
}

async function main(): Promise<void> {
	const env = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(await startRedis()),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(await startPostgres()),
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_POOL_SIZE: '10',
		...(engine === 'legacy' && { N8N_EXPRESSION_ENGINE: 'legacy' }),
	};
	const counter = await startCounter();
	const n8n: Instance = await startInstance('burst', env);
	const { userFolder } = n8n;
	for (let worker = 0; worker < 2; worker++) {
		const { child } = await spawnN8n({
			userFolder,
			port: await freePort(),
			command: 'worker',
			env,
		});
		processes.push(child);
	}
	const urls: string[] = [];
	for (let processor = 0; processor < 2; processor++) {
		const port = await freePort();
		const { child } = await spawnN8n({ userFolder, port, command: 'webhook', env });
		processes.push(child);
		urls.push(`http://127.0.0.1:${port}`);
	}
	for (const url of urls) {
		while (!(await fetch(`${url}/healthz/readiness`).catch(() => undefined))?.ok) await sleep(500);
	}

	const ours = {
		type: 'n8n-nodes-whaapy.whaapyTrigger',
		typeVersion: 1,
		webhookId: 'burst-ours',
		parameters: { events: ['contact.created'], options: {} },
	};
	const theirs = {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: 'burst-theirs',
		parameters: { httpMethod: 'POST', path: 'burst-theirs', options: {} },
	};
	const oursId = await n8n.editor.importWorkflow(
		workflow('ours', ours, counter.url),
		n8n.credential,
	);
	await n8n.editor.activate(oursId);
	const theirsId = await n8n.editor.importWorkflow(
		workflow('theirs', theirs, counter.url),
		n8n.credential,
	);
	await n8n.editor.activate(theirsId);
	const [webhook] = n8n.sandbox.store.webhooks.values();
	const paths = { ours: new URL(webhook?.url ?? '').pathname, theirs: '/webhook/burst-theirs' };

	console.log(`${EVENTS} events at ${PER_SECOND} a second, ${balancing}, engine ${engine}`);
	for (const [name, pathname] of Object.entries(paths)) {
		const begun = Date.now();
		const { sent, isOn } = await burst(urls, pathname, webhook?.secret ?? '');
		await settled(counter.counts);
		const runs = sent.map((_, index) => counter.counts.get(`/${name}/event-${index}`) ?? 0);
		const statuses: Record<string, number> = {};
		for (const status of sent.flatMap((one) => one.statuses)) {
			statuses[status] = (statuses[status] ?? 0) + 1;
		}
		console.log(name, {
			notDelivered: sent.filter(({ isDelivered }) => !isDelivered).length,
			never: runs.filter((count) => count === 0).length,
			twiceOrMore: runs.filter((count) => count > 1).length,
			webhookStaysOn: isOn,
			statuses,
			seconds: Math.round((Date.now() - begun) / 1000),
		});
	}
	const off = {
		...ours,
		webhookId: 'burst-off',
		parameters: { ...ours.parameters, options: { ignoreDuplicates: false } },
	};
	const offId = await n8n.editor.importWorkflow(workflow('off', off, counter.url), n8n.credential);
	await n8n.editor.activate(offId);
	const offUrl = [...n8n.sandbox.store.webhooks.values()].at(-1)?.url ?? '';
	const { counts } = counter;
	for (const [name, id, pathname] of [
		['ours', oursId, paths.ours],
		['off', offId, new URL(offUrl).pathname],
	] as const) {
		const cost = await costOf(n8n, { id, name, url: `${urls[0]}${pathname}`, counts });
		console.log(`Ignore Duplicates ${name === 'off' ? 'off' : 'on'}: median ms`, cost);
	}
	counter.close();
	const [redis, postgres, ...others] = processes;
	await Promise.all(others.map(endProcess));
	await n8n.close();
	for (const child of [postgres, redis]) if (child) await endProcess(child);
	rmSync(folder, { recursive: true, force: true });
}

void main();
