import type { INode, NodeApiError } from 'n8n-workflow';
import { statusError } from '../api/apiError';
import type { StatusMessages } from '../api/errorMessages';

/** What the user reads if what is to be deleted is not there: a wrong ID must not look like success. */
export function missingError(
	node: INode,
	messages: StatusMessages,
	itemIndex: number,
): NodeApiError {
	const { message = 'Whaapy does not have it', description = '' } = messages[404] ?? {};
	return statusError(node, '404', { message, description, itemIndex });
}
