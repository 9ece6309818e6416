import type { Deviation } from '../deviations';

export interface RecordedRequest {
	method: string;
	/** As it came, not decoded. */
	path: string;
	/** As it came, with the query. */
	url: string;
	query: Record<string, string | string[] | undefined>;
	headers: Record<string, string | string[] | undefined>;
	body: unknown;
	at: number;
	/** The status answered; 0 while, or when, there is no answer. */
	status: number;
}

/** A rate limit as the API documents it: so many requests in so much time. */
export interface Limit {
	requests: number;
	/** Milliseconds. */
	windowMs: number;
	/** Fixed: a window starts with its first request. Sliding: it ends with each request. */
	kind: 'fixed' | 'sliding';
	/** Whether a 429 says with `Retry-After` when to come back. */
	retryAfter: boolean;
}

export interface Settings {
	latency: number;
	/** Requests per second; 0 = no limit. */
	rateLimit: number;
	/** The documented kind of limit, beside `rateLimit`; undefined = none. */
	limit: Limit | undefined;
	pageOrder: 'newestFirst' | 'oldestFirst';
	/** What the key may do. */
	scopes: Set<string>;
	/**
	 * What a bulk call answers if some of its contacts cannot be handled: a smaller count, a count
	 * and the refused ones, or a 400 for all of them with nothing done.
	 */
	bulkFailures: 'count' | 'list' | 'refuse';
	/** Answers that are to differ from the documentation, by endpoint. */
	deviations: Deviation[];
}
