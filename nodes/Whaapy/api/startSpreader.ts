import { sleep } from 'n8n-workflow';

/**
 * How many may start in one turn of the event loop. With fewer, n8n's work for a request no longer
 * fills the turn; with more, the waves come back (measured with 2, 4, 8 and 16).
 */
const STARTS_PER_TURN = 4;

/**
 * Spreads what would start at once over turns of the event loop.
 *
 * Requests that are sent together are answered together: nothing is computed while all wait, and
 * nothing is sent while all answers are read. Spread, the two overlap.
 */
export class Turns {
	private started = 0;

	private next: Promise<void> | undefined;

	/** Whether as many as may have started in this turn. */
	get isFull(): boolean {
		return this.started >= STARTS_PER_TURN;
	}

	/** Waits for the next turn. */
	async wait(): Promise<void> {
		await this.next;
	}

	/** Notes that something starts. */
	start(): void {
		this.started += 1;
		this.next ??= sleep(0).then(() => {
			this.started = 0;
			this.next = undefined;
		});
	}
}
