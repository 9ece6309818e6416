import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { labelExpression } from '../shared/labels';
import { aiAgent } from './aiAgent';
import { broadcast } from './broadcast';
import { contact } from './contact';
import { conversation } from './conversation';
import { collectPickers, describeProperty } from './describe';
import { funnelStage } from './funnelStage';
import { media } from './media';
import { message } from './message';
import {
	IRREVERSIBLE,
	withFullStop,
	describeIrreversible,
	describeToolDescription,
} from './irreversible';
import type { Operation, Resource } from './operation';
import { teamMember } from './teamMember';
import { template } from './template';
import { webhook } from './webhook';

/**
 * The registry: everything that the Whaapy node can do, in the order of n8n's menus and of its nodes
 * panel. What most people come for is first.
 */
export const resources: readonly Resource[] = [
	message,
	conversation,
	contact,
	template,
	broadcast,
	funnelStage,
	media,
	aiAgent,
	teamMember,
	webhook,
];

const defaultResource = conversation.value;

/** The menus and properties of the editor, made from the operations. */
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
		describeToolDescription(resources),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => describeOperation(resource, operation)),
		),
	];
}

/** The text below the node on the canvas, e.g. "Create or Update: Contact". */
export function describeSubtitle(): string {
	const labels = resources.flatMap(({ name: resource, value, operations }) =>
		operations.map((operation) => [
			`${operation.value}: ${value}`,
			`${operation.name}: ${resource}`,
		]),
	);
	const chosen = '($parameter["operation"] + ": " + $parameter["resource"])';
	return `={{ ${labelExpression(Object.fromEntries(labels), chosen)} }}`;
}

/** The functions behind the pickers of all properties, as n8n finds them in a node's `methods`. */
export function describeMethods() {
	return collectPickers(
		resources.flatMap(({ operations }) => operations.flatMap(({ properties }) => properties)),
	);
}

const operationsByMenus = new Map(
	resources.flatMap(({ value: resource, operations }) =>
		operations.map((operation) => [`${resource}: ${operation.value}`, operation]),
	),
);

/**
 * The operation that the two menus of a node name.
 *
 * @returns `undefined` if a workflow names one that this version does not have
 */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return operationsByMenus.get(`${resource}: ${operation}`);
}

function describeMenu({
	value: resource,
	defaultOperation,
	operations,
}: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(describeOption),
		default: defaultOperation,
	};
}

function describeOption(operation: Operation): INodePropertyOptions {
	const { name, value, action, description, runsOnce, irreversible } = operation;
	const more = [
		runsOnce && 'Runs once, with the values of the first item, not once for each item.',
		irreversible && IRREVERSIBLE,
	].filter((sentence) => sentence !== undefined);
	return {
		name,
		value,
		action,
		description: more.length > 0 ? [withFullStop(description), ...more].join(' ') : description,
	};
}

/** The properties of an operation, shown for it alone, so that no operation file repeats its own name. */
function describeOperation(resource: Resource, operation: Operation): INodeProperties[] {
	return updateDisplayOptions(
		{ show: { resource: [resource.value], operation: [operation.value] } },
		[...describeIrreversible(operation), ...operation.properties.map(describeProperty)],
	);
}
