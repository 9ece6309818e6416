import { systemClock } from './clock';

/** Why a request was aborted, as the `reason` of its signal. */
type AbortReason = 'timeout' | 'cancelled';

/**
 * Aborts requests that take longer than the timeout, and all of them when the user stops the
 * execution.
 *
 * One watcher serves all requests, because a timer for each costs more than anything else that this
 * package does for a request.
 */
export class RequestTimeouts {
	/** When each request times out, earliest first, because all have the same timeout. */
	private readonly inFlight = new Map<AbortController, number>();

	private isWatching = false;

	/**
	 * @param timeout milliseconds that one attempt may take
	 * @param cancelSignal n8n's signal for "the user stopped this execution"
	 */
	constructor(
		private readonly timeout: number,
		private readonly cancelSignal?: AbortSignal,
	) {}

	/**
	 * Runs a request that ends when its signal is aborted, with {@link AbortReason} as the reason.
	 *
	 * @param request gets a function that gives it the whole timeout again: a file may take as long as
	 *   its data keeps moving
	 */
	async run<T>(request: (signal: AbortSignal, renew: () => void) => Promise<T>): Promise<T> {
		const controller = new AbortController();
		if (this.inFlight.size === 0) this.cancelSignal?.addEventListener('abort', this.cancelAll);
		const begin = () => this.inFlight.set(controller, performance.now() + this.timeout);
		begin();
		if (!this.isWatching) void this.watch();
		try {
			return await request(controller.signal, () => {
				// Set anew, it is the last one in the order of the map; one that has ended is not there.
				if (this.inFlight.delete(controller)) begin();
			});
		} finally {
			this.inFlight.delete(controller);
			if (this.inFlight.size === 0) this.cancelSignal?.removeEventListener('abort', this.cancelAll);
		}
	}

	private readonly cancelAll = (): void => {
		for (const controller of this.inFlight.keys())
			controller.abort('cancelled' satisfies AbortReason);
	};

	private async watch(): Promise<void> {
		this.isWatching = true;
		for (const [controller, at] of this.inFlight) {
			let left = at - performance.now();
			while (left > 0 && this.inFlight.get(controller) === at) {
				await systemClock.sleep(left);
				left = at - performance.now();
			}
			// Unless it has ended or was given the whole timeout again.
			if (this.inFlight.get(controller) === at) controller.abort('timeout' satisfies AbortReason);
		}
		this.isWatching = false;
	}
}
