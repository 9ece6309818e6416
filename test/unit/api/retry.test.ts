import pLimit from 'p-limit';
import type { Answer } from '../../../nodes/Whaapy/api/response';
import { Pace } from '../../../nodes/Whaapy/api/rateLimiter';
import { persist } from '../../../nodes/Whaapy/api/retry';

beforeEach(() => {
	jest.useFakeTimers();
});
afterEach(() => {
	jest.useRealTimers();
});

const answer = (status: number, headers = {}): Answer => ({
	kind: 'answer',
	status,
	headers,
	body: {},
});

/** A run of so many reads, so many at once, at a server that answers as told. */
function run(items: number, width: number, answers: () => Answer, pace = new Pace(width)) {
	const limit = pLimit(width);
	const state = { sent: 0, statuses: [] as number[] };
	const once = async () => {
		state.sent++;
		await Promise.resolve();
		return answers();
	};
	const one = async () => {
		const { outcome } = await persist(pace, 'GET', once);
		state.statuses.push(outcome.kind === 'answer' ? outcome.status : 0);
	};
	for (let i = 0; i < items; i++) void limit(one);
	return state;
}

test.each([
	[1, 1],
	[10, 10],
	[10, 1_000],
	[100, 1_000],
])('at a limit that does not end, %i at once, all of %i give up together', async (width, items) => {
	const { statuses, sent } = await after(
		90,
		run(items, width, () => answer(429)),
	);
	expect(statuses).toHaveLength(items);
	expect(sent).toBeLessThanOrEqual(width * 2 + 5);
});

test('where Whaapy asks for a longer pause than anyone waits, nothing more is sent', async () => {
	const pace = new Pace(10);
	const busy = answer(429, { 'retry-after': '120' });
	const { statuses, sent } = await after(
		1,
		run(1_000, 10, () => busy, pace),
	);
	expect(statuses).toHaveLength(1_000);
	expect(sent).toBeLessThanOrEqual(10);

	const later = await after(
		118,
		run(1, 10, () => answer(200), pace),
	);
	expect(later).toEqual({ sent: 0, statuses: [429] });
	await jest.advanceTimersByTimeAsync(2_000);
	expect(
		await after(
			1,
			run(1, 10, () => answer(200), pace),
		),
	).toEqual({ sent: 1, statuses: [200] });

	const shortly = [answer(429), answer(200)];
	const { statuses: patient } = await after(
		2,
		run(1, 10, () => shortly.shift() ?? answer(500), pace),
	);
	expect(patient).toEqual([200]);
});

test('a limit that lets requests through in between costs none', async () => {
	let asked = 0;
	const { statuses } = await after(
		600,
		run(100, 10, () => answer(++asked % 3 ? 429 : 200)),
	);
	expect(statuses).toEqual(Array.from({ length: 100 }, () => 200));
});

test('a limit per minute costs none, also where nobody says when it ends', async () => {
	let room = 100;
	const oneMinute = setInterval(() => (room = 100), 60_000);
	const { statuses } = await after(
		600,
		run(250, 10, () => answer(room-- > 0 ? 200 : 429)),
	);
	clearInterval(oneMinute);
	expect(statuses).toEqual(Array.from({ length: 250 }, () => 200));
});

test('a clock that is set changes no pause', async () => {
	let asked = 0;
	const state = run(1, 1, () => answer(asked++ ? 200 : 429));
	await jest.advanceTimersByTimeAsync(100);
	jest.setSystemTime(Date.now() - 3_600_000);
	expect((await after(2, state)).statuses).toEqual([200]);
});

async function after<T>(seconds: number, state: T): Promise<T> {
	await jest.advanceTimersByTimeAsync(seconds * 1_000);
	return state;
}
