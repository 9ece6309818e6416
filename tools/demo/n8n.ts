import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { n8nHome, n8nPath } from './provision';

/** Ends a process and all that it started. */
export async function endProcess(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
	const closed = new Promise((resolve) => child.once('close', resolve));
	const kill = (signal: NodeJS.Signals) => {
		try {
			process.kill(-(child.pid as number), signal);
		} catch {
			child.kill(signal);
		}
	};
	kill('SIGTERM');
	const impatience = setTimeout(() => kill('SIGKILL'), 10_000);
	await closed;
	clearTimeout(impatience);
}

/**
 * Below the ports that a system gives to outgoing connections: n8n listens seconds after it was told
 * its ports, and such a connection of another process may have one by then.
 */
const PORTS = { first: 20_000, count: 12_000 };

let nextPort = Math.floor(Math.random() * PORTS.count);

/** A port that nothing listens on, another one each time. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = PORTS.first + (nextPort++ % PORTS.count);
		if (!(await isTaken(port))) return port;
	}
}

/** Whether something listens on a port of this machine. */
export async function isTaken(port: number): Promise<boolean> {
	const server = createServer();
	return await new Promise((resolve) => {
		server.once('error', () => resolve(true));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
	});
}

export interface N8nOptions {
	userFolder: string;
	port: number;
	/** More environment, e.g. for queue mode. */
	env?: NodeJS.ProcessEnv;
	/** The n8n command; `start` unless told. */
	command?: string;
}

/** Starts an n8n process that keeps quiet and offline; it answers on its port a little later. */
export async function spawnN8n({ userFolder, port, env, command = 'start' }: N8nOptions) {
	await mkdir(userFolder, { recursive: true });
	// There may be several workers, and each process begins its log anew.
	const log = path.join(userFolder, `${command}-${port}.log`);
	const child = spawn(
		path.join(n8nHome, 'node_modules/.bin/node'),
		[path.join(n8nHome, 'node_modules/n8n/bin/n8n'), command],
		{
			cwd: userFolder,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {
				...process.env,
				PATH: n8nPath(),
				NODE_ENV: 'production',
				NODE_OPTIONS: '',
				N8N_LOG_LEVEL: 'info',
				N8N_USER_FOLDER: userFolder,
				N8N_ENCRYPTION_KEY: 'whaapy-demo-encryption-key',
				N8N_LISTEN_ADDRESS: '127.0.0.1',
				N8N_HOST: '127.0.0.1',
				N8N_PORT: String(port),
				N8N_RUNNERS_BROKER_PORT: String(await freePort()),
				N8N_DIAGNOSTICS_ENABLED: 'false',
				N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
				N8N_TEMPLATES_ENABLED: 'false',
				N8N_PERSONALIZATION_ENABLED: 'false',
				N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
				N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true',
				N8N_SECURE_COOKIE: 'false',
				// Else workflows read dates in New York's.
				GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
				EXTERNAL_FRONTEND_HOOKS_URLS: '',
				...env,
			},
		},
	);
	const file = createWriteStream(log);
	child.stdout?.pipe(file);
	child.stderr?.pipe(file);
	return { child, log };
}

/** Waits until n8n answers; shows the end of its log if it does not. */
export async function waitForN8n(
	{ child, log }: { child: ChildProcess; log: string },
	url: string,
	seconds = 180,
): Promise<void> {
	const deadline = Date.now() + seconds * 1000;
	while (Date.now() < deadline && child.exitCode === null) {
		const ready = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		const rest = ready?.ok ? await fetch(`${url}/rest/settings`).catch(() => undefined) : undefined;
		if (rest?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	const said = await readFile(log, 'utf8').catch(() => '');
	const ended = child.exitCode === null ? '' : ` (it ended with code ${child.exitCode})`;
	throw new Error(`n8n did not start${ended}. The end of ${log}:\n${said.slice(-3000)}`);
}
