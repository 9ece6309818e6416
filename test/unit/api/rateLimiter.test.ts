import { sleep } from 'n8n-workflow';
import { RateLimiter } from '../../../nodes/Whaapy/api/rateLimiter';
import type { HttpResponse } from '../../../nodes/Whaapy/api/response';

const HOUR = 3_600_000;

const response = (status: number, headers = {}): HttpResponse => ({
	kind: 'response',
	status,
	headers,
	body: {},
});
const refusing = (seconds: number) => async () =>
	await Promise.resolve(response(429, { 'retry-after': String(seconds) }));
const succeeding = async () => await Promise.resolve(response(200));

test('ends a wait at once when the user stops the execution', async () => {
	const controller = new AbortController();
	const limiter = new RateLimiter({ maxConcurrency: 1, cancelSignal: controller.signal });
	const wait = limiter.wait(HOUR);
	controller.abort();
	await wait;
	expect(limiter.isStopped).toBe(true);
});

test('lets requests that wait for the end of a backoff go when the user stops the execution', async () => {
	const controller = new AbortController();
	const limiter = new RateLimiter({ maxConcurrency: 2, cancelSignal: controller.signal });
	await limiter.schedule(refusing(60));
	const seen: boolean[] = [];
	const send = async () => {
		seen.push(limiter.isStopped);
		return await succeeding();
	};
	const requests = [1, 2, 3].map(async () => await limiter.schedule(send));
	controller.abort();
	await Promise.all(requests);
	expect(seen).toEqual([true, true, true]);
});

test('waits out a backoff that an echo of the same limit prolongs', async () => {
	const limiter = new RateLimiter({ maxConcurrency: 2 });
	const begun = performance.now();
	const [, , sentAt] = await Promise.all([
		limiter.schedule(refusing(0.02)),
		limiter.schedule(refusing(0.06)),
		limiter.schedule(async () => await Promise.resolve(response(200, { at: performance.now() }))),
	]);
	const { outcome } = sentAt;
	const at = outcome.kind === 'response' ? Number(outcome.headers.at) : 0;
	expect(at - begun).toBeGreaterThanOrEqual(59);
});

test('halves the concurrency after a 429, and raises it with each round of successes', async () => {
	const limiter = new RateLimiter({ maxConcurrency: 8 });
	let inFlight = 0;
	const widths: number[] = [];
	const burst = async (count: number, status: number) => {
		widths.length = 0;
		const send = async () => {
			widths.push(++inFlight);
			// As many turns as all need to start.
			for (let turn = 0; turn < 4; turn++) await sleep(0);
			inFlight--;
			return response(status);
		};
		await Promise.all(Array.from({ length: count }, async () => await limiter.schedule(send)));
		return Math.max(...widths);
	};
	expect(await burst(20, 200)).toBe(8);
	await limiter.schedule(refusing(0));
	expect(await burst(20, 500)).toBe(4);
	expect(await burst(100, 200)).toBe(8);
});

test('spreads requests that could start at once over turns of the event loop', async () => {
	const limiter = new RateLimiter({ maxConcurrency: 10 });
	let started = 0;
	const send = async () => {
		started++;
		return await succeeding();
	};
	const requests = Array.from({ length: 10 }, async () => await limiter.schedule(send));
	// All that can happen in this turn: no timer comes before the last of these.
	for (let i = 0; i < 1_000; i++) await Promise.resolve();
	expect(started).toBe(4);
	await Promise.all(requests);
	expect(started).toBe(10);
});
