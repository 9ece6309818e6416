import { randomBytes } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';
import { WhaapyClient } from '../../../api/client';
import { DELIVERY_SETTINGS } from '../../../api/session';
import { addressIn, referenceOf } from '../../../delivery/answerAddress';
import { findConversation } from '../../conversation/find';
import { readPage } from '../../conversation/readHistory';
import { idIn } from '../../../shared/id';
import type { RunOf } from '../../operation';
import { defineOperation } from '../../operation';
import { FREE_FORM_ENDPOINTS, sendFreeForm } from '../freeForm';
import { judge } from '../question/answer';
import { closeAnswered, closeCallbacks, openCallback } from '../question/callback';
import type { QuestionMessage, QuestionParameters } from '../question/content';
import { questionMessage } from '../question/content';
import { questionFields, questionOptions } from '../question/fields';
import type { Question } from '../question/question';
import { keepQuestion } from '../question/question';
import { receivedFromHistory } from '../question/received';
import { tooOld, unasked } from '../question/refusals';
import { choicesOf, quickRepliesOf } from '../question/template';
import { readWaitTill } from '../question/waitTime';
import { sendMessage } from '../recipient';
import { readTemplateMessage, templateRefusals } from '../templateMessage';

type Run = RunOf<QuestionParameters>;

/** As many messages as people write while a question is on its way. */
const NEWEST = 10;

/**
 * Message → Send and Wait. n8n knows it by this word: it checks the signature of what comes in for the
 * run, and makes a human review of tools out of it.
 */
export const sendAndWait = defineOperation({
	name: 'Send and Wait for Response',
	action: 'Send message and wait for response',
	description:
		'Ask a person, and pause the workflow until the answer comes in the chat. One item at a time.',
	api: {
		endpoints: [
			...FREE_FORM_ENDPOINTS,
			'GET /templates/v1/{id}',
			'GET /templates/v1',
			'POST /media/v1',
			'GET /user-webhooks',
			'POST /user-webhooks',
			'PATCH /user-webhooks/{id}',
			'DELETE /user-webhooks/{id}',
		],
		costs: { 'a conversation': 4, 'by phone': 5, 'a conversation, by a template': 5 },
	},
	properties: questionFields,
	options: questionOptions,
	async execute(run) {
		const { context, parameters, issues, client } = run;
		const resumeUrl = readResumeUrl(run);
		const address = addressIn(resumeUrl);
		if (address === undefined) throw tooOld(run);
		const reference = referenceOf(address, randomBytes(3).toString('hex'));
		const isTemplate = parameters.responseType === 'template';
		const compose = isTemplate
			? await templateQuestion(run, reference)
			: asMessage(questionMessage(issues, parameters, reference));
		const until = readWaitTill(issues, parameters.options.limitWaitTime);
		const to = await findRecipient(run);
		const { body, choices } = await compose();

		const callbacks = client.forItems([]);
		const who = [to.conversationId, to.phone].filter((one) => one !== undefined);
		let registerId = '';
		let isHandedOver = false;
		let overdue: string[] = [];
		const openFirst = async () => {
			const [opened] = await Promise.allSettled([
				openCallback(callbacks, { resumeUrl, who, until }),
			]);
			if (opened.status === 'rejected') {
				throw unasked(run, opened.reason);
			}
			({ registerId, isHandedOver } = opened.value);
			overdue = opened.value.overdue.map(({ id }) => id);
			return body;
		};
		const recipient =
			to.conversationId === undefined ? parameters.recipient : { id: to.conversationId };
		const directed = { ...run, parameters: { ...parameters, recipient } };
		const sending = isTemplate
			? sendMessage(directed, openFirst, templateRefusals)
			: sendFreeForm(directed, openFirst);
		const sent = await sending.catch(async (error: unknown) => {
			if (registerId !== '') await closeCallbacks(callbacks, [registerId]);
			throw error;
		});
		// A message that 'Check 24-Hour Window' held back is not answered either.
		if (sent.skipped === true) return { ...sent, answered: false };

		const { wrongAnswer, askAgain, acceptMedia, onlyAskedPerson } = parameters.options;
		const sentAt = Date.parse(String(sent.createdAt));
		// A template may have begun the conversation.
		const conversationId = to.conversationId ?? idIn(sent.conversationId);
		const question: Question = {
			responseType: parameters.responseType,
			to: { ...to, conversationId },
			reference,
			messageId: String(sent.id),
			askedAt: Number.isNaN(sentAt) ? Date.now() : sentAt,
			registerId,
			origin: new URL(resumeUrl).origin,
			isHandedOver,
			choices,
			...(wrongAnswer === 'askAgain' && { again: { body, times: askAgain } }),
			acceptMedia,
			onlyAskedPerson,
		};
		const early = await readEarlyAnswer(context, question);
		// Not awaited: until the run has paused, n8n takes no answer, and removing may wait for the rate limit.
		void closeCallbacks(callbacks, overdue);
		if (early !== undefined) {
			void closeAnswered(context, question);
			return early;
		}
		keepQuestion(context, question);
		passOnUnanswered(context);
		await context.putExecutionToWait(until ?? WAIT_INDEFINITELY);
		// n8n shows it while the run waits, and drops it then.
		return sent;
	},
});

