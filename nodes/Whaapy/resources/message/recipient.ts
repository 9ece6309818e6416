import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { StatusMessages } from '../../api/errorMessages';
import type { ValidationIssues } from '../../parameters/issues';
import type { Located } from '../../parameters/parameterTypes';
import type { Property } from '../../parameters/property';
import { validateId, validatePhone } from '../../parameters/validate';
import { isObject } from '../../shared/guards';
import type { PhoneLookup } from '../conversation/find';
import { searchConversations } from '../conversation/searchConversations';
import { phoneExample, tryOtherSpellings } from '../properties';
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
	identifies: 'person',
	description: 'The person to send the message to',
	modes: [
		{
			displayName: 'By Phone',
			name: 'phone',
			type: 'string',
			...phoneExample,
		},
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a conversation…',
			typeOptions: { searchListMethod: 'searchConversations', searchable: true },
		},
		{
			displayName: 'By Conversation ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		},
	],
	pickers: { listSearch: { searchConversations } },
} as const satisfies Property;

/** Whether a message may go to the other spelling of the number. */
export const sendToOtherSpelling = {
	...tryOtherSpellings,
	description:
		'Whether to send to the other spelling of the same number (e.g. +521 instead of +52 in Mexico) if Whaapy knows the person under that one, instead of starting a second conversation. Costs one more request for each number of Mexico, Argentina and Brazil; up to three if both spellings have a contact, or if the API key may not read contacts.',
} as const satisfies Property;

/** What an operation that calls {@link sendMessage} may ask of the API. */
export const SEND_API = {
	endpoints: ['POST /messages/v1', ...SPELLING_ENDPOINTS],
	requests:
		'1; 1 more for a number with two spellings, up to 3 more if its contacts do not tell the one in use',
} as const;

/** What of an operation's run the sending of a message needs. */
export interface SendRun {
	client: WhaapyClient;
	parameters: { recipient: Located; options: { tryOtherSpellings: boolean } & BodyOptions };
	issues: ValidationIssues;
	defaultCountry: string;
}

/** A recipient whose parameter is validated: a conversation, or a number to look up. */
export type Recipient = { conversationId: string } | PhoneLookup;

/** Validates the parameter 'Recipient'. */
export function validateRecipient({ parameters, issues, defaultCountry }: SendRun): Recipient {
	const { mode, value } = parameters.recipient;
	const parameter = 'Recipient';
	if (mode !== 'phone') {
		return { conversationId: validateId(issues, { parameter, value, byPhone: true }) };
	}
	const { tryOtherSpellings } = parameters.options;
	return { phone: validatePhone(issues, { parameter, value, defaultCountry }), tryOtherSpellings };
}

/** Where a message goes, as its body says it. */
export type Destination = { conversationId: string } | { to: string };

/**
 * Where a message to a recipient goes. No request for a conversation and for a number with one
 * spelling, else those of {@link findSpellingInUse}.
 */
export async function findDestination(
	client: WhaapyClient,
	recipient: Recipient,
): Promise<Destination> {
	if ('conversationId' in recipient) return recipient;
	const { phone, tryOtherSpellings: tryOther } = recipient;
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
	run: SendRun,
	message: () => Promise<IDataObject>,
	messages?: StatusMessages,
): Promise<IDataObject> {
	const recipient = validateRecipient(run);
	const options = optionsBody(run);
	const destination = await findDestination(run.client, recipient);
	return await postMessage(run, { ...destination, ...(await message()), ...options }, messages);
}

/** Sends the whole body of a message; see {@link sendMessage}. */
export async function postMessage(
	{ client, parameters }: Pick<SendRun, 'client' | 'parameters'>,
	body: IDataObject,
	messages: StatusMessages = {},
): Promise<IDataObject> {
	const { mode, value } = parameters.recipient;
	const { to, template, templateName = isObject(template) ? template.name : undefined } = body;
	const envelope = sentMessage({
		...(typeof to === 'string' && { recipient: to }),
		...(mode === 'phone' && { phoneAsGiven: value }),
		...(typeof templateName === 'string' && { templateName }),
	});
	return await client.post({ path: ['messages', 'v1'], body, envelope, messages });
}
