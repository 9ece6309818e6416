import type { GaveUp, KeyLimit, Visitor } from './keyLimit';
import type { Pass } from './requestLog';

/** One run's waiting for the limit of its key. */
export class Visit implements Visitor {
	private waiting = 0;

	private since = 0;

	private earlier = 0;

	constructor(
		readonly owner: string,
		private readonly limit: KeyLimit,
		private readonly cancelSignal?: AbortSignal,
	) {}

	/** Milliseconds for which requests of the run have waited so far. */
	get waitedMs(): number {
		return this.earlier + (this.waiting > 0 ? this.limit.clock.now() - this.since : 0);
	}

	/** Waits until a request may start, see {@link KeyLimit.enter}, or the execution is stopped. */
	async enter(): Promise<Pass | GaveUp | undefined> {
		if (this.waiting++ === 0) {
			this.since = this.limit.clock.now();
			this.cancelSignal?.addEventListener('abort', this.leave);
		}
		const admission = await this.limit.enter(this);
		if (--this.waiting === 0) {
			this.earlier += this.limit.clock.now() - this.since;
			this.cancelSignal?.removeEventListener('abort', this.leave);
		}
		return admission;
	}

	/** Ends the waiting of all requests of the run. */
	readonly leave = (): void => this.limit.leave(this);
}
