import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import { ValidationIssues } from '../parameters/issues';
import type { Located, Parameters } from '../parameters/parameterTypes';
import type { Property } from '../parameters/property';
import { readParameters } from '../parameters/readParameters';
import { normalizePhone } from '../phone/normalizePhone';
import { subscriberKey } from '../phone/variants';
import { isObject } from '../shared/guards';

/** What an operation returns for one input item: one object, or any number of n8n items. */
export type OperationOutput = IDataObject | INodeExecutionData[];

/** What an operation gets to run for one input item. */
export interface OperationRun<P extends readonly Property[]> {
	/** Sends requests that name the item. The first one throws the issues, if there are any. */
	client: WhaapyClient;
	/** What the user set, read and typed by the declared properties. */
	parameters: Parameters<P>;
	/** Collects what is wrong with the item; all of it is thrown at once before the first request. */
	issues: ValidationIssues;
	/** ISO 3166-1 alpha-2 code of the country of numbers without a country code. */
	defaultCountry: string;
	itemIndex: number;
	/** For what is not about parameters or requests, e.g. binary data. */
	context: IExecuteFunctions;
}

/** One operation as it is written, see {@link defineOperation}. */
export interface OperationDefinition<P extends readonly Property[]> {
	/** Label in the menu. */
	name: string;
	/** Value stored in workflows. */
	value: string;
	/** Label in the nodes panel. */
	action: string;
	description: string;
	properties: P;
	/**
	 * Whether the operation only reads. Others run one after another for items that work on the same
	 * person or thing (see `identifies` in the properties), in the order of the input.
	 */
	readOnly?: boolean;
	/**
	 * Runs for one input item. Throws `NodeApiError` or `NodeOperationError`; does not catch those of
	 * the client to word them anew.
	 */
	execute(run: OperationRun<P>): Promise<OperationOutput>;
}

/** An operation as the registry knows it. */
export interface Operation extends Omit<OperationDefinition<readonly Property[]>, 'execute'> {
	/** Reads and validates the parameters of one item, and runs the operation for it. */
	run(
		context: IExecuteFunctions,
		client: WhaapyClient,
		itemIndex: number,
	): Promise<OperationOutput>;
}

/** A group of operations on one kind of thing in Whaapy. */
export interface Resource {
	/** Label in the menu. */
	name: string;
	/** Value stored in workflows. */
	value: string;
	operations: readonly Operation[];
}

/**
 * Makes an operation of its menu entry, its properties and what it does.
 *
 * The types of `parameters` in `execute` come from `properties`.
 */
export function defineOperation<const P extends readonly Property[]>(
	definition: OperationDefinition<P>,
): Operation {
	const { execute, ...entry } = definition;
	return {
		...entry,
		async run(context, itemClient, itemIndex) {
			const issues = new ValidationIssues(context.getNode(), itemIndex);
			const parameters = readParameters(context, entry.properties, itemIndex, issues);
			const defaultCountry = countryOf(parameters) ?? itemClient.defaultCountry;
			const client = itemClient.forItem(itemIndex, () => issues.throwIfAny());
			const task = async () => {
				const run = { client, parameters, issues, defaultCountry, itemIndex, context };
				const output = await execute(run);
				issues.throwIfAny();
				return output;
			};
			const keys = entry.readOnly ? [] : orderKeys(entry.properties, parameters, defaultCountry);
			// Before anything is awaited: until here the items run in input order.
			return keys.length === 0 ? await task() : await client.inOrder(keys, task);
		},
	};
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
		const { mode, value } = isLocated(given) ? given : { mode: 'phone', value: String(given) };
		if (mode !== 'phone') return [value];
		const phone = normalizePhone(value, defaultCountry);
		return phone.ok ? [subscriberKey(phone.e164)] : [];
	});
}

function isLocated(value: unknown): value is Located {
	return isObject(value) && 'mode' in value;
}
