import type { Method, Outcome } from './outcome';
import { isSuccess, isWorthRepeating, retryAfter } from './outcome';
import type { Pace } from './pace';
import { jitter } from './pace';

/** Attempts at a server that answers nobody. */
const MAX_ATTEMPTS = 5;
/** Attempts at a server that answers the run's other requests: there, trouble is chance. */
const MAX_ATTEMPTS_WHILE_OTHERS_SUCCEED = 10;
const FIRST_BACKOFF = 300;
const LONGEST_BACKOFF = 5_000;

/** The longest pause, in milliseconds, that Whaapy may ask for before a run gives up instead. */
export const LONGEST_ASKED_PAUSE = 60_000;

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
 * Five attempts are enough to tell that a server is down; but of a thousand requests of which every
 * fifth fails by chance, one in three runs would lose one after five, so a request whose neighbours
 * get through is given ten.
 *
 * @param attempt sends once; throws where the run is over
 * @param maxAttempts how often it may be called; as often as makes sense unless told
 */
export async function persist(
	pace: Pace,
	method: Method,
	attempt: () => Promise<Outcome>,
	maxAttempts?: number,
): Promise<Settled> {
	const successesBefore = pace.successes;
	for (let attempts = 1; ; attempts++) {
		let sentAt = 0;
		const outcome = await pace.run(async () => {
			sentAt = Date.now();
			return await attempt();
		});
		const answer = outcome.kind === 'answer' ? outcome : undefined;
		const asked = answer && retryAfter(answer.headers['retry-after'], Date.now());
		if (answer && isSuccess(answer)) pace.succeeded();

		const sensible =
			pace.successes > successesBefore ? MAX_ATTEMPTS_WHILE_OTHERS_SUCCEED : MAX_ATTEMPTS;
		const most = maxAttempts ?? sensible;
		const hopeless =
			attempts >= most ||
			!isWorthRepeating(outcome, method) ||
			(asked !== undefined && asked > LONGEST_ASKED_PAUSE);
		if (hopeless || pace.isOver) return { outcome, attempts, asked };

		if (answer?.status === 429) pace.pause(sentAt, asked);
		else
			await pace.wait(
				asked ?? Math.min(FIRST_BACKOFF * 2 ** (attempts - 1), LONGEST_BACKOFF) * jitter(),
			);
	}
}
