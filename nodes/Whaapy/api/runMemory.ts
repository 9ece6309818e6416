import type { INodeExecutionData } from 'n8n-workflow';
import { RunCache } from './runCache';
import type { WhaapyContext } from './session';

/** The end of an input item. */
type ItemOutcome = { output: INodeExecutionData[] } | { error: unknown };

/**
 * The things that a run of a node has done, for n8n's setting 'Retry On Fail': it runs the node again
 * for all of its input, and what was sent must not be sent again.
 */
export class RunMemory {
	/** Things that the run has made or decided for good, e.g. the ID of a file that it has uploaded. */
	readonly made = new RunCache();

	/** The items for which Whaapy has taken or refused a write, or may have taken it. */
	readonly written = new Set<number>();

	/** The ends of items that are not done again. */
	readonly outcomes = new Map<number, ItemOutcome>();
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
