/**
 * Runs the tasks of one key one after another, in the order in which they were added.
 *
 * A task waits only for earlier tasks that share a key with it, so there can be no deadlock.
 */
export class KeyedQueue {
	private readonly last = new Map<string, Promise<unknown>>();

	/**
	 * Adds a task at once, and runs it when the earlier tasks of all its keys have settled, whether
	 * they succeeded or not.
	 */
	async run<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
		const result = Promise.all(keys.map((key) => this.last.get(key))).then(task);
		const settled = result.then(ignore, ignore);
		for (const key of keys) this.last.set(key, settled);
		return await result;
	}
}

const ignore = () => undefined;
