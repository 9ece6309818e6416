import type { INodeProperties } from 'n8n-workflow';
import type { Operation, Property, Resource } from '../parameters/property';
import { contact } from './contact';
import { conversation } from './conversation';
import { message } from './message';

/** The only list of what the Whaapy node can do. */
const resources: readonly Resource[] = [conversation, message, contact];

const firstResource = conversation.value;

/** The menus and fields of the editor, made from the operations. */
export function describeProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: firstResource,
		},
		...resources.map(describeMenu),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => describeFields(resource, operation)),
		),
	];
}

/**
 * The operation that a node's two menus name.
 *
 * @returns `undefined` where a workflow names one that this version does not have
 */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}

function describeMenu({ value: resource, operations }: Resource): INodeProperties {
	const firstOperation = operations[0]?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
		default: firstOperation,
	};
}

/** An operation's fields, shown for it alone, so that no operation file repeats its own name. */
function describeFields(resource: Resource, operation: Operation): INodeProperties[] {
	return operation.properties.map((property: Property) => ({
		...(property as INodeProperties),
		displayOptions: {
			...(property.displayOptions as INodeProperties['displayOptions']),
			show: {
				...(property.displayOptions?.show as Record<string, unknown[]> | undefined),
				resource: [resource.value],
				operation: [operation.value],
			} as NonNullable<INodeProperties['displayOptions']>['show'],
		},
	}));
}
