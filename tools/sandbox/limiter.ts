import { limitHeaders } from './limitHeaders';
import type { Limit } from './types';

/** Counts requests against a rate limit. */
export class Limiter {
	/** When the requests of the window came; of a fixed window the first is its start. */
	private times: number[] = [];
	private answers = 0;

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
		this.answers = 0;
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

	/** What the answer to the request counted last tells of the limit. */
	headers(): Record<string, string> {
		const limit = this.limit();
		if (!limit) return {};
		const now = this.clock();
		const resetsIn = (this.times[0] ?? now) + limit.windowMs - now;
		const room = { left: limit.requests - this.times.length, resetsIn };
		return limitHeaders(limit, room, { now, answers: this.answers++ });
	}

	private expire({ kind, windowMs }: Limit, now: number): void {
		const inWindow = (time: number | undefined) => time !== undefined && now - time < windowMs;
		if (kind === 'sliding') this.times = this.times.filter(inWindow);
		else if (!inWindow(this.times[0])) this.times = [];
	}
}
