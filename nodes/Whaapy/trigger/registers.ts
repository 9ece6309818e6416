import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import type { Register } from '../delivery/register';
import { isOverdue, registersIn } from '../delivery/register';
import type { Webhook } from '../delivery/webhooks';
import { moveWebhook, recentWebhooks, removeWebhooks } from '../delivery/webhooks';
import { asksForAnswers, isSameUrl, withoutMark } from '../delivery/webhookUrl';
import { subscriberKey } from '../phone/variants';

/**
 * How long messages share a list, in milliseconds. A question that another process asked in between is
 * not in it, and people need longer to read and answer. One of this process is known at once.
 */
const LIST_LASTS = 2_000;

/**
 * How long after the last question the URL of the trigger goes on saying that there are some, in
 * milliseconds: to change it costs a request, and so does each next question then.
 */
const QUIET = 600_000;

/** When an account was last seen to have questions. */
const lastAsked = new Map<string, number>();

/** A message that may be an answer. */
interface Candidate {
	data: IDataObject;
	/** The number of who wrote, in E.164. */
	phone: unknown;
	/** The URL of the trigger that got it. */
	url: string;
}

/** The runs that may wait for a message in this conversation; the one that asked last comes first. */
export async function findWaiting(
	client: WhaapyClient,
	{ data, phone, url }: Candidate,
): Promise<Register[]> {
	const webhooks = await recentWebhooks(client, { maxAge: LIST_LASTS });
	const registers = registersIn(webhooks);
	const waiting = registers.filter((register) => !isOverdue(register));
	await tidy(client, { webhooks, registers, url });
	return waiting
		.filter(({ who }) => who.some((one) => one === data.conversation_id || isNumberOf(one, phone)))
		.reverse();
}

function isNumberOf(who: string, phone: unknown): boolean {
	return (
		who.startsWith('+') && typeof phone === 'string' && subscriberKey(who) === subscriberKey(phone)
	);
}

/**
 * Removes a register that nobody waits behind; without success, the person's next message does.
 *
 * @param after how long it is still needed, in milliseconds
 */
export async function removeRegister(
	context: IWebhookFunctions,
	{ webhook }: Register,
	after = 0,
): Promise<void> {
	// Another n8n with the same account has registers too: it knows its own runs.
	const own = new URL(context.getNodeWebhookUrl('default') ?? '').origin;
	if (new URL(webhook.url).origin !== own) return;
	if (after > 0) await sleep(after);
	const client = await WhaapyClient.open(context).catch(() => undefined);
	if (client) await removeWebhooks(client, [webhook]).catch(() => undefined);
}

/** Removes what is overdue, and takes the mark off the trigger's URL when nobody asks any more. */
async function tidy(
	client: WhaapyClient,
	{ webhooks, registers, url }: { webhooks: Webhook[]; registers: Register[]; url: string },
): Promise<void> {
	const now = Date.now();
	const { account } = client;
	const last = lastAsked.get(account);
	if (registers.length > 0 || last === undefined) lastAsked.set(account, now);
	else if (now - last > QUIET) {
		lastAsked.delete(account);
		const own = webhooks.find(
			(webhook) => isSameUrl(webhook.url, url) && asksForAnswers(webhook.url),
		);
		if (own) await moveWebhook(client, own.id, withoutMark(own.url)).catch(() => undefined);
	}
	const overdue = registers.filter(isOverdue).map(({ webhook }) => webhook);
	if (overdue.length > 0) void removeWebhooks(client, overdue).catch(() => undefined);
}
