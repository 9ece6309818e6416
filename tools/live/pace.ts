import { setTimeout as sleepFor } from 'node:timers/promises';

/** Milliseconds since any fixed point. */
export type Clock = () => number;

/** Waits so many milliseconds. */
export type Sleep = (ms: number) => Promise<unknown>;

const MINUTE = 60_000;

/**
 * Lets one request start at a time, evenly spread. So no minute, wherever it begins, has more than it
 * may have, and a run leaves room for the automations that use the same key: the documented limit is
 * 100 requests a minute.
 */
export class Pace {
	private next = -Infinity;

	constructor(
		private readonly perMinute = 60,
		private readonly clock: Clock = Date.now,
		readonly sleep: Sleep = sleepFor,
	) {}

	/** Resolves when the next request may start. */
	async turn(): Promise<void> {
		const now = this.clock();
		const start = Math.max(now, this.next);
		this.next = start + MINUTE / this.perMinute;
		if (start > now) await this.sleep(start - now);
	}
}
