import type { LimitFunction } from 'p-limit';
import pLimit from 'p-limit';
import { nap } from './shortSleep';
import type { Answer } from './response';
import { Turns } from './startSpreader';

const FIRST_PAUSE = 1_000;
/** Steep enough that as many pauses as there may be in a row outlast a limit per minute. */
const GROWTH = 4;
/** Pauses after which, without one success in between, another one would not help either. */
const MOST_PAUSES_IN_A_ROW = 4;

/** The longest pause, in milliseconds; where Whaapy asks for a longer one, a run gives up instead. */
export const LONGEST_PAUSE = 60_000;

/**
 * How fast one node run may talk to Whaapy: never more than so many requests at once, none at all
 * while Whaapy asked for a pause, and none after the run was cancelled.
 *
 * A pause holds back all items together; slowing down one of them would only let the others run
 * into the same limit. After a pause the width is halved and grows again with each round of
 * successes, so that a run settles near the rate that Whaapy allows.
 */
export class Pace {
	private readonly slots: LimitFunction;

	private readonly turns = new Turns();

	private openAt = 0;

	private pausedAt = Number.NEGATIVE_INFINITY;

	private pausesInARow = 0;

	private successesInWidth = 0;

	private lastRefusal: Answer | undefined;

	/** How many requests of the run got through so far. */
	successes = 0;

	private stopped = false;

	/**
	 * @param width most requests in flight, 1 to 100
	 * @param cancelled n8n's signal for "the user stopped this execution"
	 */
	constructor(
		private readonly width: number,
		private readonly cancelled?: AbortSignal,
	) {
		this.slots = pLimit(width);
	}

	/** Whether nothing more may be sent. */
	get isOver(): boolean {
		return this.stopped || this.cancelled?.aborted === true;
	}

	/**
	 * The 429 on which the run gave up, while the pause that belongs to it lasts: what would be sent
	 * until then would only be refused too. `undefined` where it is worth asking.
	 */
	get refusal(): Answer | undefined {
		return performance.now() < this.openAt ? this.lastRefusal : undefined;
	}

	/** Lets nothing more start: another item of the run has ended it. */
	stop(): void {
		this.stopped = true;
	}

	/**
	 * Runs a task in a free slot, once no pause is on.
	 *
	 * The task must look at {@link isOver} and {@link refusal} first: nobody waits out those.
	 */
	async run<T>(task: () => Promise<T>): Promise<T> {
		return await this.slots(async () => {
			while (!this.isOver && this.refusal === undefined) {
				const left = this.openAt - performance.now();
				if (left > 0) await this.wait(left);
				else if (this.turns.isFull) await this.turns.wait();
				else break;
			}
			this.turns.start();
			return await task();
		});
	}

	/** Waits so many milliseconds, or until nothing more may be sent. */
	async wait(milliseconds: number): Promise<void> {
		const until = performance.now() + milliseconds;
		let wake: () => void = () => {};
		const aborted = new Promise<void>((resolve) => {
			wake = resolve;
		});
		this.cancelled?.addEventListener('abort', wake, { once: true });
		for (let left = milliseconds; left > 0 && !this.isOver; left = until - performance.now()) {
			await Promise.race([nap(left), aborted]);
		}
		this.cancelled?.removeEventListener('abort', wake);
	}

	/**
	 * Pauses the run because Whaapy said "too many requests", or gives up: where pauses did not help,
	 * and where the one that it asks for is too long to wait for.
	 *
	 * @param answer what Whaapy said
	 * @param sentAt when the refused request was sent: those sent before the last pause are its
	 *   echoes and make it no longer
	 * @param asked milliseconds that Whaapy asked for, if it did
	 */
	pause(answer: Answer, sentAt: number, asked: number | undefined): void {
		const now = performance.now();
		if (sentAt > this.pausedAt) {
			this.pausedAt = now;
			this.pausesInARow += 1;
			this.successesInWidth = 0;
			this.lastRefusal = undefined;
			this.slots.concurrency = Math.max(1, Math.floor(this.slots.concurrency / 2));
		}
		const earlier = this.pausesInARow - 1;
		const own = Math.min(FIRST_PAUSE * GROWTH ** earlier, LONGEST_PAUSE) * jitter();
		// What Whaapy asked for is too short where it did not help: "0", or a date by another clock.
		const least = earlier > 0 ? FIRST_PAUSE * 2 ** (earlier - 1) * jitter() : 0;
		this.openAt = Math.max(this.openAt, now + (asked === undefined ? own : Math.max(asked, least)));
		if (this.pausesInARow > MOST_PAUSES_IN_A_ROW || (asked ?? 0) > LONGEST_PAUSE) {
			this.lastRefusal = answer;
		}
	}

	/** Notes that a request got through. */
	succeeded(): void {
		this.pausesInARow = 0;
		this.successes += 1;
		this.successesInWidth += 1;
		if (this.slots.concurrency < this.width && this.successesInWidth >= this.slots.concurrency) {
			this.successesInWidth = 0;
			this.slots.concurrency += 1;
		}
	}
}

/** A factor from 0.75 to 1, so that many clients do not come back in the same instant. */
export function jitter(): number {
	return 0.75 + Math.random() / 4;
}
