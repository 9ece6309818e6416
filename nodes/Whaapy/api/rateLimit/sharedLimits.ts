import { createHash } from 'crypto';
import type { Clock } from '../clock';
import { systemClock } from '../clock';
import { KeyLimit } from './keyLimit';

/** An hour after a key was last used, what is known of it is forgotten. */
const KEPT_FOR = 3_600_000;
/** More keys than one n8n uses within an hour. */
const MOST_KEYS = 200;

/** The limit of a key, and when somebody last asked for it. */
export interface SharedLimit {
	limit: KeyLimit;
	usedAt: number;
}

/** Where limits are looked up. */
interface Registry {
	/** In the order of use, the one that was used longest ago first. */
	limits: Map<string, SharedLimit>;
	clock: Clock;
}

/** The limits of the keys that this process uses; the nodes share them, because they are one bundle. */
export const sharedLimits = new Map<string, SharedLimit>();

/**
 * The limit of an API key, shared by all runs, nodes and triggers of this process.
 *
 * The key itself is not kept, only its digest.
 */
export function limitOf(
	baseUrl: string,
	apiKey: string,
	{ limits, clock }: Registry = { limits: sharedLimits, clock: systemClock },
): KeyLimit {
	const name = `${baseUrl} ${createHash('sha256').update(apiKey).digest('hex')}`;
	const now = clock.now();
	for (const [known, { usedAt, limit }] of limits) {
		// A limit that requests wait for is never forgotten, or they would lose their turn.
		if ((now - usedAt > KEPT_FOR || limits.size > MOST_KEYS) && !limit.isInUse)
			limits.delete(known);
	}
	const limit = limits.get(name)?.limit ?? new KeyLimit(clock);
	limits.delete(name);
	limits.set(name, { limit, usedAt: now });
	return limit;
}

/** The limit of a server of which none is documented, for one run alone. */
export function unstatedLimit(): KeyLimit {
	return new KeyLimit(systemClock, { requests: Number.POSITIVE_INFINITY, windowMs: 60_000 });
}
