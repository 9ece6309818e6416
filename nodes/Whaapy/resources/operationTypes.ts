import type { IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import type { Endpoint } from '../api/contract';
import type { ValidationIssues } from '../parameters/issues';
import type { Parameters } from '../parameters/parameterTypes';
import type { Property } from '../parameters/property';
import type { BulkItem, BulkResult, OperationOutput } from '../shared/bulk';
import type { optionsField } from './properties';

/** The run of an operation for one input item. */
export interface RunOf<P> {
	/** Sends requests that name the item. The first one throws the issues, if there are any. */
	client: WhaapyClient;
	/** The values that the user set, read and typed by the declared properties. */
	parameters: P;
	/** Collects what is wrong with the item; all of it is thrown at once before the first request. */
	issues: ValidationIssues;
	itemIndex: number;
	/** For what is not about parameters or requests, e.g. binary data. */
	context: IExecuteFunctions;
	/**
	 * Makes the error of an item that cannot be done, to be thrown.
	 *
	 * @param message what happened, as a sentence without a full stop
	 * @param description how to get unstuck
	 */
	error(message: string, description: string): NodeOperationError;
}

/** One input item of a run, which is not read yet. Its client names no item in its messages. */
export type Item = Pick<RunOf<never>, 'context' | 'client' | 'itemIndex'>;

/** The requests that an operation makes: the source of docs/operations.md, and nothing that n8n reads. */
interface ApiUse {
	/**
	 * Every endpoint that it may call, as docs/whaapy-api.yaml writes it, e.g. "GET /contacts/v1/{id}";
	 * its own first. The engine tests refuse a request to any other.
	 */
	endpoints: readonly [Endpoint, ...Endpoint[]];
	/**
	 * The number of requests in each case that makes a difference, e.g. `{ 'by ID': 1, 'by phone': 2 }`, for
	 * one item unless the case tells how many. The engine tests measure each case.
	 */
	costs: Readonly<Record<string, number>>;
}

/** The part of an operation that the editor shows, and how its items relate to each other. */
export interface OperationEntry {
	/** Label in the menu. */
	name: string;
	/** Label in the nodes panel. */
	action: string;
	description: string;
	api: ApiUse;
	/** What the panel shows, in its order; the last one is 'Options'. */
	properties: readonly Property[];
	/**
	 * True if the operation only reads. Others run one after another for items that work on the same
	 * person or thing (see `identifies` in the properties), in the order of the input.
	 */
	readOnly?: boolean;
	/**
	 * Set if the operation acts on the whole account, so that running it for each item would only
	 * repeat it. It runs for the first item, its output is paired with all items, and the menu says so.
	 */
	runsOnce?: true;
	/**
	 * Set if what it does cannot be taken back. The menu and a notice in the panel say so, and a tool of
	 * an AI agent is described in words that make the model ask its user first.
	 */
	irreversible?: true;
}

/** The part that the editor shows, as it is written. */
interface EntryDefinition<P, O> extends Omit<OperationEntry, 'properties'> {
	/** The operation's own properties, in the order of the panel. */
	properties: P;
	/** The operation's own options, the most wanted first; those of every operation follow. */
	options?: O;
}

/** Properties, with the 'Options' of an operation behind them. */
export type WithOptions<P extends readonly Property[], O extends readonly Property[]> = [
	...P,
	ReturnType<typeof optionsField<O>>,
];

/** The values of an operation's properties and of its options. */
export type ParametersWith<
	P extends readonly Property[],
	O extends readonly Property[],
> = Parameters<WithOptions<P, O>>;

/** One operation as it is written, see `defineOperation`. */
export interface OperationDefinition<
	P extends readonly Property[],
	O extends readonly Property[],
> extends EntryDefinition<P, O> {
	/**
	 * Runs for one input item. Throws `NodeApiError` or `NodeOperationError`; does not catch those of
	 * the client to word them anew.
	 */
	execute(run: RunOf<ParametersWith<P, O>>): Promise<OperationOutput>;
}

/** One operation for several items as it is written, see `defineBulkOperation`. */
export interface BulkDefinition<
	P extends readonly Property[],
	O extends readonly Property[],
	T,
> extends EntryDefinition<P, O> {
	/** Most items that one request takes. */
	batchSize: number;
	/**
	 * Reads, validates and looks up what one input item wants, and changes nothing. Runs for all items
	 * before the first request that changes something.
	 */
	prepare(run: RunOf<ParametersWith<P, O>>): Promise<Omit<BulkItem<T>, 'itemIndex'>>;
	/**
	 * Does it for two or more items of equal groups, in one request if that works.
	 *
	 * @param client names no item in its messages
	 * @returns a result for each item, in their order; what it throws counts for all of them
	 */
	executeMany(client: WhaapyClient, items: ReadonlyArray<BulkItem<T>>): Promise<BulkResult[]>;
	/**
	 * Does it for one item: one that is alone in its group, or one that is in doubt.
	 *
	 * @param mayBeDone whether the request for several may have done it already
	 */
	executeOne(client: WhaapyClient, item: BulkItem<T>, mayBeDone: boolean): Promise<OperationOutput>;
}

/** An operation that runs for each item, as the registry knows it. */
export interface ItemOperation extends OperationEntry {
	/** Reads and validates the parameters of one item, and runs the operation for it. */
	run(item: Item): Promise<OperationOutput>;
}

/** An operation whose items go out together, as the registry knows it. */
export interface BulkOperation<T = unknown>
	extends
		OperationEntry,
		Pick<BulkDefinition<never, never, T>, 'batchSize' | 'executeMany' | 'executeOne'> {
	/** Reads, validates and looks up what one item wants. */
	prepare(item: Item): Promise<BulkItem<T>>;
}

/** An operation as the registry knows it. */
export type Operation = (ItemOperation | BulkOperation) & {
	/** Value stored in workflows. */
	value: string;
};

/** A group of operations on one kind of thing in Whaapy. */
export interface Resource {
	/** Label in the menu. */
	name: string;
	/** Value stored in workflows. */
	value: string;
	/**
	 * The value of the operation that the menu shows first. It must not change: n8n does not store defaults, so a
	 * workflow that relies on it would do something else.
	 */
	defaultOperation: string;
	operations: readonly Operation[];
}

/** One resource as it is written, see `defineResource`. */
export interface ResourceDefinition<N extends string> extends Pick<Resource, 'name' | 'value'> {
	operations: Readonly<Record<N, ItemOperation | BulkOperation>>;
}
