import type { Pass, RequestLog } from './requestLog';

/** The documented limit (docs/whaapy-api.md); it may vary by plan. */
const REQUESTS = 100;
const WINDOW_MS = 60_000;

/**
 * Tries alone the first request beyond the documented limit.
 *
 * Whoever meets a limit with all requests in flight has all of them refused. This one is known
 * beforehand, so it costs one refused request only. If it passes, the limit of this key is higher.
 */
export class DocumentedLimit {
	private isExceeded = false;

	private trial: Pass | undefined;

	constructor(private readonly log: RequestLog) {}

	/** Whether a trial is underway, for whose end all requests wait. */
	get isTrying(): boolean {
		return this.trial !== undefined;
	}

	/** A request starts that is not in the log yet. */
	admit(pass: Pass): void {
		if (this.isExceeded) return;
		const first = this.log.timeOfLatest(REQUESTS);
		if (first !== undefined && pass.at - first < WINDOW_MS) this.trial = pass;
	}

	/** Whaapy let a request through. */
	passed(pass: Pass): void {
		if (this.trial === pass) this.isExceeded = true;
		this.ended(pass);
	}

	/** A request is over. */
	ended(pass: Pass): void {
		if (this.trial === pass) this.trial = undefined;
	}
}
