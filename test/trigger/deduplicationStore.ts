import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
	DeduplicationItemTypes,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';
import { DataDeduplicationService } from 'n8n-core';

/**
 * What a run meets of n8n's deduplication store (its deduplication-helper, 2.41): one row per node,
 * which is read, and written back as a whole a little later, without a lock.
 */
export class DeduplicationStore implements IDataDeduplicator {
	/** The table `processed_data`: entries of each node, oldest first. */
	readonly rows = new Map<string, DeduplicationItemTypes[]>();

	/** How many of the next calls fail, as if the database did. */
	failures = 0;

	/** @param pass what goes by between reading a row and writing it back */
	constructor(private readonly pass: () => Promise<unknown> = nextTurn) {}

	/** Makes it the store of all runs in this test file. */
	static async start(): Promise<DeduplicationStore> {
		const store = new DeduplicationStore();
		// n8n starts it once per process, and the tests of several files may share one.
		Reflect.set(DataDeduplicationService, 'instance', undefined);
		await DataDeduplicationService.init(store);
		return store;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: string,
		{ workflow, node }: ICheckProcessedContextData,
		{ maxEntries = Infinity }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		if (this.failures > 0) {
			this.failures--;
			throw new Error('The database is locked');
		}
		const key = `${workflow.id}/${node?.id}`;
		const before = this.rows.get(key);
		await this.pass();
		// Like any table, it refuses a second row of the same key.
		if (before === undefined && this.rows.has(key)) throw new Error('UNIQUE constraint failed');
		const known = new Set(before);
		const isNew = (item: DeduplicationItemTypes) => !known.has(item);
		this.rows.set(key, [...(before ?? []), ...items.filter(isNew)].slice(-maxEntries));
		return { new: items.filter(isNew), processed: items.filter((item) => known.has(item)) };
	}

	async removeProcessed(): Promise<void> {
		await Promise.reject(new Error('The trigger does not use this'));
	}

	async clearAllProcessedItems(): Promise<void> {
		await this.removeProcessed();
	}

	async getProcessedDataCount(): Promise<number> {
		await this.removeProcessed();
		return 0;
	}
}
