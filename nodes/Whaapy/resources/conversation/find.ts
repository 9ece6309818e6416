import type { IDataObject, INode, NodeApiError } from 'n8n-workflow';
import { statusError } from '../../api/apiError';
import type { Found, WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';
import type { StatusMessages } from '../../api/errorMessages';
import type { ValidationIssues } from '../../parameters/issues';
import type { Located } from '../../parameters/parameterTypes';
import { validateId, validatePhone } from '../../parameters/validate';
import { otherSpelling } from '../../phone/variants';
import { idIn } from '../../shared/id';
import { operationError } from '../../shared/inputError';

/** A phone number to look up, and whether under both of its spellings. */
export interface PhoneLookup {
	/** The number as `validatePhone` gives it. */
	phone: string;
	tryOtherSpellings: boolean;
}

/** A conversation as an operation's locator names it: by its ID, or by a phone number. */
type ConversationReference = { id: string } | PhoneLookup;

/** What of an operation's run the look-up of a conversation needs. */
interface LookupRun {
	client: WhaapyClient;
	context: { getNode(): INode };
	itemIndex: number;
}

/** The run of an operation on one conversation, which its locator names. */
export interface ConversationRun extends LookupRun {
	parameters: { conversationId: Located; options: { tryOtherSpellings: boolean } };
	issues: ValidationIssues;
	defaultCountry: string;
}

/**
 * The conversation with a phone number, under the spelling given or, on a miss, under WhatsApp's
 * other spelling of the same subscriber. One request, two at most.
 *
 * @returns the conversation, or what Whaapy says if it has none under either
 */
export async function findConversation(
	client: WhaapyClient,
	lookup: PhoneLookup,
): Promise<Found<IDataObject>> {
	return (await findUnderSpelling(client, lookup)).result;
}

/** The same, with the spelling of the number that was found or, if none was, looked up last. */
export async function findUnderSpelling(
	client: WhaapyClient,
	{ phone, tryOtherSpellings }: PhoneLookup,
): Promise<{ spelling: string; result: Found<IDataObject> }> {
	const other = tryOtherSpellings ? otherSpelling(phone) : undefined;
	const result = await client.find(conversationUnder(phone));
	if ('found' in result || other === undefined) return { spelling: phone, result };
	return { spelling: other, result: await client.find(conversationUnder(other)) };
}

/** The request for the conversation that is kept under exactly this spelling. */
export function conversationUnder(phone: string) {
	return { path: ['conversations', 'v1', 'by-phone', phone], envelope: objectIn('data') };
}

/** Validates what the locator 'Conversation' holds. */
export function validateConversation(
	issues: ValidationIssues,
	{ mode, value }: Located,
	{ defaultCountry, tryOtherSpellings }: { defaultCountry: string; tryOtherSpellings: boolean },
): ConversationReference {
	const parameter = 'Conversation';
	if (mode !== 'phone') return { id: validateId(issues, { parameter, value, byPhone: true }) };
	return { phone: validatePhone(issues, { parameter, value, defaultCountry }), tryOtherSpellings };
}

/**
 * The ID of the conversation that an operation is about: none, one or two requests, see
 * {@link findConversationId}.
 *
 * @throws NodeApiError if Whaapy has no conversation with the number
 */
export async function readConversationId(run: ConversationRun): Promise<string> {
	const { parameters, issues, defaultCountry } = run;
	const { tryOtherSpellings } = parameters.options;
	return await findConversationId(
		run,
		validateConversation(issues, parameters.conversationId, { defaultCountry, tryOtherSpellings }),
	);
}

/**
 * What the user reads if there is no conversation with an ID.
 *
 * @param parameter the display name of the parameter that holds it
 */
export function unknownConversation(id: string, parameter = 'Conversation'): StatusMessages {
	return {
		404: {
			message: `Whaapy has no conversation with the ID '${id}'`,
			description: `Check '${parameter}', or choose it 'By Phone'.`,
		},
	};
}

/**
 * The ID of the conversation that a locator names. One or two requests for a phone number, none for
 * an ID, nor for a number that the run has found already.
 *
 * @throws NodeApiError if Whaapy has no conversation with the number
 */
export async function findConversationId(
	run: LookupRun,
	reference: ConversationReference,
): Promise<string> {
	return (await locateConversation(run, reference)).id;
}

/**
 * The same, with the conversation itself, as it was when the run looked it up.
 *
 * @throws NodeApiError if Whaapy has no conversation with the number
 */
export async function locateConversation(
	{ client, context, itemIndex }: LookupRun,
	reference: ConversationReference,
): Promise<{ id: string; conversation?: IDataObject }> {
	if ('id' in reference) return reference;
	const { phone, tryOtherSpellings } = reference;
	return await client.cache.get(`conversation with ${phone} ${tryOtherSpellings}`, async () => {
		const result = await findConversation(client, reference);
		if ('missing' in result) {
			throw conversationMissing(context.getNode(), { ...reference, ...result, itemIndex });
		}
		const id = idIn(result.found.id);
		if (id !== undefined) return { id, conversation: result.found };
		throw operationError(context.getNode(), {
			message: `Whaapy has a conversation with ${phone} but does not say its ID`,
			description: "Choose the conversation 'From List' or 'By ID'.",
			itemIndex,
		});
	});
}

/** A phone number under which Whaapy has no conversation. */
interface MissingConversation extends PhoneLookup {
	/** Whaapy's own words. */
	missing: string;
	itemIndex: number;
	/** What to do. */
	hint?: string;
}

/** What the user reads if Whaapy knows neither spelling. */
export function conversationMissing(
	node: INode,
	{ phone, tryOtherSpellings, missing, itemIndex, hint }: MissingConversation,
): NodeApiError {
	const other = tryOtherSpellings ? otherSpelling(phone) : undefined;
	const numbers = other === undefined ? phone : `${phone} or ${other}`;
	const advice = hint ?? "Check the number, and 'Default Country' under Options.";
	const words = missing ? `${advice} Whaapy says: ${missing}` : advice;
	return statusError(node, '404', {
		message: `Whaapy has no conversation with ${numbers}`,
		description: `${words} (HTTP 404)`,
		itemIndex,
	});
}
