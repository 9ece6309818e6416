import { KeyLimit } from '../../../../nodes/Whaapy/api/rateLimit/keyLimit';
import { RateLimiter } from '../../../../nodes/Whaapy/api/rateLimit/rateLimiter';
import type { HttpResponse } from '../../../../nodes/Whaapy/api/response';

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
	const limiter = new RateLimiter({
		maxConcurrency: 1,
		limit: new KeyLimit(),
		cancelSignal: controller.signal,
	});
	const wait = limiter.wait(HOUR);
	controller.abort();
	await wait;
	expect(limiter.isStopped).toBe(true);
});

test('lets requests that wait for the end of a backoff go when the user stops the execution', async () => {
	const controller = new AbortController();
	const limiter = new RateLimiter({
		maxConcurrency: 2,
		limit: new KeyLimit(),
		cancelSignal: controller.signal,
	});
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

test('sends an urgent request during a pause, which goes on for the others', async () => {
	const limiter = new RateLimiter({ maxConcurrency: 2, limit: new KeyLimit() });
	await limiter.schedule(refusing(60));
	const other = limiter.schedule(succeeding);
	const urgent = await limiter.schedule(succeeding, { isUrgent: true });
	expect(urgent).toMatchObject({ sent: true, outcome: { status: 200 } });
	const isOtherDone = await Promise.race([other.then(() => true), Promise.resolve(false)]);
	expect(isOtherDone).toBe(false);
	limiter.stop();
	await other;
});

test('an urgent request that is refused changes nothing for the others', async () => {
	const limiter = new RateLimiter({ maxConcurrency: 2, limit: new KeyLimit() });
	await limiter.schedule(refusing(60));
	const other = limiter.schedule(succeeding);
	for (let asked = 0; asked < 20; asked++) {
		await limiter.schedule(refusing(1), { isUrgent: true });
	}
	expect(limiter.refusal).toBeUndefined();
	const isOtherDone = await Promise.race([other.then(() => true), Promise.resolve(false)]);
	expect(isOtherDone).toBe(false);
	limiter.stop();
	await other;
});

test('spreads requests that could start at once over turns of the event loop', async () => {
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit() });
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
