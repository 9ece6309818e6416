import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { contact } from './contact';
import { conversation } from './conversation';
import { collectPickers, describeProperty } from './describe';
import { media } from './media';
import { message } from './message';
import type { Operation, Resource } from './operation';

/** The registry: everything that the Whaapy node can do. */
const resources: readonly Resource[] = [conversation, message, media, contact];

const defaultResource = conversation.value;

/** The menus and fields of the editor, made from the operations. */
export function describeProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: defaultResource,
		},
		...resources.map(describeMenu),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => describeFields(resource, operation)),
		),
	];
}

/** The functions behind the pickers of all properties, as n8n finds them in a node's `methods`. */
export function describeMethods() {
	return collectPickers(
		resources.flatMap(({ operations }) => operations.flatMap(({ properties }) => properties)),
	);
}

/**
 * The operation that the two menus of a node name.
 *
 * @returns `undefined` if a workflow names one that this version does not have
 */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}

function describeMenu({ value: resource, operations }: Resource): INodeProperties {
	const defaultOperation = operations[0]?.value ?? '';
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
		default: defaultOperation,
	};
}

/** The fields of an operation, shown for it alone, so that no operation file repeats its own name. */
function describeFields(resource: Resource, operation: Operation): INodeProperties[] {
	return updateDisplayOptions(
		{ show: { resource: [resource.value], operation: [operation.value] } },
		operation.properties.map(describeProperty),
	);
}
