import { KeyLimit } from '../../../../nodes/Whaapy/api/rateLimit/keyLimit';
import { RateLimiter } from '../../../../nodes/Whaapy/api/rateLimit/rateLimiter';
import { readTold } from '../../../../nodes/Whaapy/api/rateLimit/toldLimit';
import { LIMIT_FORMS } from '../../../../tools/sandbox';
import { runItems, simulate } from '../../../../tools/simulation/run';
import type { SimulatedLimit } from '../../../../tools/simulation/server';
import { SimulatedServer } from '../../../../tools/simulation/server';
import { SimulatedTime } from '../../../../tools/simulation/time';

const NOW = Date.UTC(2026, 0, 1);
const SECONDS = NOW / 1_000;

test.each<[string, Record<string, string>, object | undefined]>([
	[
		'seconds from now',
		{ 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '42', 'x-ratelimit-reset': '30' },
		{ left: 42, resetsIn: 30_000 },
	],
	[
		'seconds since the epoch',
		{ 'x-ratelimit-remaining': '42', 'x-ratelimit-reset': String(SECONDS + 30) },
		{ left: 42, resetsIn: 30_000 },
	],
	[
		'milliseconds since the epoch',
		{ 'x-ratelimit-remaining': '42', 'x-ratelimit-reset': String(NOW + 1_500) },
		{ left: 42, resetsIn: 1_500 },
	],
	[
		"seconds since the epoch by the server's clock",
		{
			date: new Date(NOW + 3_600_000).toUTCString(),
			'x-ratelimit-remaining': '42',
			'x-ratelimit-reset': String(SECONDS + 3_630),
		},
		{ left: 42, resetsIn: 30_000 },
	],
	[
		'a date',
		{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': new Date(NOW + 9_000).toUTCString() },
		{ left: 0, resetsIn: 9_000 },
	],
	[
		'a minute, rounded up',
		{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 61) },
		{ left: 0, resetsIn: 60_000 },
	],
	[
		'an hour',
		{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3600' },
		{ left: 0, resetsIn: 3_600_000 },
	],
	[
		'names without X-',
		{ 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '42', 'ratelimit-reset': '30' },
		{ left: 42, resetsIn: 30_000 },
	],
	[
		'the fields of the IETF',
		{ 'ratelimit-policy': '"default";q=100;w=60', ratelimit: '"default";r=42;t=30' },
		{ left: 42, resetsIn: 30_000 },
	],
	[
		'the fields of an older draft',
		{ 'ratelimit-policy': '100;w=60', ratelimit: 'limit=100, remaining=42, reset=30' },
		{ left: 42, resetsIn: 30_000 },
	],
	['a limit alone', { 'x-ratelimit-limit': '100' }, undefined],
	['no end', { 'x-ratelimit-remaining': '42' }, undefined],
	['words', { 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': 'soon' }, undefined],
	['nothing', {}, undefined],
])('reads %s', (_, headers, told) => {
	expect(readTold(headers, NOW)).toEqual(told);
});

type Headers = NonNullable<SimulatedLimit['headers']>;
/** 300 items at 100 a minute, of which headers tell. */
async function run(kind: SimulatedLimit['kind'], headers: Headers, requests = 100, phase = 0.4) {
	const limit = { requests, windowMs: 60_000, kind, phase, retryAfter: false, headers };
	return await simulate({ items: 300, limit, latency: 80, jitter: 8 });
}

describe.each(LIMIT_FORMS)('headers in the form %s', (form) => {
	test.each(['fixed', 'sliding', 'aligned'] as const)(
		'that are right cost no refused request, %s',
		async (kind) => {
			for (const requests of [30, 100, 200]) {
				const { requests: sent, overIdeal } = await run(kind, { form, says: 'truth' }, requests);
				expect(sent).toBe(300);
				expect(overIdeal).toBeLessThanOrEqual(1.02);
			}
		},
	);

	test("that are right cost no refused request, whatever part of a window by the server's clock is over", async () => {
		for (const phase of [0.05, 0.5, 0.66, 0.9]) {
			for (const requests of [30, 60, 100]) {
				const { requests: sent } = await run('aligned', { form, says: 'truth' }, requests, phase);
				expect(sent).toBe(300);
			}
		}
	});

	test.each(['fiveLeft', 'nothingLeft', 'truthAtFirst'] as const)(
		'lose no item if they are wrong or stop: %s',
		async (says) => {
			for (const kind of ['fixed', 'sliding', 'aligned'] as const) {
				const { done, requests, overIdeal } = await run(kind, { form, says });
				expect(done).toBe(300);
				expect(requests).toBeLessThanOrEqual(315);
				expect(overIdeal).toBeLessThanOrEqual(1.03);
			}
		},
	);
});

test.each(LIMIT_FORMS.filter((form) => form !== 'epoch'))(
	'a window of a second is not prolonged by a time told in whole seconds: %s',
	async (form) => {
		for (const kind of ['fixed', 'sliding'] as const) {
			const headers = { form, says: 'truth' } as const;
			const limit = { requests: 50, windowMs: 1_000, kind, retryAfter: false, headers };
			const { done, overIdeal } = await simulate({ items: 300, limit, latency: 30, jitter: 5 });
			expect(done).toBe(300);
			expect(overIdeal).toBeLessThanOrEqual(1.08);
		}
	},
);

test('others that use the key show in what is left', async () => {
	const time = new SimulatedTime();
	const headers = { form: 'seconds', says: 'truth' } as const;
	const limit = {
		requests: 100,
		windowMs: 60_000,
		kind: 'fixed',
		retryAfter: false,
		headers,
	} as const;
	const server = new SimulatedServer(time, limit, { latency: 20 });
	let refused = 0;
	const answer = async () => {
		const response = await server.answer();
		if (response.status === 429) refused += 1;
		return response;
	};
	const elsewhere = async () => {
		for (;;) {
			for (let until = time.now() + 1_500; time.now() < until;)
				await time.sleep(until - time.now());
			await server.answer();
		}
	};
	void elsewhere();
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit(time) });
	expect(await time.pass(runItems({ answer }, limiter, { items: 500 }))).toBe(500);
	expect(refused).toBeLessThanOrEqual(5);
});
