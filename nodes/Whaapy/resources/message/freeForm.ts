import type { IDataObject, INode } from 'n8n-workflow';
import type { Property } from '../../parameters/property';
import { subscriberKey } from '../../phone/variants';
import { idIn } from '../../shared/id';
import { operationError } from '../../shared/inputError';
import { findUnderSpelling } from '../conversation/find';
import { defaultCountry, optionsField } from '../properties';
import type { Destination, Recipient, SendRun } from './recipient';
import {
	findDestination,
	postMessage,
	SEND_API,
	sendToOtherSpelling,
	validateRecipient,
} from './recipient';
import { bodyOptions, optionsBody, replyTo } from './sendOptions';
import { findLastInbound, windowAfter } from './window';

const whenWindowClosed = {
	displayName: 'When the 24-Hour Window Is Closed',
	name: 'whenWindowClosed',
	type: 'options',
	default: 'send',
	description:
		'What to do if the customer has not written in the last 24 hours. WhatsApp then takes templates only.',
	options: [
		{
			name: 'Send Anyway',
			value: 'send',
			description: 'Do not look, which saves a request. WhatsApp decides.',
		},
		{
			name: 'Skip',
			value: 'skip',
			description: "Do not send, and say so in the item's field 'skipped'",
		},
		{
			name: 'Stop With a Message',
			value: 'error',
			description: "Stop the workflow, or do what 'On Error' in the settings says",
		},
	],
} as const satisfies Property;

/**
 * The 'Options' of an operation that sends anything but a template.
 *
 * @param options the operation's own; the most wanted first
 */
export function freeFormOptions<const P extends readonly Property[]>(...options: P) {
	return optionsField(
		...options,
		replyTo,
		whenWindowClosed,
		...bodyOptions,
		defaultCountry,
		sendToOtherSpelling,
	);
}

/** What an operation that calls {@link sendFreeForm} may ask of the API. */
export const FREE_FORM_API = {
	endpoints: [...SEND_API.endpoints, 'GET /conversations/v1/{id}/messages'],
	requests: `${SEND_API.requests}; 1 or 2 more to check the 24-hour window`,
} as const;

/** What of an operation's run the sending of a free-form message needs. */
interface FreeFormRun extends SendRun {
	parameters: SendRun['parameters'] & {
		options: { whenWindowClosed: 'send' | 'skip' | 'error' };
	};
	context: { getNode(): INode };
	itemIndex: number;
}

/** The body of a message without its destination, or what makes it when it is time to send. */
type Content = IDataObject | (() => Promise<IDataObject>);

/**
 * Sends a message that WhatsApp takes only in the 24 hours after the customer's last one, if the
 * options let it. As many requests as `sendMessage`; with 'When the 24-Hour Window Is Closed' the
 * conversation of a number is looked up in any case, and one more request reads its newest messages.
 * Items of one run that go to one person share these.
 *
 * @returns the message as Whaapy keeps it; with `windowOpen` and `windowOpenUntil` if the window was
 *   looked up, and with `skipped` instead of the message if nothing was sent
 * @throws NodeOperationError if the window is closed and the options say so
 */
export async function sendFreeForm(run: FreeFormRun, content: Content): Promise<IDataObject> {
	const { client, parameters, context, itemIndex } = run;
	const recipient = validateRecipient(run);
	const options = optionsBody(run);
	const send = async (destination: Destination) => {
		const message = typeof content === 'function' ? await content() : content;
		return await postMessage(run, { ...destination, ...message, ...options });
	};
	const { whenWindowClosed: choice } = parameters.options;
	if (choice === 'send') return await send(await findDestination(client, recipient));

	run.issues.throwIfAny();
	const { destination, conversationId, lastInbound } = await client.cache.get(
		`window ${keyOf(recipient)}`,
		async () => await lookUp(run, recipient),
	);
	const window = windowAfter(lastInbound);
	if (window.windowOpen) return { ...(await send(destination)), ...window };
	if (choice === 'skip')
		return { ...(conversationId && { conversationId }), skipped: true, ...window };
	throw operationError(context.getNode(), {
		message: 'The customer has not written in the last 24 hours, so nothing was sent',
		description:
			"WhatsApp takes only templates now: use the operation 'Send Template'. To go on without sending, set 'When the 24-Hour Window Is Closed' under Options to 'Skip'.",
		itemIndex,
	});
}

/** The same for the items of one person; with one spelling only, the other one is another key. */
function keyOf(recipient: Recipient): string {
	if ('conversationId' in recipient) return recipient.conversationId;
	return recipient.tryOtherSpellings ? subscriberKey(recipient.phone) : recipient.phone;
}

interface LookedUp {
	destination: Destination;
	/** Not set if there is no conversation yet. */
	conversationId?: string;
	lastInbound?: number;
}

async function lookUp(
	{ client, context, itemIndex }: FreeFormRun,
	recipient: Recipient,
): Promise<LookedUp> {
	const source = { client, node: context.getNode(), itemIndex, parameter: 'Recipient' };
	if ('conversationId' in recipient) {
		const { conversationId } = recipient;
		const lastInbound = await findLastInbound({ ...source, conversationId });
		return { destination: recipient, conversationId, lastInbound };
	}
	const { spelling, result } = await findUnderSpelling(client, recipient);
	if ('missing' in result) return { destination: { to: recipient.phone } };
	const destination = { to: spelling };
	const conversation = result.found;
	const conversationId = idIn(conversation.id);
	if (conversationId === undefined) return { destination };
	const lastInbound = await findLastInbound({ ...source, conversationId, conversation });
	return { destination, conversationId, lastInbound };
}
