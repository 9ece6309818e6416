import type { Clock } from './clock';

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
