/** @jest-environment node */
import { RequestTimeouts } from '../../../nodes/Whaapy/api/timeout';

beforeEach(() => {
	jest.useFakeTimers();
});
afterEach(() => {
	jest.useRealTimers();
});

/** A request that nobody answers, and how it ended. */
function unanswered(timeouts: RequestTimeouts, hasTimeout = true) {
	const state = { outcome: 'waiting' };
	const request = async (signal: AbortSignal) =>
		await new Promise<never>((_, reject) => {
			signal.addEventListener('abort', () => reject(new Error(String(signal.reason))));
		});
	void timeouts.run(request, hasTimeout).catch(({ message }: Error) => (state.outcome = message));
	return state;
}

test('aborts each request after the whole timeout, with one timer for all', async () => {
	const timeouts = new RequestTimeouts(1_000);
	const first = unanswered(timeouts);
	await jest.advanceTimersByTimeAsync(600);
	const second = unanswered(timeouts);
	expect(jest.getTimerCount()).toBe(1);
	await jest.advanceTimersByTimeAsync(399);
	expect([first.outcome, second.outcome]).toEqual(['waiting', 'waiting']);
	await jest.advanceTimersByTimeAsync(1);
	expect([first.outcome, second.outcome]).toEqual(['timeout', 'waiting']);
	await jest.advanceTimersByTimeAsync(599);
	expect(second.outcome).toBe('waiting');
	await jest.advanceTimersByTimeAsync(1);
	expect(second.outcome).toBe('timeout');
});

test('gives a request after an answered one the whole timeout', async () => {
	const timeouts = new RequestTimeouts(1_000);
	expect(await timeouts.run(async () => await Promise.resolve('answer'))).toBe('answer');
	await jest.advanceTimersByTimeAsync(900);
	const next = unanswered(timeouts);
	await jest.advanceTimersByTimeAsync(999);
	expect(next.outcome).toBe('waiting');
	await jest.advanceTimersByTimeAsync(1);
	expect(next.outcome).toBe('timeout');
});

test('leaves no timer a quarter of a second after the last answer', async () => {
	const timeouts = new RequestTimeouts(30_000);
	for (let i = 0; i < 3; i++) await timeouts.run(async () => await Promise.resolve(i));
	await jest.advanceTimersByTimeAsync(250);
	expect(jest.getTimerCount()).toBe(0);
});

test('aborts all requests in flight when the user stops the execution', async () => {
	const execution = new AbortController();
	const timeouts = new RequestTimeouts(1_000, execution.signal);
	const requests = [unanswered(timeouts), unanswered(timeouts, false)];
	execution.abort();
	await jest.advanceTimersByTimeAsync(0);
	expect(requests.map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled']);
});

test('lets a request without a timeout take as long as it needs', async () => {
	const timeouts = new RequestTimeouts(1_000);
	const download = unanswered(timeouts, false);
	const request = unanswered(timeouts);
	await jest.advanceTimersByTimeAsync(5_000);
	expect([download.outcome, request.outcome]).toEqual(['waiting', 'timeout']);
});
