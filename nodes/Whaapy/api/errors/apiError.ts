import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { isObject } from '../../shared/guards';
import type { ItemMessage } from '../../shared/inputError';
import { shortMessage } from '../../shared/inputError';
import type { Outcome } from '../response';
import type { RequestFacts } from './errorMessages';
import { describe } from './errorMessages';
import { excerpt } from './excerpt';

/** The error of a request that did not bring what was asked for, as the user reads it. */
export function requestError(node: INode, outcome: Outcome, facts: RequestFacts): NodeApiError {
	const { itemIndex, apiKey } = facts;
	const { message, description } = describe(outcome, facts);
	if (outcome.kind === 'failure') return buildError(node, { message, description, itemIndex });
	const httpCode = String(outcome.status);
	const told = { message, description: `${description} (HTTP ${httpCode})`, itemIndex };
	const shown = excerpt(outcome.body, apiKey);
	return buildError(node, told, { httpCode, body: isObject(shown) ? shown : {} });
}

/** An answer of Whaapy with a status that no single request got, e.g. "none under either spelling". */
export function statusError(
	node: INode,
	httpCode: '404' | '409',
	message: ItemMessage,
): NodeApiError {
	return buildError(node, message, { httpCode, body: {} });
}

function buildError(
	node: INode,
	told: ItemMessage,
	{ httpCode, body }: { httpCode: string | null; body: IDataObject } = { httpCode: null, body: {} },
): NodeApiError {
	const { itemIndex } = told;
	const { message, description } = shortMessage(told);
	const error = new NodeApiError(node, body as JsonObject, { message, description, itemIndex });
	// n8n rewrites a message that contains one of the error codes of Node.js ("EEXIST" in
	// "preexistente"), and takes a code from any field of the body.
	error.message = message;
	error.httpCode = httpCode;
	error.context.data = body;
	return error;
}
