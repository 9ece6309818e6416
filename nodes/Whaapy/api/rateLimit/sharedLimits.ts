import { KeyLimit } from './keyLimit';

/** More keys than one n8n uses at once; who still waits for one that is forgotten keeps its turn. */
const MOST_KEYS = 200;

/**
 * The limits of the keys that this process uses, the one that was used longest ago first. The nodes share
 * them, because they are one bundle.
 */
export const sharedLimits = new Map<string, KeyLimit>();

/** The limit of an account's key, shared by all runs, nodes and triggers of this process. */
export function limitOf(account: string, limits = sharedLimits): KeyLimit {
	const limit = limits.get(account) ?? new KeyLimit();
	limits.delete(account);
	limits.set(account, limit);
	for (const known of limits.keys()) if (limits.size > MOST_KEYS) limits.delete(known);
	return limit;
}
