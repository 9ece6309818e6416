import type { Limit } from './types';

/** Counts requests against a rate limit. */
export class Limiter {
	/** When the requests of the window came; of a fixed window the first is its start. */
	private times: number[] = [];

	/**
	 * @param limit what holds now; undefined for no limit
	 * @param clock the time in milliseconds
	 */
	constructor(
		private readonly limit: () => Limit | undefined,
		private readonly clock: () => number,
	) {}

	reset(): void {
		this.times = [];
	}

	/**
	 * Counts a request.
	 *
	 * @returns undefined if it is within the limit, else the milliseconds until the next one may come
	 */
	excess(): number | undefined {
		const limit = this.limit();
		if (!limit) return undefined;
		const now = this.clock();
		this.expire(limit, now);
		if (this.times.length < limit.requests) {
			this.times.push(now);
			return undefined;
		}
		return (this.times[0] ?? now) + limit.windowMs - now;
	}

	private expire({ kind, windowMs }: Limit, now: number): void {
		const inWindow = (time: number | undefined) => time !== undefined && now - time < windowMs;
		if (kind === 'sliding') this.times = this.times.filter(inWindow);
		else if (!inWindow(this.times[0])) this.times = [];
	}
}
