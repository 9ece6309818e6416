import type { INodeExecutionData } from 'n8n-workflow';
import { RunCache } from './runCache';
import type { WhaapyContext } from './session';

/** The end of an input item. */
type ItemOutcome = { output: INodeExecutionData[] } | { error: unknown };

/**
 * Remembers what a run of a node has done, for n8n's setting 'Retry On Fail': it runs the node again for
 * all of its input, and what was sent must not be sent again.
 */
export class RunMemory {
	/** Things that the run has made or decided for good, e.g. the ID of a file that it has uploaded. */
	readonly made = new RunCache();

	private readonly outcomes = new Map<number, ItemOutcome>();

	private readonly written = new Set<number>();

	/** Notes that Whaapy has taken or refused a write for these items, or may have taken it. */
	noteWrite(items: readonly number[]): void {
		for (const item of items) this.written.add(item);
	}

	/** Tells if something was written for an item. */
	hasWritten(item: number): boolean {
		return this.written.has(item);
	}

	/** Keeps the output of an item: it is not done again. */
	keepOutput(item: number, output: INodeExecutionData[]): void {
		this.outcomes.set(item, { output });
	}

	/** Keeps why an item could not be done, unless nothing was written for it: then it is done again. */
	keepError(item: number, error: unknown): void {
		if (this.written.has(item)) this.outcomes.set(item, { error });
	}

	/** The end of an item in an earlier try; `undefined` if it is still to be done. */
	outcomeOf(item: number): ItemOutcome | undefined {
		return this.outcomes.get(item);
	}
}

const memories = new WeakMap<INodeExecutionData, RunMemory>();

/**
 * The memory of the run that a context belongs to.
 *
 * The tries of one run have the very same input items, also with 'Execute Once'. Another run of the
 * node, in a loop or by a second branch, has new ones, and so a new memory.
 */
export function memoryOf(context: WhaapyContext): RunMemory {
	const [firstItem] = 'getInputData' in context ? context.getInputData() : [];
	if (firstItem === undefined || !context.getNode().retryOnFail) return new RunMemory();
	const memory = memories.get(firstItem) ?? new RunMemory();
	memories.set(firstItem, memory);
	return memory;
}
