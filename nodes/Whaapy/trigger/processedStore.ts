import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * How many deliveries n8n's deduplication store remembers for one trigger. n8n reads and writes all
 * of them for each call, about 55 bytes each (docs/scale.md, "Once").
 */
const REMEMBERED = 1_000;
/** How many of its latest deliveries a process records again: a busy one has these in seconds. */
const REPEATED = 50;

/**
 * What n8n's deduplication store has of one trigger, as the runs of this process ask it.
 *
 * The store has no lock: n8n reads a row and writes it back as a whole, so calls at the same time
 * overwrite each other's entries. Therefore the runs of this process never call it at the same time:
 * those that wait share the next call. And what another process may have overwritten is recorded
 * again with each call.
 */
export class ProcessedStore {
	/** The latest deliveries that had their run in this process, with their entries. */
	private readonly latest = new Map<string, string[]>();

	/** The deliveries that the next call asks for, with their entries. */
	private gathered = new Map<string, string[]>();

	private nextCall: Promise<Set<unknown>> | undefined;

	private lastCall: Promise<unknown> = Promise.resolve();

	/**
	 * Records a delivery; says whether another run had it before.
	 *
	 * @throws what the database throws
	 */
	async hadAnotherRun(context: IExecuteFunctions, deliveryId: string): Promise<boolean> {
		// In one call, the store takes both of two copies for new.
		while (this.gathered.has(deliveryId)) await this.nextCall?.catch(ignore);
		// If a worker dies, n8n 1.x begins its run again on another: that run must get its item again.
		const own = `${deliveryId} ${context.getExecutionId()}`;
		const entries = [deliveryId, own];
		this.gathered.set(deliveryId, entries);
		this.nextCall ??= this.call(context);
		const processed = await this.nextCall;
		if (processed.has(own)) return false;
		if (processed.has(deliveryId) || this.latest.has(deliveryId)) return true;
		this.latest.set(deliveryId, entries);
		for (const oldest of this.latest.keys()) {
			if (this.latest.size <= REPEATED) break;
			this.latest.delete(oldest);
		}
		return false;
	}

	/** Which of the entries were there, after the call before it has ended. */
	private async call({ helpers }: IExecuteFunctions): Promise<Set<unknown>> {
		await this.lastCall;
		const entries = [...new Set([...this.latest.values(), ...this.gathered.values()].flat())];
		this.gathered = new Map();
		this.nextCall = undefined;
		const record = async () =>
			await helpers.checkProcessedAndRecord(entries, 'node', {
				mode: 'entries',
				maxEntries: 2 * REMEMBERED,
			});
		// Once again if it fails: of two processes that make the first entry, one may not insert it.
		const answer = record().catch(record);
		this.lastCall = answer.catch(ignore);
		return new Set((await answer).processed);
	}
}

const ignore = () => undefined;
