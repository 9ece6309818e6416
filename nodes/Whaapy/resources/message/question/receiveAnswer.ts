import type {
	IDataObject,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { WhaapyClient } from '../../../api/client';
import { DELIVERY_SETTINGS } from '../../../api/session';
import { addressInReference, FOREIGN_SIGNATURE } from '../../../delivery/answerAddress';
import { readDelivery } from '../../../delivery/readDelivery';
import { readRequest, answerRefusal } from '../../../delivery/request';
import { verdictOf } from '../../../delivery/secrets';
import { isTriggerAt } from '../../../delivery/webhookUrl';
import type { Received } from './answer';
import { answerOf, judge } from './answer';
import { closeAnswered } from './callback';
import type { Question } from './question';
import { keptQuestion } from './question';
import { receivedIn } from './received';
import { sentAt } from '../../../delivery/message';
import { readPage } from '../../conversation/readHistory';
import { sentMessage } from '../sentMessage';

/**
 * Where n8n takes the answer: at the signed address of the run that waits, so only while it waits, and
 * there is nothing to register when a workflow is published.
 */
export const answerWebhooks: INodeTypeDescription['webhooks'] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];

/** The fate of a message, for the trigger that hands it over. */
type Fate = 'answered' | 'askedAgain' | 'notAnAnswer';

/**
 * Takes a message for the run that waits, which n8n has found by the signed URL: from Whaapy itself, or
 * handed over by a Whaapy Trigger with Whaapy's signature. The run goes on if it is the answer.
 */
export async function receiveAnswer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const question = keptQuestion(context);
	if (question === undefined) return tell('notAnAnswer');
	const { registerId, origin } = question;
	const delivery = await readRequest(context);
	const client = await WhaapyClient.open(context, DELIVERY_SETTINGS);
	const verdict = await verdictOf(client, delivery, {
		// Other receivers have secrets too, and are told of what is sent, the IDs of its buttons included.
		among: (webhooks) =>
			webhooks.filter(({ id, url }) => id === registerId || isTriggerAt(url, origin)),
		// Its webhook may have been added a moment ago, by another process.
		askAgainAfter: 1_000,
	}).catch(() => undefined);
	if (verdict === undefined)
		return answerRefusal(context, 503, 'The secrets of the webhooks are not known');
	if (verdict.is !== 'genuine') return answerRefusal(context, 401, FOREIGN_SIGNATURE);

	const payload = readDelivery(delivery)?.payload;
	const received = payload && receivedIn(payload);
	if (received === undefined) return tell('notAnAnswer');
	let judged = judge(question, received);
	if (judged === 'other') return tell('notAnAnswer');
	if (judged === 'wrong') {
		const asked = await askAgain(client, question, received).catch((error: Error) => error);
		if (asked instanceof Error) return answerRefusal(context, 503, asked.message);
		if (asked) return tell('askedAgain');
		if (received.type !== 'text') return tell('notAnAnswer');
		judged = { answer: answerOf(question, received) };
	}
	// Not awaited: the run goes on now, whatever the rate limit says.
	// A copy of what was tapped needs no webhook: it tells by itself whose answer it is.
	const isTapped = addressInReference(received.buttonId) !== undefined;
	void closeAnswered(context, { ...question, ...(isTapped && { isHandedOver: false }) });
	return { ...tell('answered'), workflowData: [[{ json: judged.answer }]] };
}

function tell(fate: Fate): IWebhookResponseData {
	const webhookResponse: IDataObject = { fate };
	return { webhookResponse };
}

/** As many messages as two people write in a few minutes. */
const NEWEST = 50;

/**
 * Sends the question once more to who wrote something else, unless that was done as often as wanted. How
 * often, the history tells: nothing that a webhook learns is kept with the run.
 *
 * Two requests.
 *
 * @returns false if it was not sent, because the person was asked often enough
 * @throws NodeApiError if Whaapy cannot be asked, or does not take the message
 */
async function askAgain(
	client: WhaapyClient,
	{ again, messageId }: Question,
	{ conversationId, at }: Received,
): Promise<boolean> {
	if (again === undefined) return false;
	const { items } = await readPage(client, { conversationId, size: NEWEST, isUrgent: true });
	const first = items.findIndex(({ id }) => id === messageId);
	if (first === -1) return false;
	const { content } = items[first] ?? {};
	const repeats = items
		.slice(0, first)
		.filter((message) => message.direction === 'outbound' && message.content === content);
	// A copy of a message that was answered so already.
	if (repeats.some((message) => sentAt(message) > at)) return true;
	if (repeats.length >= again.times) return false;
	await client.post('/messages/v1', {
		body: { conversationId, ...again.body },
		envelope: sentMessage(),
		isUrgent: true,
	});
	return true;
}
