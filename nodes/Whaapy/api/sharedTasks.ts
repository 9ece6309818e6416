/** Runs what several items of a run ask for once, and gives each of them the result. */
export class SharedTasks {
	private readonly results = new Map<string, Map<string, Promise<unknown>>>();

	/**
	 * Runs a task, unless one with the same kind and key has succeeded or is under way.
	 *
	 * A task that throws does so for its own item only: the next item that asks runs its own, so each
	 * error names the item that it is about.
	 *
	 * @param kind what sort of result it is; all tasks of one kind give the same type
	 * @param key what it is the result of; a long text is fine
	 */
	async once<T>(kind: string, key: string, task: () => Promise<T>): Promise<T> {
		const results = this.resultsOf(kind);
		for (;;) {
			const earlier = results.get(key);
			if (earlier === undefined) break;
			const outcome = await settle(earlier);
			if ('value' in outcome) return outcome.value as T;
			if (results.get(key) === earlier) results.delete(key);
		}
		const own = task();
		results.set(key, own);
		return await own;
	}

	private resultsOf(kind: string): Map<string, Promise<unknown>> {
		const known = this.results.get(kind);
		if (known !== undefined) return known;
		const results = new Map<string, Promise<unknown>>();
		this.results.set(kind, results);
		return results;
	}
}

async function settle(task: Promise<unknown>): Promise<{ value: unknown } | { error: unknown }> {
	return await task.then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
}
