import pLimit from 'p-limit';
import { KeyLimit } from '../../nodes/Whaapy/api/rateLimit/keyLimit';
import { RateLimiter } from '../../nodes/Whaapy/api/rateLimit/rateLimiter';
import { sendWithRetry } from '../../nodes/Whaapy/api/retry';
import type { Delays, SimulatedLimit } from './server';
import { SimulatedServer } from './server';
import { SimulatedTime } from './time';

export interface Job extends Partial<Delays> {
	items: number;
	limit: SimulatedLimit | undefined;
	maxConcurrency?: number;
}

/** What a run took, and how that compares to the best that the limit allows. */
export interface Measured {
	milliseconds: number;
	requests: number;
	done: number;
	overIdeal: number;
}

/** Runs items, one request each, through the limiter of the node. */
export async function runItems(
	server: Pick<SimulatedServer, 'answer'>,
	limiter: RateLimiter,
	{ items, maxConcurrency = 10 }: Pick<Job, 'items' | 'maxConcurrency'>,
): Promise<number> {
	const slots = pLimit(maxConcurrency);
	let done = 0;
	const send = async () => await server.answer();
	const runItem = async () => {
		const { outcome } = await sendWithRetry(limiter, { method: 'GET', send });
		if (outcome.kind === 'response' && outcome.status === 200) done += 1;
	};
	await Promise.all(Array.from({ length: items }, async () => await slots(runItem)));
	return done;
}

/** One run from an empty window to its end. */
export async function simulate(job: Job): Promise<Measured> {
	return await measure(job, async (server, time) => {
		const limiter = new RateLimiter({
			maxConcurrency: job.maxConcurrency ?? 10,
			limit: new KeyLimit(time),
		});
		return await runItems(server, limiter, job);
	});
}

/**
 * A model of n8n's HTTP Request node with its option Batching set to the limit: it starts a batch at
 * once, sleeps for the interval, whether answers have come or not, and starts the next one. It does not
 * send again what was refused.
 */
export async function simulateRequestNode(job: Job & { limit: SimulatedLimit }): Promise<Measured> {
	const { requests: batchSize, windowMs: batchInterval } = job.limit;
	return await measure(job, async (server, time) => {
		const answers: Array<ReturnType<SimulatedServer['answer']>> = [];
		for (let item = 0; item < job.items; item++) {
			if (item > 0 && item % batchSize === 0) {
				const until = time.now() + batchInterval;
				while (time.now() < until) await time.sleep(until - time.now());
			}
			answers.push(server.answer());
		}
		const statuses = (await Promise.all(answers)).map(({ status }) => status);
		return statuses.filter((status) => status === 200).length;
	});
}

/** @param run does the work, and says how many items are done */
async function measure(
	job: Job,
	run: (server: SimulatedServer, time: SimulatedTime) => Promise<number>,
): Promise<Measured> {
	const { limit, latency = 20, jitter = 0, slowStart = 0 } = job;
	const time = new SimulatedTime();
	const server = new SimulatedServer(time, limit, { latency, jitter, slowStart });
	const done = await time.pass(run(server, time));
	const milliseconds = time.now();
	return {
		milliseconds,
		requests: server.requests,
		done,
		overIdeal: milliseconds / idealOf(job),
	};
}

/**
 * What it would take if the limit were known: full windows, then the rest at full width. The first
 * window begins with the run, for whoever does not know the server's clock.
 */
export function idealOf({
	items,
	limit,
	latency = 20,
	jitter = 0,
	maxConcurrency = 10,
}: Job): number {
	const { requests = items, windowMs = 0 } = limit ?? {};
	const last = ((items - 1) % requests) + 1;
	const rounds = Math.ceil(last / maxConcurrency);
	return Math.floor((items - 1) / requests) * windowMs + rounds * (latency + jitter);
}
