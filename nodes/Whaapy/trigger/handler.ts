import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readCountry } from '../api/session';
import { EVERY_EVENT } from '../delivery/events';
import { flatten, readDelivery } from '../delivery/readDelivery';
import { withDeliveryNames } from '../delivery/deduplication';
import { readRequest, answerRefusal } from '../delivery/request';
import { DEFAULT_COUNTRY } from '../phone/countries';
import { isObject } from '../shared/guards';
import { recordDelivery } from './dedupe';
import { passes } from './filters';
import { inTime } from './inTime';
import { handOver } from './handOver';
import { readSettings } from './settings';
import { verify } from './verify';

/**
 * Answers a request to the trigger's URL, and starts the workflow if the request is a new delivery
 * of a chosen event.
 *
 * n8n itself refuses every method but POST, a body over its limit, and JSON that cannot be read
 * (404, 413, 422), before it calls this.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const answered = await inTime(takeDelivery(context));
	// Whaapy repeats it; what it would have started now does not start.
	return answered ?? answerRefusal(context, 503, 'This n8n could not take the delivery in time');
}

async function takeDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { events, filters, simplify, verifySignature, ignoreDuplicates, startsOnAnswers } =
		readSettings(context);
	const url = calledUrl(context);
	const delivery = await readRequest(context);

	if (verifySignature) {
		const verdict = await verify(context, url, delivery);
		if (verdict === 'forged') {
			return answerRefusal(context, 401, 'The signature is not that of this webhook');
		}
		// Not 401: nothing is wrong with the delivery, and Whaapy shall retry it.
		if (verdict === 'undecided') {
			return answerRefusal(context, 503, 'The secret of this webhook is not known yet');
		}
	}

	const read = readDelivery(delivery);
	if (read === undefined) return answerRefusal(context, 400, 'The body is not a JSON object');
	const { event, payload, names } = read;
	if (typeof event !== 'string' || !(events.includes(event) || events.includes(EVERY_EVENT))) {
		return answer(`The event '${String(event)}' does not start the workflow: it is not chosen`);
	}
	const handedOver = await handOver(context, { url, body: delivery.body, payload, event });
	if (handedOver === 'later') {
		return answerRefusal(
			context,
			503,
			'The run that waits for this message is not ready to take it',
		);
	}
	if (handedOver === 'done' && !startsOnAnswers) {
		return answer('The message is the answer that a run waits for, and has gone there');
	}
	const country = filters.phoneNumbers ? await readCountry(context) : DEFAULT_COUNTRY;
	if (!passes({ filters, country }, event, isObject(payload.data) ? payload.data : {})) {
		return answer('The event does not start the workflow: the filters leave it out');
	}

	// Not by n8n's helper, which takes a field called "json" for the whole item.
	const item = { json: simplify ? flatten(payload, event) : payload };
	// A test run waits for one event and then ends; who tests may well send the same one again.
	const isTest = context.getMode() === 'manual';
	if (!ignoreDuplicates || isTest || names.length === 0) return { workflowData: [[item]] };
	const state = await recordDelivery(context, { url, names });
	if (state === 'started') return answer('This delivery has started the workflow before');
	if (state === 'inProgress') {
		return answerRefusal(context, 503, 'An earlier attempt of this delivery is still in progress');
	}
	return { workflowData: [[withDeliveryNames(item, names)]] };
}

/** The URL that was called: a test run's, or the active workflow's. */
function calledUrl(context: IWebhookFunctions): string {
	const active = context.getNodeWebhookUrl('default') ?? '';
	if (context.getWebhookResourceUrl) return context.getWebhookResourceUrl('default') ?? active;
	return context.getMode() === 'manual' ? testUrl(active, context.getRequestObject()) : active;
}

/** n8n 1.x tells a test run the active workflow's URL: the two differ in one segment of the path. */
function testUrl(active: string, { originalUrl }: { originalUrl: string }): string {
	const url = new URL(active);
	const segments = url.pathname.split('/');
	const called = (originalUrl.split('?')[0] ?? '').split('/');
	let same = 1;
	while (same < called.length && segments.at(-same) === called.at(-same)) same++;
	segments[segments.length - same] = called[called.length - same] ?? '';
	url.pathname = segments.join('/');
	return url.href;
}

function answer(message: string): IWebhookResponseData {
	return { webhookResponse: { message } };
}
