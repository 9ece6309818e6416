/**
 * Runs the tasks of one key one after another, in the order in which they were handed in.
 *
 * A task waits only for earlier ones of its key, so no two can wait for each other.
 */
export class Order {
	private readonly queues = new Map<string, Promise<unknown>>();

	/**
	 * Takes the task's place in the queue at once, and runs it when those before it have ended, well
	 * or not.
	 */
	async run<T>(key: string, task: () => Promise<T>): Promise<T> {
		const before = this.queues.get(key) ?? Promise.resolve();
		const result = before.then(task);
		const free = () => undefined;
		this.queues.set(key, result.then(free, free));
		return await result;
	}
}
