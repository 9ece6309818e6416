import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, freePort, spawnN8n } from '../../tools/demo/n8n';
import type { SandboxOptions } from '../../tools/sandbox';
import type { Instance } from './instance';
import { startInstance } from './instance';
import { startPostgres, startRedis } from './services';

/** A process of n8n beside the main one. */
export interface Side {
	pid: number;
	url: string;
	log: string;
	end(): Promise<void>;
}

/** n8n in queue mode: a main process, and as many workers and webhook processors as are started. */
export interface Cluster {
	n8n: Instance;
	/** Starts a process that only runs executions; resolves once it takes some. */
	startWorker(): Promise<Side>;
	/** Starts a process that only receives webhooks, at a port if told; it does not know WEBHOOK_URL. */
	startProcessor(port?: number): Promise<Side>;
	close(): Promise<void>;
}

/** Surroundings of a cluster. */
interface Surroundings {
	/** Environment of all processes. */
	env?: NodeJS.ProcessEnv;
	/** Environment of the main process only. */
	mainEnv?: NodeJS.ProcessEnv;
	/** Options of the sandbox behind it. */
	sandbox?: SandboxOptions;
}

/**
 * Starts n8n's main process in queue mode with a new Postgres and a new Redis.
 *
 * @param name of its user folder
 */
export async function startCluster(
	name: string,
	{ env, mainEnv, sandbox }: Surroundings = {},
): Promise<Cluster> {
	const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
	const shared = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_DATABASE: 'postgres',
		...env,
	};
	const n8n = await startInstance(name, { ...shared, ...mainEnv }, sandbox);
	const { userFolder } = n8n;
	const sides = new Set<Side>();

	async function start(command: 'worker' | 'webhook', wanted?: number): Promise<Side> {
		const port = wanted ?? (await freePort());
		const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) };
		const { child, log } = await spawnN8n({
			userFolder,
			// A worker listens for its health check only, elsewhere than n8n would.
			port: command === 'worker' ? await freePort() : port,
			command,
			env: command === 'worker' ? { ...shared, ...health } : shared,
		});
		const side = {
			pid: child.pid ?? 0,
			url: `http://127.0.0.1:${port}`,
			log,
			async end() {
				sides.delete(side);
				await endProcess(child);
			},
		};
		sides.add(side);
		await untilReady(child, side);
		return side;
	}

	return {
		n8n,
		startWorker: async () => await start('worker'),
		startProcessor: async (port) => await start('webhook', port),
		async close() {
			// What they need last: who loses Redis or Postgres waits for it to come back.
			await Promise.all([...sides].map(async (side) => await side.end()));
			await n8n.close();
			await Promise.all([redis.close(), postgres.close()]);
		},
	};
}

async function untilReady(child: ChildProcess, { url, log }: Side): Promise<void> {
	const deadline = Date.now() + 180_000;
	while (!(await fetch(`${url}/healthz/readiness`).catch(() => undefined))?.ok) {
		if (Date.now() > deadline || child.exitCode !== null) {
			throw new Error(`It did not start. Its log:\n${await readFile(log, 'utf8')}`);
		}
		await sleep(250);
	}
}
