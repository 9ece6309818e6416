import type { Job } from '../../simulation/run';
import { simulate } from '../../simulation/run';
import type { SimulatedLimit } from '../../simulation/server';

const PER_MINUTE = [100, 60_000] as const;
const PER_SECOND = [50, 1_000] as const;
const PER_TEN_SECONDS = [10, 10_000] as const;
const named = [PER_MINUTE, PER_SECOND, PER_TEN_SECONDS];
/** Windows that an API has more rarely. */
const others = [
	[20, 2_000],
	[50, 5_000],
	[50, 15_000],
	[40, 20_000],
	[100, 30_000],
] as const;

const limitsOf = (sizes: ReadonlyArray<readonly [number, number]>) =>
	sizes.flatMap(([requests, windowMs]) =>
		(['fixed', 'sliding'] as const).flatMap((kind) =>
			[true, false].map((retryAfter): SimulatedLimit => ({ requests, windowMs, kind, retryAfter })),
		),
	);

/** How much of its first window is over when a run begins; a long run has time to make up for it. */
const PHASES = new Map([
	[300, [0.1, 0.5, 0.9, 0.98]],
	[1_000, [0.5]],
]);
const LATENCIES = new Map([
	[300, [5, 80]],
	[1_000, [20]],
]);

/** Most that a run may take, over the ideal; a long one has more time to make up for learning. */
const MOST = new Map([
	[300, 1.08],
	[1_000, 1.05],
]);

async function expectTargets(job: Job, most = MOST.get(job.items)): Promise<void> {
	const { latency = 0 } = job;
	const { done, requests, overIdeal } = await simulate({ ...job, jitter: latency / 10 });
	expect(done).toBe(job.items);
	expect(overIdeal).toBeLessThanOrEqual(most ?? 0);
	expect(requests).toBeLessThanOrEqual(job.items * 1.05);
}

describe.each([300, 1_000])(
	'%i items take little longer than the ideal, and few more requests',
	(items) => {
		test.each(limitsOf(named))(
			'$requests in $windowMs ms, $kind, header: $retryAfter',
			async (limit) => {
				for (const latency of LATENCIES.get(items) ?? []) {
					await expectTargets({ items, limit, latency });
				}
			},
		);

		test.each([true, false])('a window that is half over, header: %p', async (retryAfter) => {
			for (const [requests, windowMs] of named) {
				for (const phase of PHASES.get(items) ?? []) {
					const limit = { requests, windowMs, kind: 'aligned', phase, retryAfter } as const;
					await expectTargets({ items, limit, latency: 20 });
					// With slow answers, what passes in a second is spread over two windows: see below.
					if (windowMs > 1_000) await expectTargets({ items, limit, latency: 80 });
				}
			}
		});
	},
);

test.each(limitsOf(others))(
	'300 items reach the targets with a rarer limit: $requests in $windowMs ms, $kind, header: $retryAfter',
	async (limit) => {
		await expectTargets({ items: 300, limit, latency: 20 });
	},
);

test.each([
	[300, 1.15],
	[1_000, 1.06],
])(
	'%i items with slow answers and a second that is half over take at most %f times the ideal',
	async (items, most) => {
		const [requests, windowMs] = PER_SECOND;
		for (const retryAfter of [true, false]) {
			for (const phase of PHASES.get(items) ?? []) {
				const limit = { requests, windowMs, kind: 'aligned', phase, retryAfter } as const;
				await expectTargets({ items, limit, latency: 80 }, most);
			}
		}
	},
);

test.each([true, false])(
	'the documented limit costs no more than a probe for each usual window, header: %p',
	async (retryAfter) => {
		const [requests, windowMs] = PER_MINUTE;
		for (const kind of ['fixed', 'sliding'] as const) {
			for (const maxConcurrency of [10, 100]) {
				const limit = { requests, windowMs, kind, retryAfter };
				const run = await simulate({ items: 300, limit, latency: 20, maxConcurrency });
				expect(run.done).toBe(300);
				expect(run.requests - 300).toBeLessThanOrEqual(retryAfter ? 1 : 9);
			}
		}
	},
);
