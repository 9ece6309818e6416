import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * Puts what ended a run into the form that its reader can act on.
 *
 * An agent that runs this node as its tool is told only one of message and description, and which
 * one differs between versions of n8n. So for an agent the message also says what to do.
 */
export function toAgentError(node: INode, error: unknown): unknown {
	// n8n makes a node's twin for agents by appending this to the name of its type.
	const isTool = node.type.endsWith('Tool');
	if (isTool && (error instanceof NodeApiError || error instanceof NodeOperationError)) {
		error.message = [error.message, error.description].filter(Boolean).join('\n');
		error.description = undefined;
	}
	return error;
}
