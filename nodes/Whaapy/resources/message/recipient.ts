import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';
import type { ValidationIssues } from '../../parameters/issues';
import type { Located } from '../../parameters/parameterTypes';
import type { Property } from '../../parameters/property';
import { validateId, validatePhone } from '../../parameters/validate';
import { findSpellingInUse } from '../conversation/find';
import { searchConversations } from '../conversation/searchConversations';
import { tryOtherSpellings } from '../properties';

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
			placeholder: 'e.g. +5215512345678',
			hint: 'With country code, or a national number of the default country',
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
		'Whether to send to the other spelling of the same number (e.g. +521 instead of +52 in Mexico) if the conversation is kept under that one, instead of starting a second conversation',
} as const satisfies Property;

/** What of an operation's run the sending of a message needs. */
interface SendRun {
	client: WhaapyClient;
	parameters: { recipient: Located; options: { tryOtherSpellings: boolean } };
	issues: ValidationIssues;
	defaultCountry: string;
}

/**
 * Sends a message to the recipient. One request for a conversation and for a number with one
 * spelling, up to two more to see under which spelling the conversation is kept.
 *
 * Never retried if the first attempt may have been applied.
 *
 * @param message the body without its destination
 * @returns the message as Whaapy keeps it
 */
export async function sendMessage(run: SendRun, message: IDataObject): Promise<IDataObject> {
	const destination = await findDestination(run);
	return await run.client.post({
		path: ['messages', 'v1'],
		body: { ...destination, ...message },
		envelope: objectIn('data'),
	});
}

async function findDestination(run: SendRun): Promise<IDataObject> {
	const { client, parameters, issues, defaultCountry } = run;
	const { mode, value } = parameters.recipient;
	if (mode !== 'phone') return { conversationId: validateId(issues, 'Recipient', value) };
	const phone = validatePhone(issues, { parameter: 'Recipient', value, defaultCountry });
	const { tryOtherSpellings: tryOther } = parameters.options;
	return { to: tryOther ? await findSpellingInUse(client, phone) : phone };
}
