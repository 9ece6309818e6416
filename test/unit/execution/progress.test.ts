import type { IExecuteFunctions } from 'n8n-workflow';
import type { Usage } from '../../../nodes/Whaapy/api/rateLimit/rateLimiter';
import { Progress } from '../../../nodes/Whaapy/execution/progress';
import { SimulatedTime } from '../../../tools/simulation/time';

const PER_MINUTE = { requests: 100, windowMs: 60_000 };

/** A run of which the test says how it goes. */
function run(items: number, withHints = true) {
	const time = new SimulatedTime();
	const usage: Usage = { requests: 0, waitedMs: 0, limit: undefined };
	const logged: string[] = [];
	const hints: string[] = [];
	const log = (text: string) => logged.push(text);
	const context = {
		logger: { info: log, warn: log },
		...(withHints && {
			addExecutionHints: ({ message }: { message: string }) => hints.push(message),
		}),
	} as unknown as IExecuteFunctions;
	const progress = new Progress({ context, client: { usage, isStopped: false }, items }, time);
	return {
		usage,
		logged,
		hints,
		progress,
		/** Lets the run take so long, with so many items done in that time. */
		async take(milliseconds: number, done: number) {
			void progress.watch();
			for (let item = 0; item < done; item++) progress.countItem();
			const until = time.now() + milliseconds;
			const wait = async () => {
				while (time.now() < until) await time.sleep(until - time.now());
			};
			await time.pass(wait());
		},
	};
}

test('a run that waited says afterwards what it cost, and why', async () => {
	const { usage, progress, hints, take } = run(1_000);
	Object.assign(usage, { requests: 1_012, waitedMs: 530_000, limit: PER_MINUTE });
	await take(541_000, 1_000);
	progress.end();
	expect(hints).toEqual([
		'1,000 items took 1,012 requests and 9 minutes, because Whaapy allows this key 100 requests a minute.',
	]);
});

test.each([
	[1, 2, 12_000, { requests: 10, windowMs: 10_000 }, '10 requests in 10 seconds'],
	[1, 1, 12_000, { requests: 50, windowMs: 1_000 }, '50 requests a second'],
])('puts %i item and %i requests in words', async (items, requests, took, limit, rate) => {
	const { usage, progress, hints, take } = run(items);
	Object.assign(usage, { requests, waitedMs: 5_000, limit });
	await take(took, items);
	progress.end();
	const sent = requests === 1 ? '1 request' : `${requests} requests`;
	expect(hints).toEqual([
		`1 item took ${sent} and 12 seconds, because Whaapy allows this key ${rate}.`,
	]);
});

test('a run that did not wait says nothing', async () => {
	const { usage, progress, hints, logged, take } = run(20);
	Object.assign(usage, { requests: 20, limit: PER_MINUTE });
	await take(20_000, 20);
	progress.end();
	expect([...hints, ...logged]).toEqual([]);
});

test('the log says every 30 seconds how far the run is', async () => {
	const { usage, logged, take } = run(1_000);
	Object.assign(usage, { requests: 110, waitedMs: 29_000 });
	await take(61_000, 100);
	expect(logged).toEqual([
		'Whaapy: 100 of 1,000 items are done after 30 seconds and 110 requests.',
		'Whaapy: 100 of 1,000 items are done after 60 seconds and 110 requests.',
	]);
});

test('a run that will take longer than an hour says so at once, and afterwards', async () => {
	const { usage, progress, logged, hints, take } = run(20_000);
	Object.assign(usage, { requests: 200, waitedMs: 2_000, limit: PER_MINUTE });
	await take(1_000, 100);
	const warning =
		'The 19,900 items left will take about 6.6 hours, because Whaapy allows this key 100 requests a minute.';
	expect(logged).toEqual([warning]);
	progress.end();
	expect(hints).toHaveLength(2);
	expect(hints[1]).toBe(warning);
});

test('does without hints in an n8n that has none', async () => {
	const { usage, progress, take } = run(10, false);
	Object.assign(usage, { requests: 20, waitedMs: 50_000, limit: PER_MINUTE });
	await take(50_000, 10);
	expect(() => progress.end()).not.toThrow();
});
