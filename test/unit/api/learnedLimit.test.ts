import { KeyLimit } from '../../../nodes/Whaapy/api/keyLimit';
import { RateLimiter } from '../../../nodes/Whaapy/api/rateLimiter';
import { runItems, simulate } from '../../simulation/run';
import type { SimulatedLimit } from '../../simulation/server';
import { SimulatedServer } from '../../simulation/server';
import { SimulatedTime } from '../../simulation/time';

const perMinute: SimulatedLimit = {
	requests: 100,
	windowMs: 60_000,
	kind: 'sliding',
	retryAfter: false,
};

test.each(['fixed', 'sliding'] as const)(
	'a %s window is found if n8n takes long to send the first requests',
	async (kind) => {
		const job = { items: 300, latency: 80, jitter: 40, slowStart: 240 };
		const { done, requests, overIdeal } = await simulate({ ...job, limit: { ...perMinute, kind } });
		expect(done).toBe(300);
		expect(overIdeal).toBeLessThanOrEqual(1.08);
		expect(requests).toBeLessThanOrEqual(315);
	},
);

test('a window of a second is found if n8n takes long to send all that fits into it', async () => {
	const limit = { requests: 10, windowMs: 1_000, kind: 'sliding', retryAfter: false } as const;
	const job = { items: 300, latency: 5, jitter: 2, slowStart: 240 };
	const { done, overIdeal } = await simulate({ ...job, limit });
	expect(done).toBe(300);
	expect(overIdeal).toBeLessThanOrEqual(1.08);
});

test('one request probes while the others wait', async () => {
	const time = new SimulatedTime();
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
	const sentAt: number[] = [];
	const server = new SimulatedServer(time, perMinute, { latency: 5 });
	const answer = async () => {
		sentAt.push(time.now());
		return await server.answer();
	};
	await time.pass(runItems({ answer }, limiter, { items: 120 }));
	// A hundred that passed, and the one beyond the documented limit, that tried it alone.
	const probes = sentAt.slice(101, 109);
	// The usual windows, counted from the first request: one probe at the end of each.
	expect(probes.map((at) => Math.floor(at / 1_000))).toEqual([1, 2, 5, 10, 15, 20, 30, 60]);
});

test('says what it has learned', async () => {
	const time = new SimulatedTime();
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
	const server = new SimulatedServer(time, perMinute, { latency: 20 });
	await time.pass(runItems(server, limiter, { items: 150 }));
	const { limit, requests, waitedMs } = limiter.usage;
	expect(limit).toMatchObject({ requests: 100, windowMs: 60_000 });
	expect(requests).toBe(server.requests);
	expect(waitedMs).toBeGreaterThan(59_000);
});

test('thirty passes of ten items run into the limit once, not thirty times', async () => {
	const time = new SimulatedTime();
	const server = new SimulatedServer(time, perMinute, { latency: 20 });
	const limit = new KeyLimit(time);
	const loop = async () => {
		for (let pass = 0; pass < 30; pass++) {
			const limiter = new RateLimiter({ maxConcurrency: 10, limit, owner: 'loop' });
			expect(await runItems(server, limiter, { items: 10 })).toBe(10);
		}
	};
	await time.pass(loop());
	expect(server.requests).toBeLessThanOrEqual(315);
	expect(time.now()).toBeLessThanOrEqual(120_000 * 1.08);
});

test('two workflows at once share the limit evenly', async () => {
	const time = new SimulatedTime();
	const server = new SimulatedServer(time, perMinute, { latency: 20 });
	const limit = new KeyLimit(time);
	const run = async (owner: string) => {
		const done = await runItems(server, new RateLimiter({ maxConcurrency: 10, limit, owner }), {
			items: 300,
		});
		return { done, at: time.now() };
	};
	const [one, other] = await time.pass(Promise.all([run('one'), run('other')]));
	expect([one.done, other.done]).toEqual([300, 300]);
	expect(Math.abs(one.at - other.at)).toBeLessThanOrEqual(60_500);
	expect(server.requests).toBeLessThanOrEqual(630);
});

test('a short run that begins during a long one is done when the next window opens', async () => {
	const time = new SimulatedTime();
	const server = new SimulatedServer(time, perMinute, { latency: 20 });
	const limit = new KeyLimit(time);
	const long = runItems(server, new RateLimiter({ maxConcurrency: 10, limit, owner: 'long' }), {
		items: 1_000,
	});
	const later = async () => {
		while (time.now() < 150_000) await time.sleep(150_000 - time.now());
		await runItems(server, new RateLimiter({ maxConcurrency: 10, limit, owner: 'editor' }), {
			items: 20,
		});
		return time.now();
	};
	const [doneAt] = await time.pass(Promise.all([later(), long]));
	expect(doneAt).toBeLessThanOrEqual(182_000);
});

test('a loop does not come first with each of its passes', async () => {
	const time = new SimulatedTime();
	const server = new SimulatedServer(time, perMinute, { latency: 20 });
	const limit = new KeyLimit(time);
	let passes = 0;
	let isOver = false;
	const loop = async () => {
		for (; !isOver; passes++) {
			await runItems(server, new RateLimiter({ maxConcurrency: 10, limit, owner: 'loop' }), {
				items: 10,
			});
		}
	};
	const run = async () => {
		await runItems(server, new RateLimiter({ maxConcurrency: 10, limit, owner: 'run' }), {
			items: 500,
		});
		isOver = true;
	};
	await time.pass(Promise.all([loop(), run()]));
	expect(passes).toBeGreaterThanOrEqual(45);
	expect(passes).toBeLessThanOrEqual(62);
});

test('leaves a probe to another run if the one that sent it is stopped', async () => {
	const time = new SimulatedTime();
	const server = new SimulatedServer(time, perMinute, { latency: 20 });
	const limit = new KeyLimit(time);
	const stopped = new RateLimiter({ maxConcurrency: 10, limit, owner: 'stopped' });
	const first = runItems(server, stopped, { items: 150 });
	const second = async () => {
		while (time.now() < 2_000) await time.sleep(1_000);
		const run = runItems(server, new RateLimiter({ maxConcurrency: 10, limit, owner: 'other' }), {
			items: 50,
		});
		stopped.stop();
		return await run;
	};
	expect(await time.pass(second())).toBe(50);
	await time.pass(first);
});

test('learns of a higher limit, at the price of a request every quarter of an hour', async () => {
	const time = new SimulatedTime();
	const limit = { ...perMinute };
	const server = new SimulatedServer(time, limit, { latency: 20 });
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
	await time.pass(runItems(server, limiter, { items: 2_000 }));
	expect(server.requests).toBeLessThanOrEqual(2_000 + 14 + 2);
	limit.requests = 200;
	await time.pass(runItems(server, limiter, { items: 4_000 }));
	expect(limiter.usage.limit?.requests).toBe(200);
});

test('leaves room to others that use the same key elsewhere', async () => {
	const time = new SimulatedTime();
	const server = new SimulatedServer(time, perMinute, { latency: 20 });
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
	const elsewhere = async () => {
		for (let asked = 0; asked < 400; asked++) {
			const until = time.now() + 1_500;
			while (time.now() < until) await time.sleep(until - time.now());
			await server.answer();
		}
	};
	const [done] = await time.pass(
		Promise.all([runItems(server, limiter, { items: 600 }), elsewhere()]),
	);
	expect(done).toBe(600);
	expect(server.requests - 400).toBeLessThanOrEqual(720);
});
