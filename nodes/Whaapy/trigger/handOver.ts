import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { DELIVERY_SETTINGS } from '../api/session';
import type { AnswerAddress } from '../delivery/answerAddress';
import { addressIn, addressInReference } from '../delivery/answerAddress';
import { messageEssentials } from '../delivery/message';
import { asksForAnswers } from '../delivery/webhookUrl';
import { isObject } from '../shared/guards';
import { answersQuestion } from './answersQuestion';
import { COPIES_COME_FOR } from '../delivery/register';
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
	const message = { context, ...verified, data: payload.data };
	const now = Date.now();
	if (typeof id !== 'string') return await handOverOnce(message);
	for (const [known, { at }] of messages) {
		if (now - at < REMEMBERED_FOR) break;
		messages.delete(known);
	}
	const name = `${originOf(context)} ${id}`;
	const remembered = messages.get(name) ?? { at: now };
	messages.set(name, remembered);
	remembered.outcome ??= handOverOnce(message);
	const result = await remembered.outcome;
	if (result === 'later') delete remembered.outcome;
	return result;
}

interface Message extends Verified {
	context: IWebhookFunctions;
	data: IDataObject;
}

async function handOverOnce(message: Message): Promise<HandOver> {
	const { context, url, data } = message;
	const essentials = messageEssentials(data);
	const tapped = addressInReference(essentials.button_id);
	// Whatever becomes of it: it was tapped as an answer, and is no message to start a workflow with.
	if (tapped !== undefined) {
		const fate = await send(message, tapped, String(essentials.button_id));
		return fate === 'busy' || fate === 'running' ? 'later' : 'done';
	}
	if (!asksForAnswers(context.getRequestObject().originalUrl)) return 'none';
	try {
		const client = await WhaapyClient.open(context, DELIVERY_SETTINGS);
		const registers = await findWaiting(client, { data, phone: essentials.phone_number, url });
		// The copy of an answer to an earlier question is not for the one that was asked last.
		for (const register of registers) {
			const result = await offer(client, message, register);
			if (result !== 'none') return result;
		}
		return 'none';
	} catch (error) {
		context.logger.warn(`The list of who waits was not read: ${(error as Error).message}`);
		return 'later';
	}
}

/** Offers what is written to a run that seems to wait for it. */
async function offer(
	client: WhaapyClient,
	message: Message,
	register: Register,
): Promise<HandOver> {
	const { context, data } = message;
	const address = addressIn(register.webhook.url);
	if (address === undefined) return 'none';
	const fate = await send(message, address, register.webhook.id);
	if (fate === 'taken') return 'done';
	if (fate === 'busy') return 'later';
	if (fate === 'notAnAnswer') return 'none';
	if (fate === 'over') {
		void removeRegister(context, register);
		return 'none';
	}
	// Maybe with just this message: a trigger in another process was faster, or took an earlier copy.
	const isAnswer = await answersQuestion(client, data, register);
	if (fate === 'running') return isAnswer === false ? 'none' : 'later';
	if (isAnswer) return 'done';
	void removeRegister(context, register, COPIES_COME_FOR);
	return 'none';
}

/** Questions that were answered: their runs go on, and would say that they are busy. */
const answered = new Map<string, number>();

async function send(
	{ context, body }: Message,
	address: AnswerAddress,
	asked: string,
): Promise<'taken' | 'notAnAnswer' | 'running' | 'finished' | 'over' | 'busy'> {
	const question = `${originOf(context)} ${asked.replace(/\/\d+$/, '')}`;
	const now = Date.now();
	for (const [known, at] of answered) if (now - at > REMEMBERED_FOR) answered.delete(known);
	if (answered.has(question)) return 'notAnAnswer';
	const fate = await relay(context, address, body);
	if (fate !== 'answered') return fate === 'askedAgain' ? 'taken' : fate;
	answered.set(question, Date.now());
	return 'taken';
}

/** The address of this n8n. */
function originOf(context: IWebhookFunctions): string {
	return new URL(context.getNodeWebhookUrl('default') ?? '').origin;
}
