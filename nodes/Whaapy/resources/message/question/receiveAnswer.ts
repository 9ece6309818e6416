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
import { answerOf, judge } from './answer';
import { askAgain } from './askAgain';
import { closeAnswered } from './callback';
import { keptQuestion } from './question';
import { receivedIn } from './received';

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
