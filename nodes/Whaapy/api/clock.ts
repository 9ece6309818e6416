import { sleep } from 'n8n-workflow';

/** The longest sleep that nothing can end, in milliseconds. */
const LONGEST_SLEEP = 250;

/** The time that waiting goes by, so that tests and the benchmark can simulate it. */
export interface Clock {
	/** Milliseconds since any fixed moment; never goes back. */
	now(): number;
	/** Sleeps for a number of milliseconds, or less: the caller looks at the clock again. */
	sleep(milliseconds: number): Promise<void>;
}

/**
 * The time of this machine, which nobody can set. It sleeps for 250 ms at most: the sleep of
 * n8n-workflow cannot be aborted, and its timer would outlive the run.
 */
export const systemClock: Clock = {
	now: () => performance.now(),
	sleep: async (milliseconds) => await sleep(Math.min(milliseconds, LONGEST_SLEEP)),
};

interface Wait {
	clock: Clock;
	signal: AbortSignal | undefined;
	/** Asked whenever the clock's sleep ends, which may be early. */
	isStopped(): boolean;
}

/** Waits for a number of milliseconds, or until the wait is aborted or stopped. */
export async function abortableWait(
	milliseconds: number,
	{ clock, signal, isStopped }: Wait,
): Promise<void> {
	const until = clock.now() + milliseconds;
	let wake: () => void = () => {};
	const aborted = new Promise<void>((resolve) => {
		wake = resolve;
	});
	signal?.addEventListener('abort', wake, { once: true });
	for (let left = milliseconds; left > 0 && !isStopped(); left = until - clock.now()) {
		await Promise.race([clock.sleep(left), aborted]);
	}
	signal?.removeEventListener('abort', wake);
}
