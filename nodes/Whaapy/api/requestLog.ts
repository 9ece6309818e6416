/** A request that was let through. */
export interface Pass {
	/** Whose share of the limit it uses: one execution of a workflow. */
	readonly owner: string;
	/** Counts up from one request to the next. */
	readonly number: number;
	/** When it was sent, as far as that is known: n8n may take a while to get to it. */
	at: number;
	answeredAt?: number;
}

/** Longer than the longest window that is learned. */
const KEPT_FOR = 65_000;
const COMPACT_AT = 1_000;

/**
 * The requests of the last minute that count against the limit, in the order in which they were
 * sent: those in flight and those that Whaapy did not refuse.
 */
export class RequestLog {
	private passes: Pass[] = [];

	/** The shortest time from a request to its answer, in milliseconds. */
	fastest = Number.POSITIVE_INFINITY;

	add(pass: Pass): void {
		this.passes.push(pass);
		if (this.passes.length % COMPACT_AT !== 0) return;
		const oldest = pass.at - KEPT_FOR;
		this.passes = this.passes.filter(({ at }) => at > oldest);
	}

	/** Corrects when a request was sent: not earlier than the fastest answer would have taken. */
	answered(pass: Pass, now: number): void {
		pass.answeredAt = now;
		const time = now - pass.at;
		if (time >= this.fastest) {
			this.correct(pass);
			this.moveBack(pass);
			return;
		}
		this.fastest = time;
		for (const earlier of this.passes) this.correct(earlier);
		this.passes.sort((one, other) => one.at - other.at);
	}

	/** Puts a request that was sent later than supposed where it belongs: others keep their order. */
	private moveBack(pass: Pass): void {
		let index = this.passes.lastIndexOf(pass);
		if (index < 0) return;
		for (let next = this.passes[index + 1]; next && next.at < pass.at;) {
			this.passes[index] = next;
			index += 1;
			next = this.passes[index + 1];
		}
		this.passes[index] = pass;
	}

	private correct(pass: Pass): void {
		if (pass.answeredAt !== undefined) pass.at = pass.answeredAt - this.fastest;
	}

	/** Takes out a request that Whaapy refused, which does not count. */
	remove(pass: Pass): void {
		const index = this.passes.lastIndexOf(pass);
		if (index >= 0) this.passes.splice(index, 1);
	}

	/** When the request before the last `count - 1` ones was sent. */
	timeOfLatest(count: number): number | undefined {
		return this.passes.at(-count)?.at;
	}

	/** The requests sent from one moment to another one. */
	between(from: number, until = Number.POSITIVE_INFINITY): Pass[] {
		const found: Pass[] = [];
		for (let index = this.passes.length - 1; index >= 0; index--) {
			const pass = this.passes[index];
			if (pass === undefined || pass.at < from) break;
			if (pass.at <= until) found.push(pass);
		}
		return found.reverse();
	}
}
