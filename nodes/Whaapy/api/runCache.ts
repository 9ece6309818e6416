/**
 * The answers of the look-ups of one run, kept so that the same question costs one request.
 *
 * Whoever changes what a look-up has found must set or delete it here.
 */
export class RunCache {
	private readonly answers = new Map<string, Promise<unknown>>();

	/**
	 * The answer to a question: what is known, or what is on its way, or what `ask` finds.
	 *
	 * A failed look-up is neither kept nor shared, because its error names one item. The next item
	 * asks again, and the others wait for its answer.
	 *
	 * @param key names the question and, by its beginning, what kind of answer it has
	 */
	async get<T>(key: string, ask: () => Promise<T>): Promise<T> {
		while (this.answers.has(key)) {
			try {
				return (await this.answers.get(key)) as T;
			} catch {
				// Forgotten by now, unless another item asks already.
			}
		}
		const asked = ask();
		this.answers.set(key, asked);
		asked.catch(() => {
			if (this.answers.get(key) === asked) this.answers.delete(key);
		});
		return await asked;
	}

	/** The answer that is known already or on its way; `undefined` if nothing is. */
	async known<T>(key: string): Promise<T | undefined> {
		const known = this.answers.get(key) as Promise<T> | undefined;
		return await known?.catch(() => undefined);
	}

	/** Keeps what a write has answered. */
	set(key: string, answer: unknown): void {
		this.answers.set(key, Promise.resolve(answer));
	}

	/** Forgets an answer that a write has made untrue. */
	delete(key: string): void {
		this.answers.delete(key);
	}
}
