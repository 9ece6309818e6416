import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** How every message of this package names the input item that it is about. */
function itemTag(itemIndex: number | undefined): string {
	return itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
}

/** Most characters of a message and of a description, whatever they quote. */
const LONGEST_MESSAGE = 500;
const LONGEST_DESCRIPTION = 4_000;

/** Cuts what a message tells: not too much for its reader, nor for n8n's database. */
export function shortMessage({ message, description, itemIndex }: ItemMessage) {
	return {
		message: `${message.slice(0, LONGEST_MESSAGE)}${itemTag(itemIndex)}`,
		description: description.slice(0, LONGEST_DESCRIPTION),
	};
}

/** What a user reads when something could not be done. */
export interface UserMessage {
	/** The event, as a sentence without a full stop. */
	message: string;
	/** How to get unstuck. */
	description: string;
}

/** The error of an item that cannot be done. */
export interface ItemMessage extends UserMessage {
	itemIndex: number | undefined;
}

/**
 * An error of this node's own, not of the API: the user can mend it in the workflow.
 */
export function operationError(node: INode, told: ItemMessage): NodeOperationError {
	const { itemIndex } = told;
	const { message, description } = shortMessage(told);
	const error = new NodeOperationError(node, message, { itemIndex, description, level: 'warning' });
	// n8n rewrites a message that contains one of the error codes of Node.js.
	error.message = message;
	return error;
}

/** A value of a parameter that cannot be used. */
interface InvalidInput {
	/** The parameter's display name. */
	parameter: string;
	/** The fault, in words that follow the name, e.g. "is empty". */
	reason: string;
	/** The way out, with an example. */
	hint: string;
	itemIndex: number | undefined;
}

/** An error about a value that the user set, thrown before any request. */
export function inputError(
	node: INode,
	{ parameter, reason, hint, itemIndex }: InvalidInput,
): NodeOperationError {
	return operationError(node, {
		message: `'${parameter}' ${reason}`,
		description: hint,
		itemIndex,
	});
}