const asMessage = (message: QuestionMessage) => async () => message;

/** Prepares the message of a template, to be made when everything is validated; its replies can be tapped. */
async function templateQuestion(
	run: Run,
	reference: string,
): Promise<() => Promise<QuestionMessage>> {
	const { template, body } = await readTemplateMessage(run);
	return async () => {
		const replies = await quickRepliesOf(run.client, template);
		const { choices, payloads } = choicesOf(replies, reference);
		return { body: await body(payloads), choices };
	};
}

/**
 * The URL at which n8n takes the answer.
 *
 * @throws NodeOperationError if the run cannot wait for one
 */
function readResumeUrl(run: Run): string {
	const { context } = run;
	const items = context.getInputData().length;
	if (items > 1) {
		throw run.error(
			`One person is asked at a time, and ${items} items came in, so nothing was sent`,
			"n8n lets a run wait for one answer. Put 'Loop Over Items' with a batch size of 1 before this node to ask one after another, or ask all at once in a sub-workflow: 'Execute Sub-workflow' with the mode 'Run once for each item', without waiting for it.",
		);
	}
	const { type } = context.getNode();
	if (type.endsWith('Tool') && !type.endsWith('HitlTool')) {
		throw run.error(
			'A tool of an AI Agent cannot wait for an answer',
			"To let a person approve what another tool does, connect that tool to a 'Human review' step of Whaapy. To only send a message, use the operation 'Send Text'.",
		);
	}
	const old: { setSignatureValidationRequired?: () => void; getSignedResumeUrl?: () => string } =
		context;
	// n8n 1.x checks the signature only if it is told to.
	old.setSignatureValidationRequired?.();
	if (old.getSignedResumeUrl === undefined) throw tooOld(run);
	return context.getSignedResumeUrl();
}

/**
 * Whom the question goes to: the conversation, the number if the user gave one, or both. To somebody without a
 * conversation only a template can go. No request for a conversation, one or two for a number.
 *
 * @throws NodeOperationError if there is no conversation, and the question is no template
 */
async function findRecipient(run: Run): Promise<Question['to']> {
	const { recipient, options, responseType } = run.parameters;
	run.issues.throwIfAny();
	if ('id' in recipient) return { conversationId: recipient.id };
	const { phone } = recipient;
	const { tryOtherSpellings } = options;
	const { result } = await findConversation(run.client, { phone, tryOtherSpellings });
	const id = 'found' in result ? idIn(result.found.id) : undefined;
	if (id !== undefined || responseType === 'template') return { conversationId: id, phone };
	throw run.error(
		`Whaapy has no conversation with ${phone}, so nothing was sent`,
		"Check 'Recipient'. To people who have not written yet WhatsApp delivers only templates: set 'Response Type' to 'Template'.",
	);
}

/** The answer of who was faster than n8n, which takes answers only when the run has paused. */
async function readEarlyAnswer(
	context: IExecuteFunctions,
	question: Question,
): Promise<IDataObject | undefined> {
	const { conversationId } = question.to;
	if (conversationId === undefined) return undefined;
	try {
		// One attempt: while n8n waits here, an answer that is delivered does not find the run waiting.
		const client = await WhaapyClient.open(context, DELIVERY_SETTINGS);
		const newest = { conversationId, size: NEWEST, isUrgent: true };
		const { items: page } = await readPage(client, newest);
		const asked = page.findIndex(({ id }) => id === question.messageId);
		const since = asked === -1 ? page : page.slice(0, asked);
		const inbound = since.filter(({ direction }) => direction === 'inbound');
		// The history does not tell below which message somebody tapped; the delivery that comes again does.
		const written = inbound.filter(({ messageType }) => messageType !== 'interactive');
		for (const message of written.reverse()) {
			const verdict = judge(question, receivedFromHistory(message, conversationId));
			if (typeof verdict === 'object') return verdict.answer;
		}
	} catch (error) {
		// The question is out: whoever answers must find the run waiting.
		context.logger.warn(`The newest messages were not read: ${(error as Error).message}`);
	}
	return undefined;
}

/** n8n passes on the input of a run whose time is over: it says so in the item. */
function passOnUnanswered(context: IExecuteFunctions): void {
	const { data } = context.getExecuteData();
	const [items] = data.main ?? [];
	if (items === null || items === undefined) return;
	// A list of its own: the one that came in is the output of the node before, too.
	data.main = [items.map((item) => ({ ...item, json: { ...item.json, answered: false } }))];
}
