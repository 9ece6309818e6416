import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../api/clock';
import { systemClock } from '../api/clock';

/**
 * How many deliveries n8n's deduplication store remembers for one node. n8n reads and writes all of
 * them for each call, about 55 bytes each (docs/scale.md, "Once").
 */
const REMEMBERED = 1_000;
/**
 * In a burst it remembers more: for each delivery that had its run in this process in the last five
 * minutes, so many, because other processes have runs too and each copy has an entry. A copy may run
 * as late as Whaapy repeats it, which is half a minute, and as long as runs wait: 90 s were measured.
 */
const PER_RECENT_RUN = 5;
const RECENT = 300_000;
const MOST_REMEMBERED = 5_000;
/**
 * A process records its deliveries again until the store still has them after so long, in
 * milliseconds: longer than a call takes, and so longer than another process may hold what it read.
 */
const SETTLED = 5_000;
/**
 * How long a process waits after a call, in calls. Of two that do not wait, each reads what it wrote
 * itself, because the other one's row is overwritten in between. By chance, so that they do not keep
 * time with each other.
 */
const pauseInCalls = () => 1 + 2 * Math.random();
/** In milliseconds, since runs wait for it. */
const LONGEST_PAUSE = 1_000;

/** How many entries a delivery has at most, see {@link Recorded}. */
const ENTRIES = 3;

/** The entries of one delivery in the store. */
interface Recorded {
	/** One or two names by which the delivery is known. */
	names: string[];
	/** The delivery with its run. */
	own: string;
	/** When the store was last found without it. */
	since: number;
}

/** The run that had a delivery. */
interface Taken {
	executionId: string;
	at: number;
}

/**
 * The entries of one node in n8n's deduplication store, as the runs of this process ask for them.
 *
 * The store has no lock: n8n reads a row and writes it back as a whole, so calls at the same time
 * overwrite each other's entries. Therefore the runs of this process never call it at the same time:
 * those that wait share the next call. What had its run in this process is known without a call. And
 * what another process may have overwritten is recorded again with each call until it has proved to
 * be there.
 */
export class Deduplication {
	/** The deliveries that had their run in this process, by each of their names, oldest first. */
	private readonly taken = new Map<string, Taken>();

	/** Those of them that may still be overwritten. */
	private readonly latest = new Set<Recorded>();

	/** The deliveries that the next call asks for. */
	private gathered: Recorded[] = [];

	private nextCall: Promise<Set<unknown>> | undefined;

	private lastCall: Promise<unknown> = Promise.resolve();

	private nextCallAt = 0;

	constructor(private readonly clock: Clock = systemClock) {}

	/**
	 * Records a delivery; says whether another run had it before.
	 *
	 * @param names what it is known by: each alone is enough
	 * @throws what the database throws
	 */
	async hadAnotherRun(context: IExecuteFunctions, names: string[]): Promise<boolean> {
		const executionId = context.getExecutionId();
		const known = names.map((name) => this.taken.get(name)).find((taken) => taken !== undefined);
		if (known) return known.executionId !== executionId;
		// If a worker dies, n8n 1.x begins its run again on another: that run must get its item again.
		const own = `${names.at(-1)} ${executionId}`;
		const recorded: Recorded = { names, own, since: this.clock.now() };
		this.gathered.push(recorded);
		this.nextCall ??= this.call(context);
		const processed = await this.nextCall;
		if (processed.has(own)) return false;
		// In one call, the store takes both of two copies for new.
		if (names.some((name) => processed.has(name) || this.taken.has(name))) return true;
		const taken: Taken = { executionId, at: this.clock.now() };
		for (const name of names) this.taken.set(name, taken);
		this.latest.add(recorded);
		return false;
	}

	/** Which of the entries were there, after the call before it has ended. */
	private async call({ helpers }: IExecuteFunctions): Promise<Set<unknown>> {
		await this.lastCall;
		while (this.clock.now() < this.nextCallAt) {
			await this.clock.sleep(this.nextCallAt - this.clock.now());
		}
		const begun = this.clock.now();
		const recorded = [...this.latest, ...this.gathered];
		const entries = [...new Set(recorded.flatMap(({ names, own }) => [...names, own]))];
		this.gathered = [];
		this.nextCall = undefined;
		const maxEntries = ENTRIES * this.remembered(begun);
		const record = async () =>
			await helpers.checkProcessedAndRecord(entries, 'node', { mode: 'entries', maxEntries });
		// Once again if it fails: of two processes that make the first entry, one may not insert it.
		const answer = record()
			.catch(record)
			.finally(() => {
				const ended = this.clock.now();
				this.nextCallAt = ended + Math.min((ended - begun) * pauseInCalls(), LONGEST_PAUSE);
			});
		this.lastCall = answer.catch(ignore);
		const processed = new Set<unknown>((await answer).processed);
		this.forget(processed, begun);
		return processed;
	}

	/** How many deliveries the store has to remember now. */
	private remembered(now: number): number {
		const recent = [...new Set(this.taken.values())].filter(({ at }) => now - at < RECENT);
		return Math.min(Math.max(recent.length * PER_RECENT_RUN, REMEMBERED), MOST_REMEMBERED);
	}

	/** Drops what the store has had long enough, and the oldest of too many. */
	private forget(processed: Set<unknown>, begun: number): void {
		for (const recorded of this.latest) {
			const isThere = processed.has(recorded.own);
			if (!isThere) recorded.since = begun;
			const hasSettled = isThere && recorded.since < begun - SETTLED;
			if (hasSettled || this.latest.size > REMEMBERED) this.latest.delete(recorded);
		}
		for (const name of this.taken.keys()) {
			if (this.taken.size <= 2 * MOST_REMEMBERED) break;
			this.taken.delete(name);
		}
	}
}

const ignore = () => undefined;
