import { Deadlines } from '../../../nodes/Whaapy/api/timeout';

beforeEach(() => {
	jest.useFakeTimers();
});
afterEach(() => {
	jest.useRealTimers();
});

/** What became of something that is waited for without an answer. */
function unanswered(deadlines: Deadlines) {
	const state = { outcome: 'waiting' };
	void deadlines
		.within(new Promise<string>(() => {}), 'late')
		.then((outcome) => (state.outcome = outcome));
	return state;
}

test('everyone has the whole time, whoever else waits, and one timer serves all', async () => {
	const deadlines = new Deadlines(1_000);
	const first = unanswered(deadlines);
	await jest.advanceTimersByTimeAsync(600);
	const second = unanswered(deadlines);
	expect(jest.getTimerCount()).toBe(1);
	await jest.advanceTimersByTimeAsync(399);
	expect([first.outcome, second.outcome]).toEqual(['waiting', 'waiting']);
	await jest.advanceTimersByTimeAsync(1);
	expect([first.outcome, second.outcome]).toEqual(['late', 'waiting']);
	await jest.advanceTimersByTimeAsync(599);
	expect(second.outcome).toBe('waiting');
	await jest.advanceTimersByTimeAsync(1);
	expect(second.outcome).toBe('late');
});

test('an answer ends the wait, and those who come later have the whole time', async () => {
	const deadlines = new Deadlines(1_000);
	expect(await deadlines.within(Promise.resolve('answer'), 'late')).toBe('answer');
	await jest.advanceTimersByTimeAsync(900);
	const next = unanswered(deadlines);
	await jest.advanceTimersByTimeAsync(999);
	expect(next.outcome).toBe('waiting');
	await jest.advanceTimersByTimeAsync(1);
	expect(next.outcome).toBe('late');
});

test('nothing is left to wait for a quarter of a second after the last answer', async () => {
	const deadlines = new Deadlines(30_000);
	for (let i = 0; i < 3; i++) await deadlines.within(Promise.resolve(i), -1);
	await jest.advanceTimersByTimeAsync(250);
	expect(jest.getTimerCount()).toBe(0);
});
