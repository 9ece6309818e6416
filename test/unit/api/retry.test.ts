/** @jest-environment node */
import pLimit from 'p-limit';
import { KeyLimit } from '../../../nodes/Whaapy/api/rateLimit/keyLimit';
import { RateLimiter } from '../../../nodes/Whaapy/api/rateLimit/rateLimiter';
import type { HttpResponse } from '../../../nodes/Whaapy/api/response';
import { sendWithRetry } from '../../../nodes/Whaapy/api/retry';

beforeEach(() => {
	jest.useFakeTimers();
});
afterEach(() => {
	jest.useRealTimers();
});

const response = (status: number, headers = {}): HttpResponse => ({
	kind: 'response',
	status,
	headers,
	body: {},
});

/** A run of some reads, some of them at once, at a server that answers as told. */
function run(
	items: number,
	width: number,
	responses: () => HttpResponse,
	limiter = new RateLimiter({ maxConcurrency: width, limit: new KeyLimit() }),
) {
	const limit = pLimit(width);
	const state = { sent: 0, statuses: [] as number[] };
	const send = async () => {
		state.sent++;
		await Promise.resolve();
		return responses();
	};
	const one = async () => {
		const { outcome } = await sendWithRetry(limiter, { method: 'GET', send });
		state.statuses.push(outcome.kind === 'response' ? outcome.status : 0);
	};
	for (let i = 0; i < items; i++) void limit(one);
	return state;
}

test.each([
	[1, 1],
	[10, 10],
	[10, 1_000],
	[100, 1_000],
])(
	'gives up together at a limit that does not end: %i at once, %i in all',
	async (width, items) => {
		const { statuses, sent } = await after(
			125,
			run(items, width, () => response(429)),
		);
		expect(statuses).toHaveLength(items);
		expect(sent).toBeLessThanOrEqual(width + 125);
	},
);

test('sends nothing more if Whaapy asks for a longer backoff than any run waits', async () => {
	const limiter = new RateLimiter({ maxConcurrency: 10, limit: new KeyLimit() });
	const busy = response(429, { 'retry-after': '120' });
	const { statuses, sent } = await after(
		1,
		run(1_000, 10, () => busy, limiter),
	);
	expect(statuses).toHaveLength(1_000);
	expect(sent).toBeLessThanOrEqual(10);

	const later = await after(
		118,
		run(1, 10, () => response(200), limiter),
	);
	expect(later).toEqual({ sent: 0, statuses: [429] });
	await jest.advanceTimersByTimeAsync(2_000);
	expect(
		await after(
			1,
			run(1, 10, () => response(200), limiter),
		),
	).toEqual({ sent: 1, statuses: [200] });

	const shortly = [response(429), response(200)];
	const { statuses: patient } = await after(
		2,
		run(1, 10, () => shortly.shift() ?? response(500), limiter),
	);
	expect(patient).toEqual([200]);
});

test('loses no request to a limit that lets some through', async () => {
	let asked = 0;
	const { statuses } = await after(
		600,
		run(100, 10, () => response(++asked % 3 ? 429 : 200)),
	);
	expect(statuses).toEqual(Array.from({ length: 100 }, () => 200));
});

test('loses no request to a limit per minute without Retry-After', async () => {
	let room = 100;
	const oneMinute = setInterval(() => (room = 100), 60_000);
	const { statuses } = await after(
		600,
		run(250, 10, () => response(room-- > 0 ? 200 : 429)),
	);
	clearInterval(oneMinute);
	expect(statuses).toEqual(Array.from({ length: 250 }, () => 200));
});

test('keeps its backoff if the clock is set', async () => {
	let asked = 0;
	const state = run(1, 1, () => response(asked++ ? 200 : 429));
	await jest.advanceTimersByTimeAsync(100);
	jest.setSystemTime(Date.now() - 3_600_000);
	expect((await after(2, state)).statuses).toEqual([200]);
});

async function after<T>(seconds: number, state: T): Promise<T> {
	await jest.advanceTimersByTimeAsync(seconds * 1_000);
	return state;
}
