import type { Pass, RequestLog } from './requestLog';

/** Part of a window that may pass until all of its requests are sent. */
const SENT_WITHIN = 0.3;
/** Fewest requests in flight. */
const NARROWEST = 3;
/**
 * What was taken for one window may have been two, but not more. If fewer pass, somebody else uses the
 * key too, or the limit is of another kind.
 */
const FEWEST = 0.5;
/** Part of the limit that other requests may have used if what was refused did not wait for them. */
const INDEPENDENT = 0.9;

/** The limit whose requests are counted: as many of them at most. */
interface Assumed {
	requests: number;
	windowMs: number;
}

/**
 * Counts the requests that pass in one window, from its first to the first refusal.
 *
 * Fewer of them are in flight than usual, because all that are in flight then are refused.
 */
export class WindowCount {
	private firstRefusal: { number: number; at: number } | undefined;

	/** @param from when the window began to let requests through: nothing was sent in it before */
	constructor(
		private readonly log: RequestLog,
		readonly from: number,
	) {}

	/** Most requests that may be in flight: as few as can be sent in good time. */
	widthFor({ requests, windowMs }: Assumed): number {
		const needed = (requests * this.log.fastest) / (windowMs * SENT_WITHIN);
		return Math.max(NARROWEST, Math.ceil(needed));
	}

	/**
	 * Whaapy refused a request, which is not in the log any more.
	 *
	 * @returns how many had passed, as far as that is known; `undefined` if the refusal does not tell
	 */
	refused(pass: Pass, now: number, { requests, windowMs }: Assumed): number | undefined {
		const first = this.firstRefusal ?? { number: pass.number, at: now };
		const passed = this.log.between(this.from).filter(({ number, answeredAt = Infinity }) => {
			return number < first.number || answeredAt <= first.at;
		}).length;
		if (passed < requests * FEWEST || passed > requests) return undefined;
		// If it had to wait for the end of the window, it may only have come too early.
		const inWindow = this.log.between(pass.at - windowMs, pass.at).length;
		if (!this.firstRefusal && inWindow > requests * INDEPENDENT) return undefined;
		this.firstRefusal = first;
		return passed;
	}
}
