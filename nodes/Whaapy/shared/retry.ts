import type { Method, Outcome } from './outcome';
import { isSuccess, isWorthRepeating, retryAfter } from './outcome';
import type { Pace } from './pace';
import { jitter } from './pace';

const FIRST_BACKOFF = 300;

/** The longest pause, in milliseconds, that Whaapy may ask for before a run gives up instead. */
export const LONGEST_ASKED_PAUSE = 60_000;

/** How often a request is sent at most, unless its sender says otherwise. */
export const MAX_ATTEMPTS = 5;

/** How a request ended, after as many attempts as made sense. */
export interface Settled {
	outcome: Outcome;
	attempts: number;
	/** Milliseconds that the answer asks to wait, where it does. */
	asked: number | undefined;
}

/**
 * Sends a request until its outcome is settled: success, or no use or no safety in repeating it.
 *
 * A 429 pauses the whole run; other passing trouble only this request, with exponential waits.
 *
 * @param attempt sends once; throws where the run is over
 * @param maxAttempts how often it may be called
 */
export async function persist(
	pace: Pace,
	method: Method,
	attempt: () => Promise<Outcome>,
	maxAttempts = MAX_ATTEMPTS,
): Promise<Settled> {
	for (let attempts = 1; ; attempts++) {
		let sentAt = 0;
		const outcome = await pace.run(async () => {
			sentAt = Date.now();
			return await attempt();
		});
		const answer = outcome.kind === 'answer' ? outcome : undefined;
		const asked = answer && retryAfter(answer.headers['retry-after'], Date.now());
		if (answer && isSuccess(answer)) pace.succeeded();

		const hopeless =
			attempts >= maxAttempts ||
			!isWorthRepeating(outcome, method) ||
			(asked !== undefined && asked > LONGEST_ASKED_PAUSE);
		if (hopeless || pace.isOver) return { outcome, attempts, asked };

		if (answer?.status === 429) pace.pause(sentAt, asked);
		else await pace.wait(asked ?? FIRST_BACKOFF * 2 ** (attempts - 1) * jitter());
	}
}
