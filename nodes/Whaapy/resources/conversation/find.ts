import type { IDataObject, NodeApiError } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';
import type { Found } from '../../api/request';
import type { IdOrPhone } from '../../parameters/parameterTypes';
import { otherSpelling } from '../../phone/variants';
import { idIn } from '../../shared/id';
import { notFound } from '../notFound';
import type { RunOf } from '../operation';

/** A phone number to look up, and whether under both of its spellings. */
export interface PhoneLookup {
	/** In E.164. */
	phone: string;
	tryOtherSpellings: boolean;
}

/** The parameters of an operation on one conversation. */
export interface ConversationParameters {
	conversationId: IdOrPhone;
	options: { tryOtherSpellings: boolean };
}

/**
 * The conversation with a phone number, under the spelling given or, on a miss, under WhatsApp's
 * other spelling of the same subscriber. One request, two at most.
 *
 * @returns the conversation, or what Whaapy says if it has none under either; and the spelling that
 *   was found or, if none was, looked up last
 */
export async function findConversation(
	client: WhaapyClient,
	{ phone, tryOtherSpellings }: PhoneLookup,
): Promise<{ spelling: string; result: Found<IDataObject> }> {
	const findUnder = async (spelling: string) => ({
		spelling,
		result: await client.find('/conversations/v1/by-phone/{phone}', {
			path: { phone: spelling },
			envelope: objectIn('data'),
		}),
	});
	const other = tryOtherSpellings ? otherSpelling(phone) : undefined;
	const found = await findUnder(phone);
	return 'found' in found.result || other === undefined ? found : await findUnder(other);
}

/**
 * The words for a conversation that does not exist.
 *
 * @param parameter the display name of the parameter that holds it
 */
export const unknownConversation = (id: string, parameter = 'Conversation') =>
	notFound('conversation', id, `Check '${parameter}', or choose it 'By Phone'.`);

/**
 * The ID of the conversation that an operation is about. One or two requests for a phone number, none
 * for an ID, nor for a number that the run has found already.
 *
 * @throws NodeApiError if Whaapy has no conversation with the number
 */
export async function findConversationId(run: RunOf<ConversationParameters>): Promise<string> {
	return (await locateConversation(run)).id;
}

/**
 * The same, with the conversation itself, as it was when the run looked it up.
 *
 * @throws NodeApiError if Whaapy has no conversation with the number
 */
export async function locateConversation({
	client,
	parameters,
}: RunOf<ConversationParameters>): Promise<{ id: string; conversation?: IDataObject }> {
	const { conversationId: reference, options } = parameters;
	if ('id' in reference) return reference;
	const { phone } = reference;
	const { tryOtherSpellings } = options;
	return await client.cache.get(`conversation with ${phone} ${tryOtherSpellings}`, async () => {
		const lookup = { phone, tryOtherSpellings };
		const { result } = await findConversation(client, lookup);
		if ('missing' in result) throw conversationMissing(client, { ...lookup, ...result });
		const id = idIn(result.found.id);
		if (id !== undefined) return { id, conversation: result.found };
		throw client.error(
			`Whaapy has a conversation with ${phone} but does not say its ID`,
			"Choose the conversation 'From List' or 'By ID'.",
		);
	});
}

/** A phone number under which Whaapy has no conversation. */
interface MissingConversation extends PhoneLookup {
	/** Whaapy's own words. */
	missing: string;
	/** The way out. */
	hint?: string;
}

/** The error if Whaapy knows neither spelling. */
export function conversationMissing(
	client: WhaapyClient,
	{ phone, tryOtherSpellings, missing, hint }: MissingConversation,
): NodeApiError {
	const other = tryOtherSpellings ? otherSpelling(phone) : undefined;
	const numbers = other === undefined ? phone : `${phone} or ${other}`;
	const advice = hint ?? "Check the number, and 'Default Country' under Options.";
	const words = missing ? `${advice} Whaapy says: ${missing}` : advice;
	return client.statusError(
		'404',
		`Whaapy has no conversation with ${numbers}`,
		`${words} (HTTP 404)`,
	);
}

/**
 * The conversation with an ID. One request.
 *
 * @throws NodeApiError if Whaapy has none
 */
export async function readConversation(client: WhaapyClient, id: string): Promise<IDataObject> {
	return await client.get('/conversations/v1/{id}', {
		path: { id },
		envelope: objectIn('data'),
		messages: unknownConversation(id),
	});
}
