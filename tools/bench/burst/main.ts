import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster } from '../../../test/e2e/cluster';
import type { Instance } from '../../../test/e2e/instance';
import { startInstance } from '../../../test/e2e/instance';
import { memoryOf, resetPeak } from '../memory';
import type { Contender } from './contenders';
import {
	verifiedWebhookNode,
	webhookNode,
	webhookNodeWithHeader,
	whaapyTrigger,
} from './contenders';
import { Counter } from './counter';
import { cpuTime, giveWay } from './cpu';
import { deliver, sendBurst } from './sender';

/**
 * Bursts of deliveries to n8n in queue mode: Debian's Postgres and Redis, 2 workers, 2 webhook
 * processors. The Whaapy Trigger against n8n's own Webhook node, in one run; then what one run costs
 * with 'Ignore Duplicates' on and off.
 *
 *   npx tsx tools/bench/burst/main.ts [vm|cache|lazy|legacy|quickjs] [300:150:roundRobin] [1200:150:hash] …
 *
 * With ONE_PROCESS=1, one n8n does all of it, with SQLite, as most people have it.
 * With ONLY=whaapy,webhook-2 (or others), only these contend. With WORKERS_GIVE_WAY=1, workers get
 * the CPU time that the other processes leave.
 *
 * A load is how many events, how many of them a second, and how the balancer shares them out. With
 * DB_POSTGRESDB_POOL_SIZE each process has as many connections as it says, and 18 without: of five
 * processes these are nearly all of the 100 that Postgres allows.
 */
const [engine = 'vm', ...loads] = process.argv.slice(2);

const ENGINES: Record<string, NodeJS.ProcessEnv> = {
	vm: {},
	cache: { N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true' },
	lazy: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true', N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true' },
	legacy: { N8N_EXPRESSION_ENGINE: 'legacy' },
	quickjs: { N8N_EXPRESSION_ENGINE: 'quickjs' },
};
/** So many runs are timed, one after another, with the store as full as the burst left it. */
const MEASURED = 30;
/** So many events of each workflow come before the burst, so that no process is new to it. */
const WARM_UP = 100;

/** The share of a core that idle processes use together. */
const IDLE = 0.15;

/** No two events have the same name, so that none is taken for a copy of another. */
let eventsSoFar = 0;

/** A process of n8n. */
type Side = Pick<Instance, 'pid' | 'url'>;

interface Surroundings {
	counter: Counter;
	/** Those that receive. */
	processors: Side[];
	/** Those that only run. */
	workers: Side[];
}

/** An n8n to measure. */
interface Measured extends Omit<Surroundings, 'counter'> {
	n8n: Instance;
	close(): Promise<void>;
}

async function startQueueMode(env: NodeJS.ProcessEnv): Promise<Measured> {
	const { n8n, close, startWorker, startProcessor } = await startCluster('burst', { env });
	const workers = await Promise.all([startWorker(), startWorker()]);
	const processors = await Promise.all([startProcessor(), startProcessor()]);
	return { n8n, workers, processors, close };
}

async function startOneProcess(env: NodeJS.ProcessEnv): Promise<Measured> {
	const n8n = await startInstance('burst', env);
	return { n8n, workers: [], processors: [n8n], close: async () => await n8n.close() };
}

/** Delivers events to each in turn, each when the one before it has run. */
async function oneByOne(
	{ counter, processors }: Surroundings,
	contenders: Contender[],
	{ event, count }: { event: string; count: number },
): Promise<void> {
	for (let index = 0; index < count; index++) {
		const { url = '' } = processors[index % processors.length] ?? {};
		for (const { name, pathname, secret } of contenders) {
			await deliver(url + pathname, secret, { id: `whd_${event}_${index}`, name: event });
			await counter.untilRuns(name, event, index + 1);
		}
	}
}

const cpuOf = (sides: Side[]) => cpuTime(sides.map(({ pid }) => pid));

/** Waits until processes have nothing left to do: they go on with what the sender has given up. */
async function untilIdle(sides: Side[]): Promise<void> {
	for (let busy = Infinity; busy > IDLE;) {
		const before = cpuOf(sides);
		await sleep(2_000);
		busy = (cpuOf(sides) - before) / 2_000;
	}
}

