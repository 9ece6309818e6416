import { ValidationIssues } from '../parameters/issues';
import type { Parameters } from '../parameters/parameterTypes';
import type { Property } from '../parameters/property';
import { readParameters } from '../parameters/readParameters';
import { subscriberKey } from '../phone/variants';
import { isObject } from '../shared/guards';
import { optionsField } from './properties';
import type {
	BulkDefinition,
	BulkOperation,
	Item,
	ItemOperation,
	OperationDefinition,
	Resource,
	ResourceDefinition,
	RunOf,
	WithOptions,
} from './operationTypes';

export type { Operation, OperationEntry, ParametersWith, Resource, RunOf } from './operationTypes';

/**
 * Makes an operation of its menu entry, its properties and options, and what it does.
 *
 * The types of `parameters` in `execute` come from `properties` and `options`.
 */
export function defineOperation<
	const P extends readonly Property[],
	const O extends readonly Property[] = [],
>({ execute, properties: own, options, ...entry }: OperationDefinition<P, O>): ItemOperation {
	const properties = withOptions(own, options);
	return {
		...entry,
		properties,
		async run(item) {
			const run = beginRun(properties, item);
			const task = async () => {
				const output = await execute(run);
				run.issues.throwIfAny();
				return output;
			};
			const keys = entry.readOnly ? [] : orderKeys(properties, run.parameters);
			// Before anything is awaited: until here the items run in input order.
			return keys.length === 0 ? await task() : await run.client.inOrder(keys, task);
		},
	};
}

/**
 * Makes an operation whose input items go out together, as many in one request as Whaapy takes.
 *
 * For idempotent changes only: an item that one request leaves in doubt is done again, alone.
 */
export function defineBulkOperation<
	const P extends readonly Property[],
	T,
	const O extends readonly Property[] = [],
>(definition: BulkDefinition<P, O, T>): BulkOperation {
	const { prepare, executeOne, properties: own, options, ...entry } = definition;
	const properties = withOptions(own, options);
	const operation: BulkOperation<T> = {
		...entry,
		properties,
		async prepare(item) {
			const run = beginRun(properties, item);
			const prepared = await prepare(run);
			run.issues.throwIfAny();
			return { itemIndex: run.itemIndex, ...prepared };
		},
		async executeOne(client, item, mayBeDone) {
			return await executeOne(client.forItem(item.itemIndex), item, mayBeDone);
		},
	};
	return operation;
}

/**
 * Makes a resource of its operations, in the order of the menu, each under the value that workflows store
 * for it.
 */
export function defineResource<N extends string>(
	{ operations, ...entry }: ResourceDefinition<N>,
	{ defaultOperation }: { defaultOperation: NoInfer<N> },
): Resource {
	const named = Object.entries<ItemOperation | BulkOperation>(operations);
	return {
		...entry,
		defaultOperation,
		operations: named.map(([value, operation]) => ({ ...operation, value })),
	};
}

/** The properties of an operation as the panel shows them: 'Options' comes last. */
function withOptions<P extends readonly Property[], O extends readonly Property[]>(
	properties: P,
	options = [] as unknown as O,
): WithOptions<P, O> {
	return [...properties, optionsField<O>(...options)];
}

/** Reads what the user set for one item. */
function beginRun<P extends readonly Property[]>(
	properties: P,
	{ context, client: runClient, itemIndex }: Item,
): RunOf<Parameters<P>> {
	const issues = new ValidationIssues(context.getNode(), itemIndex);
	const { defaultCountry } = runClient;
	const parameters = readParameters({ context, itemIndex, issues, defaultCountry }, properties);
	const client = runClient.forItem(itemIndex, () => issues.throwIfAny());
	const error = client.error.bind(client);
	return { client, parameters, issues, itemIndex, context, error };
}

/** The things that the operation writes to, by phone number in any spelling or by ID. */
function orderKeys(properties: readonly Property[], parameters: Record<string, unknown>): string[] {
	return properties
		.filter(({ identifies }) => identifies)
		.map((property) => {
			const value = parameters[property.name];
			if (isObject(value)) return value.phone ? subscriberKey(String(value.phone)) : value.id;
			const isPhone = property.type === 'string' && property.reads === 'phone';
			return isPhone && value ? subscriberKey(String(value)) : value;
		})
		.map((key) => String(key).trim())
		.filter((key) => key !== '');
}
