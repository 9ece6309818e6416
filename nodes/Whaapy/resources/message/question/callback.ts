import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeApiError, sleep } from 'n8n-workflow';
import { WhaapyClient } from '../../../api/client';
import { COPIES_COME_FOR, isOverdue, registerName, registersIn } from '../../../delivery/register';
import type { Webhook } from '../../../delivery/webhooks';
import {
	addWebhook,
	forgetWebhooks,
	listWebhooks,
	moveWebhook,
	removeWebhooks,
} from '../../../delivery/webhooks';
import { asksForAnswers, isTriggerAt, withMark } from '../../../delivery/webhookUrl';
import type { Question } from './question';

/** The way on which an answer finds the run that waits. */
interface Callback {
	/** Where n8n takes the answer. */
	resumeUrl: string;
	/** Whose answer is awaited, see `registerName`. */
	who: readonly string[];
	/** Not set if the run waits for ever. */
	until: Date | undefined;
}

/**
 * Most runs that Whaapy delivers to by itself. Each of them gets every message of the account, so with
 * more of them n8n would read a run from its database for hundreds of messages that are not for it.
 */
export const MOST_BY_THEMSELVES = 20;

/** Too many runs wait that no Whaapy Trigger hands the answers to. */
export class TooManyWaiting extends Error {}

/** Whaapy's answer does not say that a webhook was added, and none is there. */
export class NotAdded extends Error {}

/**
 * Tells Whaapy that a run waits, by a webhook that says whose answer is awaited and where n8n takes it.
 * If a published Whaapy Trigger of this n8n gets each message, it reads that and hands the answer over:
 * then the webhook delivers nothing. Else it delivers by itself.
 *
 * Two requests; one more for each such trigger that does not know yet that there are questions.
 *
 * @returns the ID of the webhook, whether such a trigger hands the answer over, and the webhooks of runs
 * whose time is over
 * @throws TooManyWaiting
 * @throws NotAdded
 * @throws NodeApiError if Whaapy does not take it
 */
export async function openCallback(
	client: WhaapyClient,
	{ resumeUrl, who, until }: Callback,
): Promise<{ registerId: string; isHandedOver: boolean; overdue: Webhook[] }> {
	const webhooks = await listWebhooks(client);
	const registers = registersIn(webhooks);
	const triggers = webhooks.filter((webhook) => isHandingOver(webhook, resumeUrl));
	const waiting = registers.filter((register) => !isOverdue(register));
	const byThemselves = waiting.filter(({ webhook }) => webhook.isActive);
	const isActive = triggers.length === 0;
	if (isActive && byThemselves.length >= MOST_BY_THEMSELVES) throw new TooManyWaiting();
	for (const { id, url } of triggers) {
		if (!asksForAnswers(url)) await moveWebhook(client, id, withMark(url));
	}
	const added = await addWebhook(client, {
		name: registerName(who, until),
		url: resumeUrl,
		events: ['message.received'],
		isActive,
	}).catch(async (error: unknown) => {
		if (error instanceof NodeApiError && error.httpCode?.startsWith('4')) throw error;
		// A webhook that Whaapy made all the same would wait for ever, for nobody.
		const left = await findAdded(client, resumeUrl).catch(() => undefined);
		if (left !== undefined) await closeCallbacks(client, [left]);
		throw error;
	});
	forgetWebhooks(client);
	const overdue = registers.filter(isOverdue).map(({ webhook }) => webhook);
	const registerId = added?.id ?? (await findAdded(client, resumeUrl));
	if (registerId === undefined) throw new NotAdded();
	return { registerId, isHandedOver: !isActive, overdue };
}

/** Whaapy may have added it although its answer holds no webhook. */
async function findAdded(client: WhaapyClient, resumeUrl: string): Promise<string | undefined> {
	const webhooks = await listWebhooks(client);
	return webhooks.reverse().find(({ url }) => url === resumeUrl)?.id;
}

/** Tells whether a webhook is that of a published Whaapy Trigger which gets each message, in the n8n that asks. */
function isHandingOver({ url, events, isActive }: Webhook, resumeUrl: string): boolean {
	const getsMessages = events.includes('message.received') || events.includes('*');
	// A test run listens for one event only.
	const isPublished = isActive && !url.includes('/webhook-test/');
	return getsMessages && isPublished && isTriggerAt(url, new URL(resumeUrl).origin);
}

/** Removes webhooks that nobody needs. What Whaapy does not remove now, a later question does. */
export async function closeCallbacks(client: WhaapyClient, ids: readonly string[]): Promise<void> {
	await removeWebhooks(
		client,
		ids.map((id) => ({ id })),
	).catch(() => undefined);
}

/**
 * Removes the webhook of a run that goes on with what a person wrote. If triggers hand that over, another
 * one of them, or a copy in another process, can see for a while yet whose answer it was.
 */
export async function closeAnswered(
	context: IExecuteFunctions | IWebhookFunctions,
	{ registerId, isHandedOver }: Pick<Question, 'registerId' | 'isHandedOver'>,
): Promise<void> {
	if (isHandedOver) await sleep(COPIES_COME_FOR);
	const client = await WhaapyClient.open(context).catch(() => undefined);
	if (client) await closeCallbacks(client, [registerId]);
}
