/** @jest-environment node */
import { RequestTimeouts } from '../../../nodes/Whaapy/api/timeout';

beforeEach(() => {
	jest.useFakeTimers();
});
afterEach(() => {
	jest.useRealTimers();
});

/** A request that nobody answers, how it ended, and what gives it the whole timeout again. */
function unanswered(timeouts: RequestTimeouts) {
	const state = { outcome: 'waiting', renew: () => {} };
	const request = async (signal: AbortSignal, renew: () => void) => {
		state.renew = renew;
		await new Promise<never>((_, reject) => {
			signal.addEventListener('abort', () => reject(new Error(String(signal.reason))));
		});
	};
	void timeouts.run(request).catch(({ message }: Error) => (state.outcome = message));
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
	const requests = [unanswered(timeouts), unanswered(timeouts)];
	execution.abort();
	await jest.advanceTimersByTimeAsync(0);
	expect(requests.map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled']);
});

test('gives a request the whole timeout again whenever data moves', async () => {
	const timeouts = new RequestTimeouts(1_000);
	const download = unanswered(timeouts);
	await jest.advanceTimersByTimeAsync(500);
	const request = unanswered(timeouts);
	for (let i = 0; i < 4; i++) {
		await jest.advanceTimersByTimeAsync(400);
		download.renew();
	}
	expect([download.outcome, request.outcome]).toEqual(['waiting', 'timeout']);
	await jest.advanceTimersByTimeAsync(999);
	expect(download.outcome).toBe('waiting');
	await jest.advanceTimersByTimeAsync(1);
	expect(download.outcome).toBe('timeout');
});

test('renews nothing that has ended', async () => {
	const timeouts = new RequestTimeouts(1_000);
	let late = () => {};
	await timeouts.run(async (_, renew) => await Promise.resolve((late = renew)));
	late();
	await jest.advanceTimersByTimeAsync(250);
	expect(jest.getTimerCount()).toBe(0);
});
