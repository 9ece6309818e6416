import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';

type DeepReadonly<T> = T extends (...args: never[]) => unknown
	? T
	: T extends object
		? { readonly [K in keyof T]: DeepReadonly<T[K]> }
		: T;

/** An n8n property as a constant, so that its literals can type what is read from it. */
export type Property = DeepReadonly<INodeProperties> & {
	/** Makes one text box hold several texts: apart by any of these, or a list that an expression gives. */
	readonly separators?: string;
};

/** What an operation gives back for one input item: one object, or any number of n8n items. */
export type OperationOutput = IDataObject | INodeExecutionData[];

/** One entry of the operation menu, with its fields and what it does. */
export interface Operation {
	/** Label in the menu. */
	name: string;
	/** Value stored in workflows. */
	value: string;
	/** Label in the nodes panel. */
	action: string;
	description: string;
	properties: readonly Property[];
	/**
	 * Runs for one input item. Throws `NodeApiError` or `NodeOperationError`; never catches them to
	 * word them anew.
	 */
	execute(
		this: IExecuteFunctions,
		client: WhaapyClient,
		itemIndex: number,
	): Promise<OperationOutput>;
}

/** A group of operations on one kind of thing in Whaapy. */
export interface Resource {
	name: string;
	value: string;
	operations: readonly Operation[];
}
