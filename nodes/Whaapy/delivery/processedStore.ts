import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * How many deliveries n8n's deduplication store remembers for one trigger. n8n reads and writes all
 * of them for each call, about 55 bytes each (docs/scale.md, "Once").
 */
const REMEMBERED = 1_000;
/**
 * A process records its deliveries again until the store still has them after so long, in
 * milliseconds: longer than a call takes, and so longer than another process may hold what it read.
 */
const SETTLED = 5_000;

/** What the store is told of one delivery. */
interface Recorded {
	/** The delivery, and the delivery with its run. */
	entries: [string, string];
	/** When the store was last found without it. */
	since: number;
}

/**
 * What n8n's deduplication store has of one trigger, as the runs of this process ask it.
 *
 * The store has no lock: n8n reads a row and writes it back as a whole, so calls at the same time
 * overwrite each other's entries. Therefore the runs of this process never call it at the same time:
 * those that wait share the next call. And what another process may have overwritten is recorded
 * again with each call until it has proved to be there.
 */
export class ProcessedStore {
	/** The deliveries that had their run in this process, and may still be overwritten. */
	private readonly latest = new Map<string, Recorded>();

	/** What the next call asks for. */
	private gathered: Recorded[] = [];

	private nextCall: Promise<Set<unknown>> | undefined;

	private lastCall: Promise<unknown> = Promise.resolve();

	/**
	 * Records a delivery; says whether another run had it before.
	 *
	 * @throws what the database throws
	 */
	async hadAnotherRun(context: IExecuteFunctions, deliveryId: string): Promise<boolean> {
		// If a worker dies, n8n 1.x begins its run again on another: that run must get its item again.
		const own = `${deliveryId} ${context.getExecutionId()}`;
		const recorded: Recorded = { entries: [deliveryId, own], since: Date.now() };
		this.gathered.push(recorded);
		this.nextCall ??= this.call(context);
		const processed = await this.nextCall;
		if (processed.has(own)) return false;
		// In one call, the store takes both of two copies for new.
		if (processed.has(deliveryId) || this.latest.has(deliveryId)) return true;
		this.latest.set(deliveryId, recorded);
		return false;
	}

	/** Which of the entries were there, after the call before it has ended. */
	private async call({ helpers }: IExecuteFunctions): Promise<Set<unknown>> {
		await this.lastCall;
		const begun = Date.now();
		const recorded = [...this.latest.values(), ...this.gathered];
		const entries = [...new Set(recorded.flatMap((each) => each.entries))];
		this.gathered = [];
		this.nextCall = undefined;
		const record = async () =>
			await helpers.checkProcessedAndRecord(entries, 'node', {
				mode: 'entries',
				maxEntries: 2 * REMEMBERED,
			});
		// Once again if it fails: of two processes that make the first entry, one may not insert it.
		const answer = record().catch(record);
		this.lastCall = answer.catch(ignore);
		const processed = new Set<unknown>((await answer).processed);
		this.forgetSettled(processed, begun);
		return processed;
	}

	/** Drops what the store has had long enough, and the oldest of too many. */
	private forgetSettled(processed: Set<unknown>, begun: number): void {
		for (const [deliveryId, recorded] of this.latest) {
			const isThere = processed.has(recorded.entries[1]);
			if (!isThere) recorded.since = begun;
			const hasSettled = isThere && recorded.since < begun - SETTLED;
			if (hasSettled || this.latest.size > REMEMBERED) this.latest.delete(deliveryId);
		}
	}
}

const ignore = () => undefined;
