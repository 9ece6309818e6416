import type { Clock } from './clock';

/**
 * How many requests may start in one turn of the event loop. With fewer, n8n's work for a request no
 * longer fills the turn; with more, the waves come back (measured with 2, 4, 8 and 16).
 */
const STARTS_PER_TURN = 4;

/**
 * Spreads requests that could start at once over turns of the event loop.
 *
 * Requests that are sent together are answered together: nothing is computed while all of them wait,
 * and nothing is sent while all answers are read. Spread out, the two overlap.
 */
export class StartPacer {
	private started = 0;

	private nextTurn: Promise<void> | undefined;

	constructor(private readonly clock: Clock) {}

	/** Whether no more requests may start in this turn. */
	get isFull(): boolean {
		return this.started >= STARTS_PER_TURN;
	}

	/** Waits for the next turn. */
	async wait(): Promise<void> {
		await this.nextTurn;
	}

	/** Counts a request that starts. */
	start(): void {
		this.started += 1;
		this.nextTurn ??= this.clock.sleep(0).then(() => {
			this.started = 0;
			this.nextTurn = undefined;
		});
	}
}
