import type { IExecuteFunctions } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import { ValidationIssues } from '../parameters/issues';
import type { Located } from '../parameters/parameterTypes';
import type { Property } from '../parameters/property';
import { readParameters } from '../parameters/readParameters';
import { normalizePhone } from '../phone/normalizePhone';
import { subscriberKey } from '../phone/variants';
import { isObject } from '../shared/guards';
import type {
	BulkDefinition,
	BulkOperation,
	ItemOperation,
	OperationDefinition,
	OperationRun,
} from './operationTypes';

export type { Operation, OperationEntry, OperationRun, Resource } from './operationTypes';

/**
 * Makes an operation of its menu entry, its properties and what it does.
 *
 * The types of `parameters` in `execute` come from `properties`.
 */
export function defineOperation<const P extends readonly Property[]>(
	definition: OperationDefinition<P>,
): ItemOperation {
	const { execute, ...entry } = definition;
	return {
		...entry,
		async run(context, itemClient, itemIndex) {
			const run = beginRun(entry.properties, { context, itemClient, itemIndex });
			const task = async () => {
				const output = await execute(run);
				run.issues.throwIfAny();
				return output;
			};
			const { client, parameters, defaultCountry } = run;
			const keys = entry.readOnly ? [] : orderKeys(entry.properties, parameters, defaultCountry);
			// Before anything is awaited: until here the items run in input order.
			return keys.length === 0 ? await task() : await client.inOrder(keys, task);
		},
	};
}

/**
 * Makes an operation whose input items go out together, as many in one request as Whaapy takes.
 *
 * For idempotent changes only: an item that one request leaves in doubt is done again, alone.
 */
export function defineBulkOperation<const P extends readonly Property[], T>(
	definition: BulkDefinition<P, T>,
): BulkOperation {
	const { prepare, executeOne, ...entry } = definition;
	const operation: BulkOperation<T> = {
		...entry,
		async prepare(context, itemClient, itemIndex) {
			const run = beginRun(entry.properties, { context, itemClient, itemIndex });
			const item = await prepare(run);
			run.issues.throwIfAny();
			return { itemIndex, ...item };
		},
		async executeOne(client, item) {
			return await executeOne(client.forItem(item.itemIndex), item);
		},
	};
	return operation;
}

/** One input item of a run. */
interface Item {
	context: IExecuteFunctions;
	itemClient: WhaapyClient;
	itemIndex: number;
}

/** Reads what the user set for one item. */
function beginRun<const P extends readonly Property[]>(
	properties: P,
	{ context, itemClient, itemIndex }: Item,
): OperationRun<P> {
	const issues = new ValidationIssues(context.getNode(), itemIndex);
	const parameters = readParameters({ context, itemIndex, issues }, properties);
	const defaultCountry = countryOf(parameters) ?? itemClient.defaultCountry;
	const client = itemClient.forItem(itemIndex, () => issues.throwIfAny());
	return { client, parameters, issues, defaultCountry, itemIndex, context };
}

/** The country that the node itself names. */
function countryOf({ options }: { options?: unknown }): string | undefined {
	const country = isObject(options) ? options.defaultCountry : undefined;
	return typeof country === 'string' && country.trim() !== '' ? country : undefined;
}

/** What the operation writes to, by phone number in any spelling or by ID. */
function orderKeys(
	properties: readonly Property[],
	parameters: Record<string, unknown>,
	defaultCountry: string,
): string[] {
	return properties.flatMap(({ name, identifies }) => {
		if (identifies === undefined) return [];
		const given = parameters[name];
		const plain = { mode: identifies === 'person' ? 'phone' : 'id', value: String(given) };
		const { mode, value } = isLocated(given) ? given : plain;
		if (mode !== 'phone') return [value.trim()];
		const phone = normalizePhone(value, defaultCountry);
		return phone.ok ? [subscriberKey(phone.e164)] : [];
	});
}

function isLocated(value: unknown): value is Located {
	return isObject(value) && 'mode' in value;
}
