import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import type { ItemMessage } from '../shared/inputError';
import { shortMessage } from '../shared/inputError';
import { inSeconds } from '../shared/quantities';
import type { RequestInfo } from './errorMessages';
import {
	describeAttempts,
	describeEffect,
	describeFailure,
	describeResponse,
} from './errorMessages';
import { isNothing } from './meaning';
import { excerpt } from './excerpt';
import type { HttpResponse, NetworkFailure } from './response';
import { summarizeBody } from './summarizeBody';

/** A response that is not success, as the user reads it. */
export function responseError(response: HttpResponse, info: RequestInfo): NodeApiError {
	const { message, description } = describeResponse(response, info);
	return toNodeApiError(info, { message, parts: [description], response });
}

/** A request that got no response, as the user reads it. */
export function networkError(failure: NetworkFailure, info: RequestInfo): NodeApiError {
	const { message, description } = describeFailure(failure, info);
	return toNodeApiError(info, {
		message,
		parts: [describeEffect(failure, info), describeAttempts(info), description],
	});
}

/** A response of success that does not hold what the contract promises. */
export function unexpectedResponse(response: HttpResponse, info: RequestInfo): NodeApiError {
	return toNodeApiError(info, {
		message: isNothing(response.body)
			? "Whaapy's answer is empty"
			: "Whaapy's answer lacks what its documentation promises",
		parts: [
			describeEffect(response, info),
			`${summarizeBody(excerpt(response.body, info.apiKey), info.apiKey)}.`,
			"Check the 'Base URL' in the Whaapy credential, and any proxy on the way.",
		],
		response,
	});
}

/** Whaapy asks for a longer backoff than any run should sit through. */
export function backoffTooLong(
	response: HttpResponse,
	{ asked, longest }: { asked: number; longest: number },
	info: RequestInfo,
): NodeApiError {
	return toNodeApiError(info, {
		message: `Whaapy asks to wait ${inSeconds(asked)} before the next request`,
		parts: [
			describeEffect(response, info),
			`This node waits ${inSeconds(longest)} at most, so it stopped here. Try again later.`,
		],
		response,
	});
}

/** What Whaapy says by a status that no single request got, e.g. "none under either spelling". */
export function statusError(
	node: INode,
	httpCode: '404' | '409',
	message: ItemMessage,
): NodeApiError {
	return buildError(node, message, { httpCode, body: {} });
}

/** What the user reads, and the response that it is about. */
interface Told {
	message: string;
	/** The sentences of the description; those that are empty are left out. */
	parts: Array<string | undefined>;
	response?: HttpResponse;
}

function toNodeApiError(info: RequestInfo, { message, parts, response }: Told): NodeApiError {
	const shown = excerpt(response?.body, info.apiKey);
	const body = isObject(shown) ? shown : {};
	const httpCode = response ? String(response.status) : null;
	const description = [...parts, httpCode && `(HTTP ${httpCode})`].filter(Boolean).join(' ');
	return buildError(
		info.node,
		{ message, description, itemIndex: info.itemIndex },
		{ httpCode, body },
	);
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
