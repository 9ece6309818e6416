import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import type { ItemMessage } from '../shared/inputError';
import { shortMessage } from '../shared/inputError';
import { inSeconds } from '../shared/quantities';
import type { RequestInfo, UserMessage } from './errorMessages';
import {
	describeAttempts,
	describeEffect,
	describeFailure,
	describeForeign,
	describeResponse,
	sentences,
} from './errorMessages';
import { isNothing } from './meaning';
import { excerpt } from './excerpt';
import type { HttpResponse, NetworkFailure } from './response';

/** A response that is not success, as the user reads it. */
export function responseError(response: HttpResponse, info: RequestInfo): NodeApiError {
	return toNodeApiError(info, describeResponse(response, info), response);
}

/** A request that got no response, as the user reads it. */
export function networkError(failure: NetworkFailure, info: RequestInfo): NodeApiError {
	const { message, description } = describeFailure(failure, info);
	const effect = describeEffect(failure, info);
	return toNodeApiError(info, {
		message,
		description: sentences(effect, describeAttempts(info), description),
	});
}

/** A response of success that does not hold what the contract promises. */
export function unexpectedResponse(response: HttpResponse, info: RequestInfo): NodeApiError {
	const message = isNothing(response.body)
		? "Whaapy's answer is empty"
		: "Whaapy's answer lacks what its documentation promises";
	return toNodeApiError(info, { ...describeForeign(response, info), message }, response);
}

/** Whaapy asks for a longer backoff than any run should sit through. */
export function backoffTooLong(
	response: HttpResponse,
	{ asked, longest }: { asked: number; longest: number },
	info: RequestInfo,
): NodeApiError {
	const message = `Whaapy asks to wait ${inSeconds(asked)} before the next request`;
	const advice = `This node waits ${inSeconds(longest)} at most, so it stopped here. Try again later.`;
	const description = sentences(describeEffect(response, info), advice);
	return toNodeApiError(info, { message, description }, response);
}

/** An answer of Whaapy with a status that no single request got, e.g. "none under either spelling". */
export function statusError(
	node: INode,
	httpCode: '404' | '409',
	message: ItemMessage,
): NodeApiError {
	return buildError(node, message, { httpCode, body: {} });
}

function toNodeApiError(
	{ node, apiKey, itemIndex }: RequestInfo,
	{ message, description: told }: UserMessage,
	response?: HttpResponse,
): NodeApiError {
	const shown = excerpt(response?.body, apiKey);
	const body = isObject(shown) ? shown : {};
	const httpCode = response ? String(response.status) : null;
	const description = sentences(told, httpCode === null ? '' : `(HTTP ${httpCode})`);
	return buildError(node, { message, description, itemIndex }, { httpCode, body });
}

function buildError(
	node: INode,
	told: ItemMessage,
	{ httpCode, body }: { httpCode: string | null; body: IDataObject },
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
