import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endProcess, freePort } from '../../tools/demo/n8n';
import { postgresBin } from './postgresBin.cjs';

/** A server that n8n's processes share. */
export interface Service {
	port: number;
	close(): Promise<void>;
}

/** Debian's "nobody": Postgres does not run as root. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** Waits until a process says a text. */
async function untilItSays(child: ChildProcess, text: string): Promise<void> {
	let output = '';
	await new Promise<void>((resolve, reject) => {
		const look = (chunk: unknown) => {
			output += String(chunk);
			if (output.includes(text)) resolve();
		};
		child.stdout?.on('data', look);
		child.stderr?.on('data', look);
		child.once('error', reject);
		void once(child, 'close').then(() => reject(new Error(`It ended first:\n${output}`)));
	});
}

/** Starts an empty Redis that keeps nothing on disk. */
export async function startRedis(): Promise<Service> {
	const port = await freePort();
	const flags = ['--port', String(port), '--save', '', '--bind', '127.0.0.1'];
	const child = spawn('redis-server', flags);
	await untilItSays(child, 'Ready to accept');
	return { port, close: async () => await endProcess(child) };
}

/** Starts an empty Postgres with a user `n8n` that needs no password. */
export async function startPostgres(): Promise<Service> {
	const bin = postgresBin();
	if (bin === undefined) throw new Error('Install Debian\'s package "postgresql"');
	const folder = await mkdtemp(path.join(tmpdir(), 'postgres-'));
	const isRoot = process.getuid?.() === 0;
	if (isRoot) await chown(folder, NOBODY.uid, NOBODY.gid);
	const as = { ...(isRoot && NOBODY), cwd: folder };
	const data = path.join(folder, 'data');
	execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'n8n', '-A', 'trust', '--no-sync'], {
		...as,
		stdio: 'ignore',
	});
	const port = await freePort();
	const settings = ['listen_addresses=127.0.0.1', 'max_connections=200', 'fsync=off'];
	const child = spawn(
		path.join(bin, 'postgres'),
		['-D', data, '-p', String(port), '-k', folder, ...settings.flatMap((one) => ['-c', one])],
		as,
	);
	await untilItSays(child, 'ready to accept');
	return {
		port,
		async close() {
			await endProcess(child);
			await rm(folder, { recursive: true, force: true });
		},
	};
}
