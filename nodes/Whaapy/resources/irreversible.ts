import type { INodeProperties } from 'n8n-workflow';
import type { Operation, Resource } from './operation';

/** The words for an operation that cannot be taken back. */
export const IRREVERSIBLE = 'This cannot be undone.';

/** The name under which n8n gives a model the description of a tool. */
const TOOL_DESCRIPTION = {
	name: 'toolDescription',
	type: 'string',
	typeOptions: { rows: 2 },
	description: 'What the AI reads to decide when to use this tool, and what it must ask before',
} as const satisfies Partial<INodeProperties>;

/** Gives a description its full stop. */
export function withFullStop(description: string): string {
	return description.endsWith('.') ? description : `${description}.`;
}

/**
 * Declares the field with the description of the tool for all operations that can be taken back. If it
 * is empty, n8n makes the description of the action. That n8n adds its own field is what the name
 * prevents: its default would be the action also for the others.
 */
export function describeToolDescription(resources: readonly Resource[]): INodeProperties {
	const irreversible = resources.flatMap(({ operations }) =>
		operations.filter((operation) => operation.irreversible).map(({ value }) => value),
	);
	return {
		...TOOL_DESCRIPTION,
		displayName: 'Tool Description',
		placeholder: 'e.g. Look up the conversation of a customer by phone number',
		hint: 'If it is empty, n8n describes the tool by resource and operation',
		default: '',
		displayOptions: { show: { '@tool': [true] }, hide: { operation: [...new Set(irreversible)] } },
	};
}

/** Declares what tells a person, and a model, that an operation cannot be taken back. */
export function describeIrreversible(operation: Operation): INodeProperties[] {
	if (!operation.irreversible) return [];
	return [
		{
			...TOOL_DESCRIPTION,
			displayName: 'Tool Description',
			default: `${operation.action} in Whaapy. ${IRREVERSIBLE} Ask the user first.`,
			displayOptions: { show: { '@tool': [true] } },
		},
		{
			displayName: `${withFullStop(operation.description)} ${IRREVERSIBLE}`,
			name: 'irreversibleNotice',
			type: 'notice',
			default: '',
		},
	];
}
