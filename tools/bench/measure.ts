import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import path from 'node:path';
import { root } from '../setup.cjs';
import type { Column, Row } from './rows';
import { SEQUENTIAL } from './rows';
import type { ServerAddress, ServerOptions } from './server';

/** Rounds before the first that counts: what runs for the first time is compiled first. */
const WARM_UPS = 3;

/** What one contender needed for one row. */
export interface Measured {
	milliseconds: number;
	done: number;
	requests: number;
}

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A server in a process of its own, and the questions it answers. */
export async function startServer(options: ServerOptions) {
	const child = fork(path.join(root, 'tools/bench/server.ts'), [JSON.stringify(options)], {
		execArgv: ['--import', 'tsx'],
	});
	const address = await nextMessage<ServerAddress>(child);
	return {
		address,
		/** How many requests came since the last time this was asked. */
		async takeRequests(): Promise<number> {
			const answer = nextMessage<{ requests: number }>(child);
			child.send('requests');
			return (await answer).requests;
		},
		end: () => void child.kill(),
	};
}

async function nextMessage<T>(child: ChildProcess): Promise<T> {
	return await new Promise((resolve) => child.once('message', resolve as (m: unknown) => void));
}

/** Waits until what was sent before no longer counts against the limit. */
async function afterTheWindow({ rateLimit, limit }: ServerOptions): Promise<void> {
	const windowMs = limit?.windowMs ?? (rateLimit > 0 ? 1_000 : 0);
	if (windowMs > 0) await new Promise((resolve) => setTimeout(resolve, windowMs + 100));
}

/**
 * Runs a row against one server, so often: its contenders in turn, so that whatever else the machine
 * does, and whatever it has compiled until then, is the same for all.
 */
export async function measure(row: Row, runs: number): Promise<Map<Column, Measured>> {
	const server = await startServer(row.server);
	const results = new Map<Column, Measured>();
	const compete = async (columns: Column[], warmUps: number) => {
		const times = new Map<Column, number[]>();
		for (let run = -warmUps; run < runs; run++) {
			for (const column of columns) {
				const contender = row.contenders[column];
				if (!contender) continue;
				await afterTheWindow(row.server);
				await server.takeRequests();
				const { milliseconds, done } = await contender(server.address);
				const requests = await server.takeRequests();
				process.stdout.write('.');
				if (run < 0) continue;
				const soFar = [...(times.get(column) ?? []), milliseconds];
				times.set(column, soFar);
				results.set(column, { milliseconds: median(soFar), done, requests });
			}
		}
	};
	const columns = Object.keys(row.contenders) as Column[];
	await compete(
		columns.filter((column) => column !== SEQUENTIAL),
		WARM_UPS,
	);
	// Apart, because it takes a minute, in which what the others need cools down.
	if (SEQUENTIAL in row.contenders) await compete([SEQUENTIAL], 0);
	server.end();
	return results;
}
