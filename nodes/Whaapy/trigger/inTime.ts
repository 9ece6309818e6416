import type { Clock } from '../api/clock';
import { abortableWait, systemClock } from '../api/clock';

/**
 * How long a delivery may take until it is answered, in milliseconds: Whaapy waits 5 s
 * (docs/whaapy-api.md, "Delivery"). Each look-up on its way is bounded too, but not their sum.
 */
const LONGEST = 4_700;

/** Gives the result of some work, or `undefined` if it takes longer than Whaapy waits for an answer. */
export async function inTime<T>(
	work: Promise<T>,
	clock: Clock = systemClock,
): Promise<T | undefined> {
	let isDone = false;
	const done = work.finally(() => {
		isDone = true;
	});
	const late = abortableWait(LONGEST, { clock, signal: undefined, isStopped: () => isDone });
	return await Promise.race([done, late.then(async () => (isDone ? await done : undefined))]);
}
