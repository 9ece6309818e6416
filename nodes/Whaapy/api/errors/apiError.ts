import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { isObject } from '../../shared/guards';
import type { ItemMessage } from '../../shared/inputError';
import { shortMessage } from '../../shared/inputError';
import type { Outcome } from '../response';
import type { RequestFacts } from './errorMessages';
import { describe } from './errorMessages';
import { excerpt } from './excerpt';

/** What the user reads, and what n8n keeps of the answer, if one came. */
type AnswerMessage = ItemMessage & { httpCode?: string; body?: IDataObject };

/** The error of a request that did not bring what was asked for, as the user reads it. */
export function requestError(node: INode, outcome: Outcome, facts: RequestFacts): NodeApiError {
	const { itemIndex } = facts;
	const { message, description } = describe(outcome, facts);
	if (outcome.kind === 'failure') return apiError(node, { message, description, itemIndex });
	const httpCode = String(outcome.status);
	const told = { message, description: `${description} (HTTP ${httpCode})`, itemIndex, httpCode };
	const body = excerpt(outcome.body, facts.apiKey);
	return apiError(node, isObject(body) ? { ...told, body } : told);
}

/** An error of the API as n8n shows it, also one that no single request got. */
export function apiError(node: INode, told: AnswerMessage): NodeApiError {
	const { itemIndex, httpCode = null, body = {} } = told;
	const { message, description } = shortMessage(told);
	const error = new NodeApiError(node, body as JsonObject, { message, description, itemIndex });
	// n8n rewrites a message that contains one of the error codes of Node.js ("EEXIST" in
	// "preexistente"), and takes a code from any field of the body.
	error.message = message;
	error.httpCode = httpCode;
	error.context.data = body;
	return error;
}
