import type { KeyLimit } from './keyLimit';

/** What is known of a key, and when somebody last asked for it. */
export interface SharedLimit {
	limit: KeyLimit;
	usedAt: number;
}

/**
 * What this process knows of the keys it uses. See `limitRegistry.ts`, which is the only one to
 * touch it.
 *
 * The node and the trigger are bundled apart, each with modules of its own. This one alone is not
 * bundled: both require the same file, so that they share what it holds (gulpfile.js).
 */
export const sharedLimits = new Map<string, SharedLimit>();
