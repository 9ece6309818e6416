import { bareList, inEngine } from './contenders';
import * as jobs from './jobs';
import type { ServerAddress } from './server';

// A process of its own per contender: the heap of one must not hold what the other left.

async function measure(): Promise<void> {
	const [contender, address] = process.argv.slice(2);
	const server = JSON.parse(address ?? '{}') as ServerAddress;
	const work = contender === 'ours' ? inEngine(jobs.list) : bareList;
	global.gc?.();
	const start = process.memoryUsage().heapUsed;
	let peak = start;
	const sample = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().heapUsed);
	}, 5);
	await work(server);
	clearInterval(sample);
	console.log(Math.max(peak, process.memoryUsage().heapUsed) - start);
}

void measure();
