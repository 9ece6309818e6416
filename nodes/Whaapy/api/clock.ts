import { shortSleep } from './shortSleep';

/** The time that the rate limiter goes by, so that tests and the benchmark can simulate it. */
export interface Clock {
	/** Milliseconds since any fixed moment; never goes back. */
	now(): number;
	/** Sleeps for a number of milliseconds, or less: the caller looks at the clock again. */
	sleep(milliseconds: number): Promise<void>;
}

/** The time of this machine, which nobody can set. */
export const systemClock: Clock = {
	now: () => performance.now(),
	sleep: shortSleep,
};
