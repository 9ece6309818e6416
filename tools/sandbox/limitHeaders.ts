import type { Limit } from './types';

/** What is left of a window. */
export interface Room {
	left: number;
	/** Milliseconds until the window is over, or until the oldest request has left it. */
	resetsIn: number;
}

type Names = readonly [limit: string, remaining: string, reset: string];
const X: Names = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

/**
 * The headers in which an API may tell its limit. Whaapy documents none (docs/whaapy-api.md, "Rate
 * limits").
 *
 * @param now milliseconds since the epoch
 * @param answers how many requests were answered before this one
 */
export function limitHeaders(
	{ requests, windowMs, headers }: Limit,
	room: Room,
	{ now, answers }: { now: number; answers: number },
): Record<string, string> {
	if (!headers || (headers.says === 'truthAtFirst' && answers >= requests / 2)) return {};
	const left = { truth: room.left, truthAtFirst: room.left, fiveLeft: 5, nothingLeft: 0 }[
		headers.says
	];
	const seconds = Math.ceil(room.resetsIn / 1_000);
	const named = ([limit, remaining, reset]: Names, at: number) => ({
		[limit]: String(requests),
		[remaining]: String(left),
		[reset]: String(at),
	});
	const window = Math.ceil(windowMs / 1_000);
	switch (headers.form) {
		case 'seconds':
			return named(X, seconds);
		case 'epoch':
			return named(X, Math.ceil((now + room.resetsIn) / 1_000));
		case 'epochMilliseconds':
			return named(X, Math.ceil(now + room.resetsIn));
		case 'ietf':
			return {
				'ratelimit-policy': `"default";q=${requests};w=${window}`,
				ratelimit: `"default";r=${left};t=${seconds}`,
			};
		case 'ietfDraft7':
			return {
				'ratelimit-policy': `${requests};w=${window}`,
				ratelimit: `limit=${requests}, remaining=${left}, reset=${seconds}`,
			};
	}
}
