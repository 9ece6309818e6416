import type { IDataObject } from 'n8n-workflow';
import type { StatusMessages } from '../../api/request';
import type { IdOrPhone } from '../../parameters/parameterTypes';
import type { Property } from '../../parameters/property';
import { isObject } from '../../shared/guards';
import { searchConversations } from '../conversation/pickers';
import type { RunOf } from '../operation';
import { byId, byPhone, fromList, tryOtherSpellings } from '../properties';
import type { BodyOptions } from './sendOptions';
import { optionsBody } from './sendOptions';
import { sentMessage } from './sentMessage';
import { findSpellingInUse, SPELLING_ENDPOINTS } from './spellingInUse';

/** To whom a message goes: a person by phone number, or the person in a conversation. */
export const recipient = {
	displayName: 'Recipient',
	name: 'recipient',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'phone', value: '' },
	identifies: true,
	reads: 'idOrPhone',
	description: 'The person to send the message to',
	builderHint: {
		propertyHint:
			"Behind the Whaapy Trigger use mode 'id' with the trigger's field conversation_id: not every person shows a phone number.",
	},
	modes: [
		byPhone,
		fromList('conversation', 'searchConversations'),
		{
			...byId,
			hint: 'Conversation ID. From the trigger: {{ $json.conversation_id }}',
		},
	],
	pickers: { listSearch: { searchConversations } },
} as const satisfies Property;

/** The choice to send to the other spelling of the number. */
export const sendToOtherSpelling = {
	...tryOtherSpellings,
	description:
		'Whether to send to the other spelling of the same number (e.g. +521 instead of +52 in Mexico) if Whaapy knows the person under that one, instead of starting a second conversation. Costs one more request for each number of Mexico, Argentina and Brazil; up to three if both spellings have a contact, or if the API key may not read contacts.',
} as const satisfies Property;

/** The endpoints that an operation may ask which calls {@link sendMessage}. */
export const SEND_ENDPOINTS = ['POST /messages/v1', ...SPELLING_ENDPOINTS] as const;

/** The parameters of an operation that sends a message. */
export interface SendParameters {
	recipient: IdOrPhone;
	options: { tryOtherSpellings: boolean } & BodyOptions;
}

/** Where a message goes, as its body says it. */
export type Destination = { conversationId: string } | { to: string };

/**
 * Where the message of an operation goes. No request for a conversation and for a number with one
 * spelling, else those of {@link findSpellingInUse}.
 */
export async function findDestination({
	client,
	parameters,
}: RunOf<SendParameters>): Promise<Destination> {
	const { recipient, options } = parameters;
	if ('id' in recipient) return { conversationId: recipient.id };
	const { phone } = recipient;
	const { tryOtherSpellings: tryOther } = options;
	return { to: tryOther ? await findSpellingInUse(client, phone) : phone };
}

/**
 * Sends a message to the recipient. One request for a conversation and for a number with one
 * spelling, else those of {@link findSpellingInUse} on top.
 *
 * Of the options it sends those of {@link BodyOptions}. Never retried if the first attempt may have
 * been applied.
 *
 * @param message makes the body without its destination when everything is validated
 * @param messages the operation's own words for the statuses that it knows
 * @returns the message as Whaapy keeps it, see {@link sentMessage}
 */
export async function sendMessage(
	run: RunOf<SendParameters>,
	message: () => Promise<IDataObject>,
	messages?: StatusMessages,
): Promise<IDataObject> {
	const destination = await findDestination(run);
	const options = optionsBody(run.parameters.options);
	return await postMessage(run, { ...destination, ...(await message()), ...options }, messages);
}

/** Sends the whole body of a message; see {@link sendMessage}. */
export async function postMessage(
	{ client, parameters: { recipient } }: RunOf<SendParameters>,
	body: IDataObject,
	messages: StatusMessages = {},
): Promise<IDataObject> {
	const { to, template, templateName = isObject(template) ? template.name : undefined } = body;
	const envelope = sentMessage({
		...(typeof to === 'string' && { recipient: to }),
		...('phone' in recipient && { phoneAsGiven: recipient.asGiven }),
		...(typeof templateName === 'string' && { templateName }),
	});
	return await client.post('/messages/v1', { body, envelope, messages });
}
