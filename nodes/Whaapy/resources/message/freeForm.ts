import type { IDataObject, NodeOperationError } from 'n8n-workflow';
import type { Parameters } from '../../parameters/parameterTypes';
import type { Property } from '../../parameters/property';
import { subscriberKey } from '../../phone/variants';
import { idIn } from '../../shared/id';
import { findConversation } from '../conversation/find';
import type { RunOf } from '../operation';
import { defaultCountry } from '../properties';
import type { Destination, SendParameters } from './recipient';
import { findDestination, postMessage, SEND_ENDPOINTS, sendToOtherSpelling } from './recipient';
import { bodyOptions, optionsBody, replyTo } from './sendOptions';
import { findLastInbound, windowAfter } from '../conversation/window';
import { sendParts } from './textParts';
import { lastInboundIn } from './windowInItem';

const whenWindowClosed = {
	displayName: 'Check 24-Hour Window',
	name: 'whenWindowClosed',
	type: 'options',
	default: 'ifKnown',
	description:
		'Whether to look if the customer wrote in the last 24 hours, and what to do if not. WhatsApp then delivers templates only.',
	options: [
		{
			name: 'Always, and Skip',
			value: 'skip',
			description: "Do not send, and say so in the item's field 'skipped'. Costs a request or two.",
		},
		{
			name: 'Always, and Stop With a Message',
			value: 'error',
			description:
				"Stop the workflow, or do what 'On Error' in the settings says. Costs a request or two.",
		},
		{
			name: 'Only in the Input, and Stop With a Message',
			value: 'ifKnown',
			description:
				'Do not send if the item says that the customer wrote longer ago, as a message of the trigger or the output of Check 24-Hour Window does; else send. Costs no request.',
		},
		{
			name: 'Never',
			value: 'send',
			description:
				'Send in any case. A message that comes too late is accepted, and does not arrive.',
		},
	],
} as const satisfies Property;

/** The text of a message. What stands under it is about the default of that option. */
export const textField = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Hola, ¿en qué te podemos ayudar?',
	description: 'What the person reads. Up to 4,096 characters.',
	hint: "WhatsApp delivers it only within 24 hours of the customer's last message; after that, send a template. 'Check 24-Hour Window' under Options can look first.",
} as const satisfies Property;

/**
 * The 'Options' of an operation that sends anything but a template.
 *
 * @param options the operation's own; the most wanted first
 */
export function freeFormOptions<const P extends readonly Property[]>(...options: P) {
	return [
		...options,
		replyTo,
		whenWindowClosed,
		...bodyOptions,
		defaultCountry,
		sendToOtherSpelling,
	] as const;
}

/** The endpoints that an operation may ask which calls {@link sendFreeForm}. */
export const FREE_FORM_ENDPOINTS = [
	...SEND_ENDPOINTS,
	'GET /conversations/v1/{id}/messages',
] as const;

/** The parameters of an operation that sends a free-form message. */
interface FreeFormParameters extends SendParameters {
	options: SendParameters['options'] & Parameters<[typeof whenWindowClosed]>;
}

/** The body of a message without its destination, those of its parts, or what makes it when it is time. */
type Content = IDataObject | IDataObject[] | (() => Promise<IDataObject>);

/**
 * Sends a message that WhatsApp takes only in the 24 hours after the customer's last one, if the
 * options let it. As many requests as `sendMessage`; if the window is looked up, the conversation of a
 * number is looked up in any case, and one more request reads its newest messages. Items of one run
 * that go to one person share these. None if the item itself says that the customer wrote just now,
 * or if only what the item says is to count.
 *
 * @returns the message as Whaapy keeps it; with `windowOpen` and `windowOpenUntil` if the window was
 *   looked up, and with `skipped` instead of the message if nothing was sent
 * @throws NodeOperationError if the window is closed and the options do not say to skip
 */
export async function sendFreeForm(
	run: RunOf<FreeFormParameters>,
	content: Content,
): Promise<IDataObject> {
	const { client, parameters, context, itemIndex } = run;
	const options = optionsBody(parameters.options);
	const send = async (destination?: Destination) => {
		const to = destination ?? (await findDestination(run));
		const parts = [typeof content === 'function' ? await content() : content].flat();
		return await sendParts(parts, async (part, index) => {
			// Only the first part answers the message that 'Reply To' names.
			const unlessFirst = index > 0 && { context: undefined };
			return await postMessage(run, { ...to, ...part, ...options, ...unlessFirst });
		});
	};
	const { whenWindowClosed: choice } = parameters.options;
	if (choice === 'send') return await send();

	run.issues.throwIfAny();
	const told = lastInboundIn(context.getInputData()[itemIndex]?.json ?? {}, parameters.recipient);
	const known = windowAfter(told);
	if (known.windowOpen) return { ...(await send()), ...(choice !== 'ifKnown' && known) };
	if (choice === 'ifKnown') {
		if (told === undefined) return await send();
		throw closed(
			run,
			"If the customer may have written since the item was made, set 'Check 24-Hour Window' under Options to 'Always, and Stop With a Message', which looks in Whaapy.",
		);
	}
	const { destination, conversationId, lastInbound } = await client.cache.get(
		`window ${keyOf(run)}`,
		async () => await lookUp(run),
	);
	const window = windowAfter(lastInbound);
	if (window.windowOpen) return { ...(await send(destination)), ...window };
	if (choice === 'skip')
		return { ...(conversationId && { conversationId }), skipped: true, ...window };
	throw closed(
		run,
		"To go on without sending, set 'Check 24-Hour Window' under Options to 'Always, and Skip'.",
	);
}

/** @param otherwise what else the user can do than to send a template */
function closed({ error }: RunOf<unknown>, otherwise: string): NodeOperationError {
	return error(
		'The customer has not written in the last 24 hours, so nothing was sent',
		`WhatsApp delivers only templates now: use the operation 'Send Template'. ${otherwise}`,
	);
}

/** The key for the items of one person; with one spelling only, the other one is another key. */
function keyOf({ parameters: { recipient, options } }: RunOf<SendParameters>): string {
	if ('id' in recipient) return recipient.id;
	return options.tryOtherSpellings ? subscriberKey(recipient.phone) : recipient.phone;
}

interface LookedUp {
	destination: Destination;
	/** Not set if there is no conversation yet. */
	conversationId?: string;
	lastInbound?: number;
}

async function lookUp({ client, parameters }: RunOf<SendParameters>): Promise<LookedUp> {
	const { recipient, options } = parameters;
	const parameter = 'Recipient';
	if ('id' in recipient) {
		const { id: conversationId } = recipient;
		const lastInbound = await findLastInbound(client, { parameter, conversationId });
		return { destination: { conversationId }, conversationId, lastInbound };
	}
	const { phone } = recipient;
	const { tryOtherSpellings } = options;
	const { spelling, result } = await findConversation(client, { phone, tryOtherSpellings });
	if ('missing' in result) return { destination: { to: phone } };
	const destination = { to: spelling };
	const conversation = result.found;
	const conversationId = idIn(conversation.id);
	if (conversationId === undefined) return { destination };
	const lastInbound = await findLastInbound(client, { parameter, conversationId, conversation });
	return { destination, conversationId, lastInbound };
}
