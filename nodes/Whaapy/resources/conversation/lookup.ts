import type { IDataObject, INode, NodeApiError } from 'n8n-workflow';
import type { WhaapyClient } from '../../shared/client';
import { notFoundError } from '../../shared/errors';
import { isObject } from '../../shared/outcome';
import { otherSpelling } from '../../shared/phone';

/**
 * The conversation with a phone number, under the spelling given or, on a miss, under WhatsApp's
 * other spelling of the same subscriber (page conversations-by-phone; FACTS, "Phone numbers").
 *
 * One request, two at most.
 *
 * @param e164 the number, as `checkPhone` gives it
 * @param tryOther whether the other spelling may be tried
 * @returns `undefined` where Whaapy has no conversation under either
 */
export async function lookUpConversation(
	client: WhaapyClient,
	e164: string,
	tryOther: boolean,
): Promise<IDataObject | undefined> {
	const other = tryOther ? otherSpelling(e164) : undefined;
	for (const phone of [e164, other]) {
		if (phone === undefined) continue;
		const found = await client.find({
			path: ['conversations', 'v1', 'by-phone', phone],
			envelope: 'data',
		});
		if (isObject(found?.data)) return found.data;
	}
	return undefined;
}

/** What the user reads when neither spelling is known to Whaapy. */
export function conversationMissing(
	node: INode,
	itemIndex: number,
	e164: string,
	tryOther: boolean,
): NodeApiError {
	const other = tryOther ? otherSpelling(e164) : undefined;
	const numbers = other === undefined ? e164 : `${e164} or ${other}`;
	return notFoundError(node, itemIndex, {
		message: `Whaapy has no conversation with ${numbers}`,
		description:
			"Check 'Phone Number' and 'Default Country'. To go on without a conversation, set 'When Not Found' under Options to 'Return an Empty Item'.",
	});
}
