import { sleep } from 'n8n-workflow';
import { Pace } from '../../../nodes/Whaapy/api/rateLimiter';

const HOUR = 3_600_000;
const BUSY = { kind: 'answer' as const, status: 429, headers: {}, body: {} };

test('cancelling ends a wait at once', async () => {
	const controller = new AbortController();
	const pace = new Pace(1, controller.signal);
	const wait = pace.wait(HOUR);
	controller.abort();
	await wait;
	expect(pace.isOver).toBe(true);
});

test('cancelling lets tasks that wait for the end of a pause run to their own end', async () => {
	const controller = new AbortController();
	const pace = new Pace(2, controller.signal);
	pace.pause(BUSY, performance.now(), HOUR);
	const tasks = [1, 2, 3].map(async (n) => await pace.run(async () => (pace.isOver ? 'over' : n)));
	controller.abort();
	expect(await Promise.all(tasks)).toEqual(['over', 'over', 'over']);
});

test('a pause that another prolongs is waited out whole', async () => {
	const pace = new Pace(1);
	const begun = performance.now();
	pace.pause(BUSY, begun, 20);
	const task = pace.run(async () => performance.now() - begun);
	pace.pause(BUSY, begun, 60);
	expect(await task).toBeGreaterThanOrEqual(59);
});

test('after a pause fewer run at once, and more again with each success', async () => {
	const pace = new Pace(8);
	let inFlight = 0;
	const widths: number[] = [];
	const burst = async (count: number, afterwards = () => pace.succeeded()) => {
		widths.length = 0;
		const task = async () => {
			widths.push(++inFlight);
			// As many turns as all need to start.
			for (let turn = 0; turn < 4; turn++) await sleep(0);
			inFlight--;
			afterwards();
		};
		await Promise.all(Array.from({ length: count }, async () => await pace.run(task)));
		return Math.max(...widths);
	};
	expect(await burst(20)).toBe(8);
	pace.pause(BUSY, performance.now(), 0);
	expect(await burst(20, () => {})).toBe(4);
	expect(await burst(100)).toBe(8);
});

test('what could start at once is spread over turns of the event loop', async () => {
	const pace = new Pace(10);
	let started = 0;
	const tasks = Array.from({ length: 10 }, async () => await pace.run(async () => started++));
	// All that can happen in this turn: no timer comes before the last of these.
	for (let i = 0; i < 1_000; i++) await Promise.resolve();
	expect(started).toBe(4);
	expect(await Promise.all(tasks)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
