import { KeyLimit } from '../../../../nodes/Whaapy/api/rateLimit/keyLimit';
import { RateLimiter } from '../../../../nodes/Whaapy/api/rateLimit/rateLimiter';
import { runItems, simulate } from '../../../../tools/simulation/run';
import { WindowLimit } from '../../../../nodes/Whaapy/api/rateLimit/windowLimit';
import type { SimulatedLimit } from '../../../../tools/simulation/server';
import { SimulatedServer } from '../../../../tools/simulation/server';
import { SimulatedTime } from '../../../../tools/simulation/time';

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

test.each(['fixed', 'sliding'] as const)(
	'a %s window of a second is found if all that n8n sends at first takes long to leave',
	async (kind) => {
		const time = new SimulatedTime();
		const limit = { requests: 10, windowMs: 1_000, kind, retryAfter: false } as const;
		const server = new SimulatedServer(time, limit, { latency: 20, jitter: 5 });
		const answer = async () => {
			if (time.now() < 200) await time.sleep(150);
			return await server.answer();
		};
		const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
		expect(await time.pass(runItems({ answer }, limiter, { items: 300 }))).toBe(300);
		expect(time.now()).toBeLessThanOrEqual(30_000 * 1.08);
	},
);

test('one request asks at the end of each usual window while the others wait', async () => {
	const time = new SimulatedTime();
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
	const sentAt: number[] = [];
	const limit = { ...perMinute, requests: 40 };
	const server = new SimulatedServer(time, limit, { latency: 5 });
	const answer = async () => {
		sentAt.push(time.now());
		return await server.answer();
	};
	await time.pass(runItems({ answer }, limiter, { items: 50 }));
	const later = sentAt.filter((at) => at > 500).slice(0, 8);
	expect(later.map((at) => Math.floor(at / 1_000))).toEqual([1, 2, 5, 10, 15, 20, 30, 60]);
});

test.each(['fixed', 'sliding'] as const)(
	'the documented limit costs one refused request, %s, told or not, however many at once',
	async (kind) => {
		for (const retryAfter of [true, false]) {
			for (const maxConcurrency of [10, 100]) {
				const limit = { ...perMinute, kind, retryAfter };
				const run = await simulate({ items: 300, limit, latency: 80, jitter: 8, maxConcurrency });
				expect(run.done).toBe(300);
				expect(run.requests).toBeLessThanOrEqual(301);
				expect(run.overIdeal).toBeLessThanOrEqual(1.03);
			}
		}
	},
);

test.each(['fixed', 'sliding'] as const)(
	'100 in 30 s are not taken for 100 in a minute if Retry-After says so, %s',
	async (kind) => {
		const limit = { requests: 100, windowMs: 30_000, kind, retryAfter: true };
		const { overIdeal } = await simulate({ items: 1_000, limit, latency: 20, jitter: 2 });
		expect(overIdeal).toBeLessThanOrEqual(1.05);
	},
);

/** Runs items against a server that answers as told, after 20 ms. */
async function runAgainst(
	items: number,
	answerAt: (now: number) => { status: number; retryAfter?: string },
) {
	const time = new SimulatedTime();
	const answer = async () => {
		await time.sleep(10);
		const { status, retryAfter } = answerAt(time.now());
		await time.sleep(10);
		const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
		return { kind: 'response', status, headers, body: {} } as const;
	};
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
	const done = await time.pass(runItems({ answer }, limiter, { items }));
	return { done, milliseconds: time.now() };
}

test.each(['0', '1', '5', new Date(0).toUTCString()])(
	'a Retry-After that always says %j loses no item of a limit of 100 a minute',
	async (retryAfter) => {
		let room = 100;
		let begun = 0;
		const { done, milliseconds } = await runAgainst(300, (now) => {
			if (now - begun >= 60_000) [room, begun] = [100, now];
			return room-- > 0 ? { status: 200 } : { status: 429, retryAfter };
		});
		expect(done).toBe(300);
		expect(milliseconds).toBeLessThanOrEqual(120_000 * 1.08);
	},
);

test.each(['0', '1', undefined])(
	'gives up after two minutes if nothing passes and Retry-After says %j',
	async (retryAfter) => {
		const { done, milliseconds } = await runAgainst(100, () => ({ status: 429, retryAfter }));
		expect(done).toBe(0);
		expect(milliseconds).toBeLessThanOrEqual(122_000);
	},
);

