import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../../../shared/guards';
import { parseJson } from '../../../shared/json';

/** Something that can be tapped. */
export interface Choice {
	/** The text that the person reads. */
	title: string;
	/** The value that the workflow gets. */
	value: string;
}

/** A question that was sent, as the run that waits keeps it. */
export interface Question {
	responseType: 'approval' | 'choice' | 'freeText' | 'template';
	/** Whom it went to: the conversation, and the number if that is how the person was named. */
	to: { conversationId?: string; phone?: string };
	/** The beginning of the IDs of its choices; the number of the choice follows, from 1. */
	reference: string;
	/** ID of the message that asks. */
	messageId: string;
	/** When it was sent, by Whaapy's clock, in milliseconds since the epoch. */
	askedAt: number;
	/** ID of the webhook at Whaapy that says who waits. */
	registerId: string;
	/** The origin of the n8n that asks, whose triggers may hand the answer over. */
	origin: string;
	/** True if a Whaapy Trigger hands the answer over. */
	isHandedOver: boolean;
	choices: Choice[];
	/** The body of the message, to send it again to who types instead of tapping; and how often. */
	again?: { body: IDataObject; times: number };
	acceptMedia: boolean;
	onlyAskedPerson: boolean;
}

/** The name under which the node's context in the run's data keeps it. */
const KEY = 'question';

/** Keeps the question with the run, over a restart too. Of several, in a loop, the last one counts. */
export function keepQuestion(context: IExecuteFunctions, question: Question): void {
	context.getContext('node')[KEY] = JSON.stringify(question);
}

/**
 * The question that a run waits with. A webhook can read the node's context by an expression only.
 *
 * @returns `undefined` if the run has asked none
 */
export function keptQuestion(context: IWebhookFunctions): Question | undefined {
	const node = JSON.stringify(context.getNode().name);
	const kept = context.evaluateExpression(`{{ $node[${node}].context.${KEY} }}`);
	const question = parseJson(String(kept));
	// Written by keepQuestion.
	return isObject(question) ? (question as unknown as Question) : undefined;
}
