import type { IDataObject, INode, NodeApiError } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { notFoundError } from '../../api/apiError';
import { isObject } from '../../api/response';
import { otherSpelling } from '../../phone/normalizePhone';

/**
 * The conversation with a phone number, under the spelling given or, on a miss, under WhatsApp's
 * other spelling of the same subscriber (page conversations-by-phone; FACTS, "Phone numbers").
 *
 * One request, two at most.
 *
 * @param e164 the number, as `checkPhone` gives it
 * @param tryOther whether the other spelling may be tried
 * @returns the conversation, or what Whaapy says where it has none under either
 */
export async function lookUpConversation(
	client: WhaapyClient,
	e164: string,
	tryOther: boolean,
): Promise<{ conversation: IDataObject } | { missing: string }> {
	const other = tryOther ? otherSpelling(e164) : undefined;
	let found = await client.find(byPhone(e164));
	if ('missing' in found && other !== undefined) found = await client.find(byPhone(other));
	if ('missing' in found) return found;
	return { conversation: isObject(found.body.data) ? found.body.data : {} };
}

/**
 * The spelling under which the conversation with a subscriber is kept, so that a message does not
 * begin a second one beside it; the number as given where there is none, or the key may not look.
 */
export async function spellingInUse(client: WhaapyClient, e164: string): Promise<string> {
	const other = otherSpelling(e164);
	if (other === undefined) return e164;
	for (const phone of [e164, other]) if (await client.peek(byPhone(phone))) return phone;
	return e164;
}

function byPhone(phone: string) {
	return { path: ['conversations', 'v1', 'by-phone', phone], envelope: 'data' };
}

/**
 * What the user reads when neither spelling is known to Whaapy.
 *
 * @param said Whaapy's own words
 * @param hint what to do
 */
export function conversationMissing(
	node: INode,
	itemIndex: number,
	e164: string,
	tryOther: boolean,
	said: string,
	hint = "Check the number, and 'Default Country' under Options.",
): NodeApiError {
	const other = tryOther ? otherSpelling(e164) : undefined;
	const numbers = other === undefined ? e164 : `${e164} or ${other}`;
	return notFoundError(node, itemIndex, {
		message: `Whaapy has no conversation with ${numbers}`,
		description: said ? `${hint} Whaapy says: ${said}` : hint,
	});
}
