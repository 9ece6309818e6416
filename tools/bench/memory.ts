import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cache, root } from '../setup.cjs';

const HEAP_FILE = path.join(cache, 'heap.txt');

/**
 * The environment of an n8n that keeps files on disk and whose heap can be measured.
 *
 * @param heap the most that the heap may take, in MB; as much as Node.js allows by itself if not set
 */
export function measuringMemory(heap?: number): NodeJS.ProcessEnv {
	const limit = heap === undefined ? '' : `--max-old-space-size=${heap}`;
	return {
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		BENCH_HEAP_FILE: HEAP_FILE,
		NODE_OPTIONS: `--expose-gc --require ${path.join(root, 'tools/bench/heapProbe.cjs')} ${limit}`,
	};
}

/** The resident memory of a process, as Linux knows it, in bytes: now, and the most since {@link resetPeak}. */
export async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const field = (name: string) =>
		Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024;
	return { now: field('VmRSS'), peak: field('VmHWM') };
}

/** Lets the peak of a process begin anew. */
export async function resetPeak(pid: number): Promise<void> {
	await writeFile(`/proc/${pid}/clear_refs`, '5');
}

/** The bytes that are in use in a process which loaded the probe, once its garbage is collected. */
async function usedIn(pid: number): Promise<number> {
	await rm(HEAP_FILE, { force: true });
	process.kill(pid, 'SIGUSR2');
	for (;;) {
		const used = await readFile(HEAP_FILE, 'utf8').catch(() => '');
		if (used !== '') return Number(used);
		// Throws if the process has ended.
		process.kill(pid, 0);
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}

/** How many bytes more are in use while a process does some work than before it, at most. */
export async function measureLive(pid: number, work: () => Promise<unknown>): Promise<number> {
	const before = await usedIn(pid);
	let isDone = false;
	const done = work().finally(() => (isDone = true));
	let most = before;
	while (!isDone) {
		most = Math.max(most, await usedIn(pid));
		await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 1_000))]);
	}
	await done;
	return most - before;
}
