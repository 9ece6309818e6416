const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * A whole number as people write it, e.g. "1,012". Not by Intl: a hint has one, and to load Intl's data takes a
 * quarter of the time in which n8n loads the nodes.
 */
export function thousands(count: number): string {
	return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number of milliseconds as people say it, e.g. "1.5 seconds". */
export function inSeconds(milliseconds: number): string {
	const value = Number((milliseconds / 1000).toPrecision(3));
	return `${value} ${value === 1 ? 'second' : 'seconds'}`;
}

/** A number of milliseconds as people say it, e.g. "45 seconds", "9 minutes", "2.5 hours". */
export function inWords(milliseconds: number): string {
	if (milliseconds < 10_000) return inSeconds(milliseconds);
	const seconds = Math.round(milliseconds / 1_000);
	if (seconds < 90) return `${seconds} seconds`;
	if (milliseconds < 1.5 * HOUR) return `${Math.round(milliseconds / MINUTE)} minutes`;
	return `${(milliseconds / HOUR).toFixed(1).replace(/\.0$/, '')} hours`;
}

/** A rate limit as people say it, e.g. "100 requests a minute", "10 requests in 10 seconds". */
export function rateInWords({
	requests,
	windowMs,
}: {
	requests: number;
	windowMs: number;
}): string {
	const units: Record<number, string> = { 1_000: 'a second', [MINUTE]: 'a minute' };
	const count = `${thousands(requests)} ${requests === 1 ? 'request' : 'requests'}`;
	return `${count} ${units[windowMs] ?? `in ${inWords(windowMs)}`}`;
}
