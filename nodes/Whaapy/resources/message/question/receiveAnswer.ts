import type {
	IDataObject,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { WhaapyClient } from '../../../api/client';
import { DELIVERY_SETTINGS } from '../../../api/session';
import { readPayload } from '../../../delivery/payload';
import { readRawBody } from '../../../delivery/request';
import { recentWebhooks } from '../../../delivery/recentWebhooks';
import { isSignedWith, readDigest } from '../../../delivery/signature';
import { answerOf, judge } from './answer';
import { askAgain } from './askAgain';
import { closeCallbacks } from './callback';
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

/** How long the list of secrets is good, in milliseconds; less if it does not hold the one that signed. */
const LIST_LASTS = 10_000;
const UNFIT_LIST_LASTS = 1_000;

/** What became of a message, for the trigger that hands it over. */
type Fate = 'answered' | 'askedAgain' | 'notAnAnswer';

/**
 * Takes a message for the run that waits, which n8n has found by the signed URL: from Whaapy itself, or
 * handed over by a Whaapy Trigger with Whaapy's signature. The run goes on if it is the answer.
 */
export async function receiveAnswer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const question = keptQuestion(context);
	const body = await readRawBody(context);
	const client = await WhaapyClient.open(context, DELIVERY_SETTINGS);
	const signature = context.getRequestObject().headers['x-webhook-signature'];
	const isGenuine = await isSigned(client, { body, signature }).catch(() => undefined);
	if (isGenuine === undefined)
		return refuse(context, 503, 'The secrets of the webhooks are not known');
	if (!isGenuine)
		return refuse(context, 401, 'The signature is not that of a webhook of the account');

	const payload = readPayload(body);
	const received = payload && receivedIn(payload);
	if (question === undefined || received === undefined) return tell('notAnAnswer');
	let verdict = judge(question, received);
	if (verdict === 'other') return tell('notAnAnswer');
	if (verdict === 'wrong') {
		const asked = await askAgain(client, question, received).catch((error: Error) => error);
		if (asked instanceof Error) return refuse(context, 503, asked.message);
		if (asked) return tell('askedAgain');
		verdict = { answer: answerOf(question, received) };
	}
	// Not awaited: the run goes on now, whatever the rate limit says.
	void forget(context, question.registerId);
	return { ...tell('answered'), workflowData: [[{ json: verdict.answer }]] };
}

/** Whether one of the account's webhooks signed it. */
async function isSigned(
	client: WhaapyClient,
	{ body, signature }: { body: Buffer; signature: unknown },
): Promise<boolean> {
	const digest = readDigest(signature);
	if (digest === undefined) return false;
	for (const maxAge of [LIST_LASTS, UNFIT_LIST_LASTS]) {
		const webhooks = await recentWebhooks(client, maxAge);
		const fits = ({ secret }: { secret?: string }) =>
			secret !== undefined && isSignedWith(secret, body, digest);
		if (webhooks.some(fits)) return true;
	}
	return false;
}

async function forget(context: IWebhookFunctions, registerId: string): Promise<void> {
	const client = await WhaapyClient.open(context);
	await closeCallbacks(client, [registerId]);
}

function tell(fate: Fate): IWebhookResponseData {
	const webhookResponse: IDataObject = { fate };
	return { webhookResponse };
}

/** Sends a refusal itself: on its own, n8n would answer 200. Whaapy delivers again after it. */
function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.logger.warn(`An answer for '${context.getNode().name}' was refused: ${message}`);
	context
		.getResponseObject()
		.writeHead(status, { 'content-type': 'application/json' })
		.end(JSON.stringify({ message }));
	return { noWebhookResponse: true };
}
