import { bareList, ourList } from './contenders';
import type { ServerAddress } from './server';

// A process of its own per contender: the heap of one must not hold what the other left.

async function measure(): Promise<void> {
	const [contender, address] = process.argv.slice(2);
	const server = JSON.parse(address ?? '{}') as ServerAddress;
	const list = contender === 'ours' ? ourList : bareList;
	global.gc?.();
	const start = process.memoryUsage().heapUsed;
	let peak = start;
	const sample = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().heapUsed);
	}, 5);
	await list(server);
	clearInterval(sample);
	console.log(Math.max(peak, process.memoryUsage().heapUsed) - start);
}

void measure();
