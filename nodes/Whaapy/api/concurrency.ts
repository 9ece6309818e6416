import type { LimitFunction } from 'p-limit';
import pLimit from 'p-limit';

/**
 * How many requests of a run may be in flight (AIMD): a 429 halves it (multiplicative decrease), and it
 * grows again by one with each round of successes (additive increase).
 */
export class Concurrency {
	private readonly slots: LimitFunction;

	private successes = 0;

	private halvedAt = Number.NEGATIVE_INFINITY;

	/** @param most requests in flight, 1 to 100 */
	constructor(private readonly most: number) {
		this.slots = pLimit(most);
	}

	/** Runs a task in a free slot. */
	async run<T>(task: () => Promise<T>): Promise<T> {
		return await this.slots(task);
	}

	/** Halves how many may be in flight, once for all that were sent before the last time. */
	refused(sentAt: number, now: number): void {
		if (sentAt <= this.halvedAt) return;
		this.halvedAt = now;
		this.successes = 0;
		this.slots.concurrency = Math.max(1, Math.floor(this.slots.concurrency / 2));
	}

	/** Allows as many as at the beginning. */
	restore(): void {
		if (this.slots.concurrency < this.most) this.slots.concurrency = this.most;
	}

	/** A request succeeded. */
	grow(): void {
		this.successes += 1;
		if (this.slots.concurrency >= this.most || this.successes < this.slots.concurrency) return;
		this.successes = 0;
		this.slots.concurrency += 1;
	}
}
