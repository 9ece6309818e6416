import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { DELIVERY_SETTINGS } from '../api/session';
import type { AnswerAddress } from '../delivery/answerAddress';
import { addressIn, addressInReference } from '../delivery/answerAddress';
import { messageEssentials } from '../delivery/message';
import { asksForAnswers } from '../delivery/webhookUrl';
import { isObject } from '../shared/guards';
import { answersQuestion } from './answersQuestion';
import type { Register } from '../delivery/register';
import { findWaiting, removeRegister } from './registers';
import { relay } from './relay';

/** The end of a message: it went to the run that waits for it, must come again, or is nobody's answer. */
type HandOver = 'done' | 'later' | 'none';

/** A delivery whose signature is verified. */
interface Verified {
	/** The URL of the trigger. */
	url: string;
	body: Buffer;
	payload: IDataObject;
	event: string;
}

/** How long a message is remembered, in milliseconds; Whaapy repeats one within 14 s. */
const REMEMBERED_FOR = 60_000;

interface Remembered {
	at: number;
	/** Not set if the message must come again. */
	outcome?: Promise<HandOver>;
	/** The register of a run that was busy, maybe since it goes on with just this message. */
	busy?: Register;
}

/** By n8n and the ID of the message: several triggers get it, and each of them may get it again. */
const messages = new Map<string, Remembered>();

/**
 * Hands a message over to the run that waits for it (Message → Send and Wait for Response), as it came,
 * with Whaapy's signature.
 *
 * A tapped button tells by itself which run that is. A written text is looked up in the list of who
 * waits, one request in a few seconds for all messages; none if the called URL does not say that there
 * are questions.
 */
export async function handOver(context: IWebhookFunctions, verified: Verified): Promise<HandOver> {
	const { payload, event } = verified;
	if (event !== 'message.received' || !isObject(payload.data)) return 'none';
	const { whaapy_message_id: id } = payload.data;
	const message = { ...verified, data: payload.data };
	const now = Date.now();
	if (typeof id !== 'string') return await handOverOnce(context, message, { at: now });
	for (const [known, { at }] of messages) {
		if (now - at < REMEMBERED_FOR) break;
		messages.delete(known);
	}
	const name = `${originOf(context)} ${id}`;
	const remembered = messages.get(name) ?? { at: now };
	messages.set(name, remembered);
	remembered.outcome ??= handOverOnce(context, message, remembered);
	const result = await remembered.outcome;
	if (result === 'later') delete remembered.outcome;
	return result;
}

async function handOverOnce(
	context: IWebhookFunctions,
	{ url, body, data }: Verified & { data: IDataObject },
	remembered: Remembered,
): Promise<HandOver> {
	const essentials = messageEssentials(data);
	const tapped = addressInReference(essentials.button_id);
	// Whatever becomes of it: it was tapped as an answer, and is no message to start a workflow with.
	if (tapped !== undefined) {
		const fate = await send({ context, body }, tapped, String(essentials.button_id));
		return fate === 'busy' ? 'later' : 'done';
	}
	if (!asksForAnswers(context.getRequestObject().originalUrl)) return 'none';
	try {
		const client = await WhaapyClient.open(context, DELIVERY_SETTINGS);
		const register = await findWaiting(client, { data, phone: essentials.phone_number, url });
		const address = register && addressIn(register.webhook.url);
		if (register === undefined || address === undefined) {
			const { busy } = remembered;
			return busy && (await answersQuestion(client, data, busy)) ? 'done' : 'none';
		}
		const fate = await send({ context, body }, address, register.webhook.id);
		if (fate === 'taken') return 'done';
		if (fate === 'busy') {
			remembered.busy = register;
			return 'later';
		}
		// A trigger in another process was faster.
		const isAnswer = fate === 'finished' && (await answersQuestion(client, data, register));
		if (isAnswer) return 'done';
		if (fate !== 'notAnAnswer') void removeRegister(context, register);
		return 'none';
	} catch (error) {
		context.logger.warn(`The list of who waits was not read: ${(error as Error).message}`);
		return 'later';
	}
}

/** Questions that were answered: their runs go on, and would say that they are busy. */
const answered = new Map<string, number>();

async function send(
	{ context, body }: { context: IWebhookFunctions; body: Buffer },
	address: AnswerAddress,
	asked: string,
): Promise<'taken' | 'notAnAnswer' | 'finished' | 'over' | 'busy'> {
	const question = `${originOf(context)} ${asked.replace(/\/\d+$/, '')}`;
	const now = Date.now();
	for (const [known, at] of answered) if (now - at > REMEMBERED_FOR) answered.delete(known);
	if (answered.has(question)) return 'over';
	const fate = await relay(context, address, body);
	if (fate !== 'answered') return fate === 'askedAgain' ? 'taken' : fate;
	answered.set(question, Date.now());
	return 'taken';
}

/** The address of this n8n. */
function originOf(context: IWebhookFunctions): string {
	return new URL(context.getNodeWebhookUrl('default') ?? '').origin;
}
