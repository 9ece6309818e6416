import type { RateLimiter } from './rateLimit/rateLimiter';
import type { Outcome } from './response';
import type { Repeatability } from './retryPolicy';
import { isRetryable, MAX_BACKOFF, mayHaveBeenApplied, waitAsked } from './retryPolicy';

/** Attempts at a server that answers no request of the run. */
const MAX_ATTEMPTS = 5;
/** Attempts at a server that answers other requests of the run: its failures are chance. */
const MAX_ATTEMPTS_WHILE_OTHERS_SUCCEED = 10;
/** More than the limiter asks before it gives up: a request may always be refused while others pass. */
const MAX_ATTEMPTS_IN_ALL = 200;
const FIRST_RETRY_DELAY = 300;
const MAX_RETRY_DELAY = 5_000;

/** How a request ended, after as many attempts as made sense. */
export interface Settled {
	outcome: Outcome;
	/** How often it was sent; 0 if the run had given up on a 429 before. */
	attempts: number;
	/** True if an attempt before the last one may have been applied. */
	mayBeRepetition: boolean;
}

/** A request as the retry loop needs it. */
interface RetryableRequest extends Repeatability {
	/** Sends once; throws if the run is stopped. */
	send: () => Promise<Outcome>;
	/** True if the first attempt does not wait for the rate limit. */
	isUrgent?: boolean;
	/** Most attempts; as many as make sense unless set. */
	maxAttempts?: number;
}

/**
 * Sends a request until it succeeds, or until another attempt cannot help or could do harm.
 *
 * A 429 pauses the whole run in the limiter; every other retryable outcome delays this request only,
 * with exponential backoff.
 * Five attempts are enough to tell that a server is down. But if every fifth of a thousand requests
 * fails by chance, one in three runs would lose one after five attempts, so a request gets ten while
 * others of its run succeed.
 */
export async function sendWithRetry(
	limiter: RateLimiter,
	request: RetryableRequest,
): Promise<Settled> {
	const successesBefore = limiter.successes;
	let mayBeRepetition = false;
	let failures = 0;
	for (let attempts = 1; ; attempts++) {
		const { outcome, sent } = await limiter.schedule(request.send, {
			isUrgent: request.isUrgent === true && attempts === 1,
		});
		if (!sent) return { outcome, attempts: attempts - 1, mayBeRepetition };
		if (!isRetryable(outcome, request)) return { outcome, attempts, mayBeRepetition };

		const isRateLimited = outcome.kind === 'response' && outcome.status === 429;
		if (!isRateLimited) failures += 1;
		const othersSucceed = limiter.successes > successesBefore;
		const asked = waitAsked(outcome);
		const isLast =
			attempts >= (request.maxAttempts ?? MAX_ATTEMPTS_IN_ALL) ||
			failures >= (othersSucceed ? MAX_ATTEMPTS_WHILE_OTHERS_SUCCEED : MAX_ATTEMPTS) ||
			(asked ?? 0) > MAX_BACKOFF;
		if (isLast || limiter.isStopped) return { outcome, attempts, mayBeRepetition };
		mayBeRepetition ||= mayHaveBeenApplied(outcome, request);

		if (!isRateLimited) await limiter.wait(retryDelay(failures, asked));
	}
}

/** A factor from 0.75 to 1, so that many clients do not come back in the same instant. */
function jitter(): number {
	return 0.75 + Math.random() / 4;
}

function retryDelay(attempts: number, asked: number | undefined): number {
	const own = Math.min(FIRST_RETRY_DELAY * 2 ** (attempts - 1), MAX_RETRY_DELAY) * jitter();
	// The wait that Whaapy asked for is too short if it did not help.
	const least = attempts > 1 ? own / 2 : 0;
	return asked === undefined ? own : Math.max(asked, least);
}