test.each([
	[1_000, 0.1, '1', 100_000],
	[1_000, 0.1, undefined, 105_000],
	[300, 0.3, '1', 115_000],
	[300, 0.3, undefined, 130_000],
])(
	'of %i items, %d refused by chance (Retry-After: %j) last no longer than %i ms in the mean',
	async (...row) => {
		const [items, part, retryAfter, most] = row;
		let sum = 0;
		const firstDraws = [7, 11, 31, 42, 99, 2_024, 5_555, 12_345, 808_080, 1_000_003];
		for (let draw of firstDraws) {
			const { done, milliseconds } = await runAgainst(items, () => {
				draw = (draw * 16_807) % 2_147_483_647;
				return draw / 2_147_483_647 < part ? { status: 429, retryAfter } : { status: 200 };
			});
			expect(done).toBe(items);
			sum += milliseconds;
		}
		expect(sum / firstDraws.length).toBeLessThanOrEqual(most);
	},
);

test('a server that takes three at once is not taken for three a second', async () => {
	const time = new SimulatedTime();
	let inFlight = 0;
	const answer = async () => {
		if (inFlight >= 3) return { kind: 'response', status: 429, headers: {}, body: {} } as const;
		inFlight += 1;
		await time.sleep(80);
		inFlight -= 1;
		return { kind: 'response', status: 200, headers: {}, body: {} } as const;
	};
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
	expect(await time.pass(runItems({ answer }, limiter, { items: 200 }))).toBe(200);
	// At three a second it would take 67 s.
	expect(time.now()).toBeLessThanOrEqual(55_000);
});

test.each(['fixed', 'sliding'] as const)(
	'a limit is not taken for higher when answers come faster than before, %s',
	async (kind) => {
		const time = new SimulatedTime();
		const server = new SimulatedServer(time, { ...perMinute, kind }, { latency: 20 });
		const answer = async () => {
			if (time.now() < 30_000) await time.sleep(200);
			return await server.answer();
		};
		const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
		expect(await time.pass(runItems({ answer }, limiter, { items: 300 }))).toBe(300);
		expect(server.requests).toBeLessThanOrEqual(301);
	},
);

test('files are not held to the documented limit, however long they take', async () => {
	const time = new SimulatedTime();
	const unstated = { requests: Number.POSITIVE_INFINITY, windowMs: 60_000 };
	const limit = new KeyLimit(time, new WindowLimit(unstated));
	const answer = async () => {
		for (const until = time.now() + 4_000; time.now() < until;)
			await time.sleep(until - time.now());
		return { kind: 'response', status: 200, headers: {}, body: {} } as const;
	};
	const limiter = new RateLimiter({ maxConcurrency: 10, limit });
	expect(await time.pass(runItems({ answer }, limiter, { items: 300 }))).toBe(300);
	expect(time.now()).toBeLessThanOrEqual(120_100);
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

test('learns of a higher limit, at the price of a request every five minutes', async () => {
	const time = new SimulatedTime();
	const limit = { ...perMinute };
	const server = new SimulatedServer(time, limit, { latency: 20 });
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
	await time.pass(runItems(server, limiter, { items: 2_000 }));
	expect(server.requests).toBeLessThanOrEqual(2_000 + 4 + 2);
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

describe.each(['right', 'always 1', 'none'])(
	'two processes that use one key, Retry-After: %s',
	(says) => {
		test.each(
			(['fixed', 'sliding', 'aligned'] as const).flatMap((kind) =>
				(
					[
						[20, 1],
						[200, 150],
					] as const
				).map((pair) => [kind, ...pair] as const),
			),
		)('lose no item: %s, %i ms, %i items of the second one', async (kind, latency, items) => {
			for (const begunAt of [2_000, 40_700, 100_000]) {
				const time = new SimulatedTime();
				const limit = { ...perMinute, kind, phase: 0.3, retryAfter: says === 'right' };
				const server = new SimulatedServer(time, limit, { latency, jitter: latency / 10 });
				const answer = async () => {
					const response = await server.answer();
					if (says === 'always 1') response.headers['retry-after'] = '1';
					return response;
				};
				const runElsewhere = async (job: { items: number }) => {
					const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
					return await runItems({ answer }, limiter, job);
				};
				const second = async () => {
					while (time.now() < begunAt) await time.sleep(begunAt - time.now());
					return await runElsewhere({ items });
				};
				const done = await time.pass(Promise.all([runElsewhere({ items: 250 }), second()]));
				expect(done).toEqual([250, items]);
			}
		});
	},
);
