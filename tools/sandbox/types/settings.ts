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

export const LIMIT_FORMS = ['seconds', 'epoch', 'epochMilliseconds', 'ietf', 'ietfDraft7'] as const;
export const LIMIT_WORDS = ['truth', 'truthAtFirst', 'fiveLeft', 'nothingLeft'] as const;

/** A rate limit as the API documents it: so many requests in so much time. */
export interface Limit {
	requests: number;
	/** Milliseconds. */
	windowMs: number;
	/** Fixed: a window starts with its first request. Sliding: it ends with each request. */
	kind: 'fixed' | 'sliding';
	/** Whether a 429 says with `Retry-After` when to come back. */
	retryAfter: boolean;
	/** The headers of every answer that tell the limit; none unless set. */
	headers?: {
		/** `X-RateLimit-*` with the end in one of three ways, or the IETF's fields, new and old. */
		form: (typeof LIMIT_FORMS)[number];
		/** What they say; `truthAtFirst`: no answer has them after as many as half of the limit. */
		says: (typeof LIMIT_WORDS)[number];
	};
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
