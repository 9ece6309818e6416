import type { Method, Outcome } from './response';
import { isSuccess, isWorthRepeating, retryAfter } from './response';
import type { Pace } from './rateLimiter';
import { LONGEST_PAUSE, jitter } from './rateLimiter';

/** Attempts at a server that answers nobody. */
const MAX_ATTEMPTS = 5;
/** Attempts at a server that answers the run's other requests: there, trouble is chance. */
const MAX_ATTEMPTS_WHILE_OTHERS_SUCCEED = 10;
const FIRST_BACKOFF = 300;
const LONGEST_BACKOFF = 5_000;

/** How a request ended, after as many attempts as made sense. */
export interface Settled {
	outcome: Outcome;
	/** How often it was sent; 0 where another request learned before that Whaapy refuses all. */
	attempts: number;
	/** Milliseconds that the answer asks to wait, where it does. */
	asked: number | undefined;
}

/**
 * Sends a request until its outcome is settled: success, or no use or no safety in repeating it.
 *
 * A 429 pauses the whole run, and one that no pause ends settles all of its requests; other passing
 * trouble concerns only this request, with exponential waits.
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
		const { outcome, sentAt } = await pace.run(async () =>
			pace.refusal
				? { outcome: pace.refusal }
				: { sentAt: performance.now(), outcome: await attempt() },
		);
		const answer = outcome.kind === 'answer' ? outcome : undefined;
		const asked = answer && retryAfter(answer.headers['retry-after'], Date.now());
		if (sentAt === undefined) return { outcome, attempts: attempts - 1, asked };
		if (answer && isSuccess(answer)) pace.succeeded();
		if (answer?.status === 429) pace.pause(answer, sentAt, asked);

		const sensible =
			pace.successes > successesBefore ? MAX_ATTEMPTS_WHILE_OTHERS_SUCCEED : MAX_ATTEMPTS;
		const most = maxAttempts ?? sensible;
		const hopeless =
			attempts >= most ||
			!isWorthRepeating(outcome, method) ||
			(asked !== undefined && asked > LONGEST_PAUSE);
		if (hopeless || pace.isOver) return { outcome, attempts, asked };

		if (answer?.status !== 429) {
			const own = Math.min(FIRST_BACKOFF * 2 ** (attempts - 1), LONGEST_BACKOFF) * jitter();
			// What Whaapy asked for is too short where it did not help.
			const least = attempts > 1 ? own / 2 : 0;
			await pace.wait(asked === undefined ? own : Math.max(asked, least));
		}
	}
}
