import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { admit } from './dedupe';
import { EVERY_EVENT } from './events';
import { judge } from './secrets';
import { readSettings } from './settings';

/**
 * Answers a request to the trigger's address, and starts the workflow where it is due.
 *
 * Of every other method than POST, of a body over n8n's limit, and of JSON that cannot be read, n8n
 * itself refuses before this is called (404, 413, 422).
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { events, simplify, verifySignature, ignoreDuplicates } = readSettings(context);
	const { headers, rawBody } = context.getRequestObject();
	// n8n leaves the raw body out where it takes a request for a form.
	const bytes = rawBody ?? Buffer.alloc(0);

	if (verifySignature) {
		const verdict = await judge(context, calledUrl(context), bytes, headers['x-webhook-signature']);
		if (verdict === 'forged') {
			return refuse(context, 401, 'The signature is not that of this webhook');
		}
		// Not 401: nothing is wrong with the delivery, and Whaapy shall send it again.
		if (verdict === 'undecided') {
			return refuse(context, 503, 'The secret of this webhook is not known yet');
		}
	}

	const body = readJson(bytes);
	if (body === undefined) return refuse(context, 400, 'The body is not a JSON object');
	const event = body.event ?? headers['x-webhook-event'];
	if (typeof event !== 'string' || !(events.includes(event) || events.includes(EVERY_EVENT))) {
		return answer('This event does not start the workflow');
	}

	const deliveryId = headers['x-webhook-delivery-id'];
	// A test run waits for one event and then ends; who tests may well send the same one again.
	const isTest = context.getMode() === 'manual';
	if (ignoreDuplicates && !isTest && typeof deliveryId === 'string' && deliveryId !== '') {
		const admission = await admit(context, calledUrl(context), deliveryId);
		if (admission === 'started') return answer('This delivery has started the workflow before');
		if (admission === 'underway') {
			return refuse(context, 503, 'An earlier attempt of this delivery is still under way');
		}
	}
	// Not by n8n's helper, which takes a field called "json" for the whole item.
	return { workflowData: [[{ json: simplify ? flatten(body, event) : body }]] };
}

/**
 * The event's data at the root, with what surrounds it.
 *
 * Where the data has a field called `event`, `timestamp` or `businessId` itself, the surrounding one
 * keeps the place, and the data is there once more, whole, under `data`.
 */
export function flatten(body: IDataObject, event: string): IDataObject {
	const { data, timestamp, businessId } = body;
	const around: IDataObject = {
		event,
		...(timestamp !== undefined && { timestamp }),
		...(businessId !== undefined && { businessId }),
	};
	if (!isObject(data)) return data === undefined ? around : { ...around, data };
	const collides = Object.keys(around).some((name) => name in data);
	return { ...data, ...around, ...(collides && { data }) };
}

/** The address that was called: a test run's, or the active workflow's. */
function calledUrl(context: IWebhookFunctions): string {
	const active = context.getNodeWebhookUrl('default') ?? '';
	if (context.getWebhookResourceUrl) return context.getWebhookResourceUrl('default') ?? active;
	return context.getMode() === 'manual' ? testUrl(active, context.getRequestObject()) : active;
}

/** n8n 1.x tells a test run the active workflow's address: theirs differ in one segment of the path. */
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

function readJson(bytes: Buffer): IDataObject | undefined {
	try {
		// Unlike Buffer's, this one drops a byte order mark.
		const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
		return isObject(body) ? body : undefined;
	} catch {
		return undefined;
	}
}

function answer(message: string): IWebhookResponseData {
	return { webhookResponse: { message } };
}

/** n8n answers 200 on its own, so a refusal is sent here, and n8n told that it has been. */
function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.logger.warn(`A delivery to '${context.getNode().name}' was refused: ${message}`);
	context
		.getResponseObject()
		.writeHead(status, { 'content-type': 'application/json' })
		.end(JSON.stringify({ message }));
	return { noWebhookResponse: true };
}
