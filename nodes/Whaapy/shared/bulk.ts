import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** The output of an operation for one input item: one object, or any number of n8n items. */
export type OperationOutput = IDataObject | INodeExecutionData[];

/** One input item of a bulk operation, read, validated and looked up. */
export interface BulkItem<T> {
	itemIndex: number;
	/** Items of equal groups want the same and may go out in one request. */
	group: string;
	/** The ID of what the item writes to. Items of one target are done in input order. */
	target: string;
	/** Facts that the operation needs of the item. */
	needs: T;
}

/** One item that is in doubt after a request for several: it is done again, alone. */
interface InDoubt {
	/** True if that request may have done it already. */
	mayBeDone: boolean;
}

/** How one item ended in a request for several. */
export type BulkResult = { output: OperationOutput } | { error: Error } | InDoubt;
