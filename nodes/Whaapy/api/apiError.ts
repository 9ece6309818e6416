import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { About, Explanation } from './errorMessages';
import { explainAnswer, explainForeignAnswer, explainLost, fate, tries } from './errorMessages';
import type { Answer, Lost } from './response';
import { isObject } from './response';
import { redact } from './redact';
import { inSeconds, opening, whaapyText } from './summarizeBody';

/** Why a parameter's value cannot be used, in words that follow its name, and what to do. */
export interface Complaint {
	/** The parameter's display name. */
	parameter: string;
	/** Follows the name, e.g. "is empty". */
	reason: string;
	/** What to do, with an example. */
	hint: string;
}

/**
 * A value of the user's that cannot be used, told before anything is sent.
 *
 * @param parameter the parameter's display name
 * @param reason follows the name, e.g. "is empty"
 * @param hint what to do, with an example
 */
export function inputError(
	node: INode,
	itemIndex: number | undefined,
	parameter: string,
	reason: string,
	hint: string,
): NodeOperationError {
	return refusal(node, itemIndex, `'${parameter}' ${reason}`, hint);
}

/**
 * All values of one item that cannot be used: each on a line of its own where there are several.
 */
export function inputErrors(
	node: INode,
	itemIndex: number,
	complaints: readonly [Complaint, ...Complaint[]],
): NodeOperationError {
	const [first, ...others] = complaints;
	if (others.length === 0) {
		return inputError(node, itemIndex, first.parameter, first.reason, first.hint);
	}
	const names = complaints.map(({ parameter }) => `'${parameter}'`);
	const listed = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
	const lines = complaints.map(
		({ parameter, reason, hint }) => `'${parameter}' ${reason}. ${hint}`,
	);
	return refusal(node, itemIndex, `${listed} cannot be used`, lines.join('\n'));
}

/** A run's own word, not Whaapy's, on why an item cannot be done. */
export function refusal(
	node: INode,
	itemIndex: number | undefined,
	text: string,
	description: string,
): NodeOperationError {
	const message = `${text}${itemTag(itemIndex)}`;
	const error = new NodeOperationError(node, message, { itemIndex, description, level: 'warning' });
	// n8n rewrites a message that happens to hold one of Node.js' codes.
	error.message = message;
	return error;
}

/** An answer of Whaapy that is not success, as the user reads it. */
export function answerError(answer: Answer, about: About): NodeApiError {
	const own = whaapyText(answer.body, about.apiKey);
	const { message, description } =
		own === undefined ? explainForeignAnswer(answer, about) : explainAnswer(answer, about, own);
	const parts = [description, own && `Whaapy says: ${own}`, `(HTTP ${answer.status})`];
	return apiError(about, message, parts, answer);
}

/** Whaapy answered that it has no such thing, and no request is left to ask otherwise. */
export function notFoundError(
	node: INode,
	itemIndex: number,
	{ message, description }: Explanation,
): NodeApiError {
	return buildError(node, itemIndex, message, `${description} (HTTP 404)`, '404', {});
}

/** The person with this number is a contact already, under another spelling of it. */
export function duplicateError(
	node: INode,
	itemIndex: number,
	{ message, description }: Explanation,
): NodeApiError {
	return buildError(node, itemIndex, message, description, '409', {});
}

/** A request that got no answer, as the user reads it. */
export function lostError(lost: Lost, about: About): NodeApiError {
	const { message, description } = explainLost(lost, about);
	return apiError(about, message, [description, fate(lost, about), tries(about)]);
}

/** An answer that says success but does not hold what its page promises. */
export function unexpectedAnswer(answer: Answer, about: About): NodeApiError {
	const message = isObject(answer.body)
		? "Whaapy's answer lacks what its documentation promises"
		: "Whaapy's answer is not JSON";
	const description = `${opening(answer.body, about.apiKey)}. Check the 'Base URL' in the Whaapy credential, and any proxy on the way.`;
	return apiError(
		about,
		message,
		[description, fate(answer, about), `(HTTP ${answer.status})`],
		answer,
	);
}

/** Whaapy asked for a pause that no run should sit through. */
export function tooLongPause(
	answer: Answer,
	asked: number,
	about: About,
	longest: number,
): NodeApiError {
	return apiError(
		about,
		`Whaapy asks to wait ${inSeconds(asked)} before the next request`,
		[
			`This node waits ${inSeconds(longest)} at most, so it stopped here. Try again later.`,
			fate(answer, about),
			`(HTTP ${answer.status})`,
		],
		answer,
	);
}

function apiError(
	about: About,
	message: string,
	parts: Array<string | undefined>,
	answer?: Answer,
): NodeApiError {
	const body = isObject(answer?.body) ? redactDeep(answer.body, about.apiKey) : {};
	const description = parts.filter(Boolean).join(' ');
	const httpCode = answer ? String(answer.status) : null;
	return buildError(about.node, about.itemIndex, message, description, httpCode, body);
}

function buildError(
	node: INode,
	itemIndex: number | undefined,
	text: string,
	description: string,
	httpCode: string | null,
	body: IDataObject,
): NodeApiError {
	const message = `${text}${itemTag(itemIndex)}`;
	const error = new NodeApiError(node, body as JsonObject, { message, description, itemIndex });
	// n8n rewrites a message that happens to hold one of Node.js' codes ("EEXIST" in "preexistente"),
	// and takes a code from any field of the body.
	error.message = message;
	error.httpCode = httpCode;
	error.context.data = body;
	return error;
}

function itemTag(itemIndex: number | undefined): string {
	return itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
}

/** Text by text: in the JSON as a whole, a key such as "1234" would be found in a number. */
function redactDeep(value: IDataObject, apiKey: string): IDataObject {
	const text = JSON.stringify(value, (_, part: unknown) => {
		if (typeof part === 'string') return redact(part, apiKey);
		if (!isObject(part)) return part;
		const entries = Object.entries(part);
		return Object.fromEntries(entries.map(([name, inner]) => [redact(name, apiKey), inner]));
	});
	return JSON.parse(text) as IDataObject;
}
