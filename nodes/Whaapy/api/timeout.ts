import { nap } from './shortSleep';

/**
 * Gives up waiting after a time that is the same for all.
 *
 * One watch serves all who wait, because a timer of its own for each costs more than anything else
 * this package does for a request, and stays until it would have run out.
 */
export class Deadlines {
	/** When to give up, earliest first, because all have the same time. */
	private readonly waiting = new Map<() => void, number>();

	private watched = false;

	/** @param timeout milliseconds */
	constructor(private readonly timeout: number) {}

	/** Gives what is waited for, or `late` where it takes longer than the time. */
	async within<T>(awaited: Promise<T>, late: T): Promise<T> {
		let giveUp: () => void = () => {};
		const end = new Promise<T>((resolve) => {
			giveUp = () => resolve(late);
		});
		this.waiting.set(giveUp, performance.now() + this.timeout);
		if (!this.watched) void this.watch();
		try {
			return await Promise.race([awaited, end]);
		} finally {
			this.waiting.delete(giveUp);
		}
	}

	private async watch(): Promise<void> {
		this.watched = true;
		for (const [giveUp, at] of this.waiting) {
			for (let left = at - performance.now(); left > 0 && this.waiting.has(giveUp);) {
				await nap(left);
				left = at - performance.now();
			}
			giveUp();
		}
		this.watched = false;
	}
}
