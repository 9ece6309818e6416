import type { Clock } from '../../nodes/Whaapy/api/clock';

/** As the sleep of the nodes, which cannot be aborted. */
const LONGEST_SLEEP = 250;

/** Time that passes only when nothing is left to do before it: a minute takes no time at all. */
export class SimulatedTime implements Clock {
	private time = 0;

	private sleepers: Array<{ until: number; wake: () => void }> = [];

	now(): number {
		return this.time;
	}

	async sleep(milliseconds: number): Promise<void> {
		const until = this.time + Math.min(Math.max(0, milliseconds), LONGEST_SLEEP);
		await new Promise<void>((wake) => {
			const later = this.sleepers.findIndex((sleeper) => sleeper.until > until);
			this.sleepers.splice(later < 0 ? this.sleepers.length : later, 0, { until, wake });
		});
	}

	/** Lets the time pass until some work is done, or until nobody sleeps any more. */
	async pass<T>(work: Promise<T>): Promise<T> {
		let isDone = false;
		const done = () => (isDone = true);
		work.then(done, done);
		for (;;) {
			// After all promises that are settled now have had their consequences.
			await new Promise((resolve) => setImmediate(resolve));
			const next = this.sleepers.shift();
			if (isDone || next === undefined) break;
			this.time = Math.max(this.time, next.until);
			next.wake();
		}
		if (!isDone) throw new Error('Nothing is going to happen any more');
		return await work;
	}
}