/** What becomes of a burst, and the CPU time that it costs in milliseconds. */
async function measure(
	{ counter, processors, workers }: Surroundings,
	{ name, pathname, secret }: Contender,
	load: string,
) {
	const [events, perSecond, balancing] = load.split(':');
	const names = Array.from({ length: Number(events) }, () => `event-${eventsSoFar++}`);
	await Promise.all(processors.map(async ({ pid }) => await resetPeak(pid)));
	const begun = Date.now();
	const [processorsBefore, workersBefore] = [cpuOf(processors), cpuOf(workers)];
	const result = await sendBurst({
		names,
		perSecond: Number(perSecond),
		isHashed: balancing === 'hash',
		urls: processors.map(({ url }) => url + pathname),
		secret,
	});
	const lastRun = await counter.settled();
	await untilIdle([...processors, ...workers]);
	const runs = names.map((event) => counter.runs(name, event));
	const memory = await Promise.all(processors.map(async ({ pid }) => await memoryOf(pid)));
	return {
		...result,
		never: runs.filter((count) => count === 0).length,
		twiceOrMore: runs.filter((count) => count > 1).length,
		secondsToLastRun: Math.max(0, Math.round((lastRun - begun) / 1_000)),
		cpuOfProcessorsPerRequest: Math.round((cpuOf(processors) - processorsBefore) / result.requests),
		cpuOfWorkersPerEvent: Math.round((cpuOf(workers) - workersBefore) / names.length),
		peakOfProcessorsInMegabytes: memory.map(({ peak }) => Math.round(peak / 2 ** 20)),
		loadOfMachine: loadavg()[0]?.toFixed(1),
	};
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1];

/** What the trigger's part of a run takes, and the whole run; medians, in milliseconds. */
async function costOf(n8n: Instance, { id }: Contender) {
	const times = (await n8n.editor.executions(id, MEASURED)).slice(-MEASURED).map(({ data }) => {
		const { Trigger: first, Count: end } = data.resultData.runData;
		const [start, stop] = [first?.[0], end?.[0]];
		return {
			trigger: start?.executionTime ?? Number.NaN,
			run: (stop?.startTime ?? 0) + (stop?.executionTime ?? 0) - (start?.startTime ?? 0),
		};
	});
	return {
		trigger: median(times.map(({ trigger }) => trigger)),
		run: median(times.map(({ run }) => run)),
	};
}

async function main(): Promise<void> {
	const { DB_POSTGRESDB_POOL_SIZE = '18', WORKERS_GIVE_WAY, ONE_PROCESS, ONLY } = process.env;
	const env = { DB_POSTGRESDB_POOL_SIZE, ...ENGINES[engine] };
	const counter = new Counter();
	await counter.start();
	const start = ONE_PROCESS === '1' ? startOneProcess : startQueueMode;
	const { n8n, workers, processors, close } = await start(env);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void close().finally(() => process.exit(1)));
	}
	try {
		const surroundings = { counter, processors, workers };
		if (WORKERS_GIVE_WAY === '1') workers.forEach(({ pid }) => giveWay(pid));

		const place = { n8n, counter };
		const ours = await whaapyTrigger(place, 'whaapy', { ignoreDuplicates: true });
		const contenders = [
			ours,
			await webhookNode(place, 2),
			await webhookNodeWithHeader(place),
			await verifiedWebhookNode(place),
			...(engine === 'vm' ? [await webhookNode(place, 1)] : []),
		].filter(({ name }) => ONLY === undefined || ONLY.split(',').includes(name));
		await oneByOne(surroundings, contenders, { event: 'warm-up', count: WARM_UP });
		for (const load of loads.length > 0 ? loads : ['1200:150:roundRobin']) {
			console.log(`Engine ${engine}, ${load}`);
			// In turns: whoever comes first finds processes that are not as warm.
			for (const contender of contenders.reverse()) {
				console.log(contender.name, await measure(surroundings, contender, load));
			}
		}
		const off = await whaapyTrigger(place, 'whaapy-off', { ignoreDuplicates: false });
		const onAndOff = [ours, off];
		await oneByOne(surroundings, onAndOff, { event: 'cost', count: MEASURED });
		for (const contender of onAndOff) {
			console.log(`Cost of a run, ${contender.name}: median ms`, await costOf(n8n, contender));
		}
	} finally {
		await close();
		counter.close();
	}
}

void main();
